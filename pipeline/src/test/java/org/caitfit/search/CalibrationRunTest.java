package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.results.Calibration;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reduced form of `make calibrate`: few replicates of one experiment. */
final class CalibrationRunTest {
    private static final int REPLICATES = 24;

    @TempDir
    private static Path folder;

    private static Study study;

    @BeforeAll
    static void read() {
        study = SyntheticStudy.read(SyntheticStudy.cait(
                folder, 2, 1, "starts: 1", "max_evaluations: 60", "fits: {K: [K], joint: [K, Rb]}"));
    }

    private static Calibration run(int replicates, int threads, Map<String, Double> truth) {
        FitSpec fit = study.search().fits().stream()
                .filter(f -> f.id().equals("K"))
                .findFirst()
                .orElseThrow();
        try (ThreadEngine engine = new ThreadEngine(threads)) {
            return new CalibrationRun(study, fit, engine, Progress.silent()).run(truth, replicates, 20260401);
        }
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheyShould() {
        Calibration c = run(REPLICATES, 2, SyntheticStudy.CAIT_TRUTH);

        assertThat(c.failed()).isZero();
        assertThat(c.estimates()).hasSize(2 * REPLICATES);
        assertThat(c.parameters()).extracting(Calibration.Parameter::name).containsExactly("sed_fwhm", "d_K");
        assertThat(c.parameters()).allSatisfy(p -> {
            // bounds that right intervals leave once in some thousand seeds
            assertThat(p.likelihood95().hits()).isGreaterThanOrEqualTo(REPLICATES - 6);
            assertThat(p.linear95().hits()).isGreaterThanOrEqualTo(REPLICATES - 6);
            assertThat(p.likelihood68().hits()).isBetween(8, REPLICATES);
            assertThat(Math.abs(p.bias())).isLessThan(0.7);
            assertThat(p.scatter()).isBetween(0.55, 1.5);
            assertThat(p.truth()).isBetween(p.lower(), p.upper());
        });
        // of data with so many counts, both kinds of intervals say the same
        assertThat(c.estimates())
                .allSatisfy(e ->
                        assertThat(Math.abs(e.pull() * e.pull() - e.rise())).isLessThan(0.1 + 0.1 * e.rise()));
    }

    @Test
    void threadsChangeNothing() {
        assertThat(run(3, 1, SyntheticStudy.CAIT_TRUTH)).isEqualTo(run(3, 3, SyntheticStudy.CAIT_TRUTH));
    }

    @Test
    void aTruthWithoutARunIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(1, 1, Map.of("sed_fwhm", -1.0, "d_K", 1e-21)))
                .withMessageContaining("K cannot be simulated");
    }
}
