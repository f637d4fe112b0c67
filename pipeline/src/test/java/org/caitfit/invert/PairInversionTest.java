package org.caitfit.invert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.config.ReadResult;
import org.caitfit.config.StudyReader;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.InvertedPoint;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inversion of the synthetic lithium borate profiles, whose D are known; they come from an independent program. */
final class PairInversionTest {
    private static final double MEV = 1e-3 * PhysicalConstants.ELEMENTARY_CHARGE;
    private static final double N_BULK = 1.4e28;
    private static final SiteEnergyDiffusion TRUTH = new SiteEnergyDiffusion(1e-17, 250 * MEV, 0.1, N_BULK);

    /** Far from the truth: only D at bulk density is taken from them. */
    private static final Map<String, Double> VALUES =
            Map.of("d_Li_bulk", 1e-17, "sed_fwhm", 150 * MEV, "d_K", 1e-22, "d_Rb", 1e-22, "d_Cs", 1e-22);

    static Study study(String file) {
        return ((ReadResult.Read) StudyReader.read(Path.of("..", "configs", file))).study();
    }

    private static ExperimentModel model(String id) {
        Study study = study("lithium-borate.yaml");
        ExperimentSpec experiment = study.experiments().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new ExperimentModel(study, experiment);
    }

    @ParameterizedTest
    @CsvSource({"K, 7e-21, 0.06, 0.13", "Rb, 1.3e-21, 0.02, 0.055", "Cs, 3.5e-22, 0.01, 0.026"})
    void theTruthLiesWithinABandOfLessThanAFactorOfTwo(
            String id, double foreign, double from, double to, TestReporter reporter) {
        Inversion inversion;
        try (ThreadEngine engine = new ThreadEngine(2)) {
            inversion = DirectInversion.of(model(id), VALUES, engine, 30);
        }
        List<InvertedPoint> told =
                inversion.points().stream().filter(InvertedPoint::informative).toList();
        double d = inversion.foreign().orElseThrow().diffusivity().value();
        List<String> lines = new ArrayList<>();
        for (InvertedPoint point : told) {
            InvertedPoint.Band band = point.band().orElseThrow();
            double truth = TRUTH.at(point.fraction() * N_BULK, 350).value() / foreign;
            lines.add(String.format(
                    "%.4f: %.3f, %.3f ... %.3f",
                    point.fraction(),
                    point.diffusivity() / d / truth,
                    band.lower() / d / truth,
                    band.upper() / d / truth));
            assertThat(truth * d).isBetween(band.lower(), band.upper());
            assertThat(band.upper() / band.lower()).isLessThan(2);
        }
        reporter.publishEntry("ratio over the truth", String.join("; ", lines));
        reporter.publishEntry("foreign", d / foreign + ", runs " + inversion.iterations());
        assertThat(told.get(0).fraction()).isLessThan(from);
        assertThat(told.get(told.size() - 1).fraction()).isGreaterThan(to);
        // nothing is said of the inside of a front that the instrument does not resolve
        assertThat(inversion.points())
                .filteredOn(p -> p.fraction() > 0.25 && p.fraction() < 0.95)
                .noneMatch(InvertedPoint::informative);
        assertThat(d / foreign).isCloseTo(1, within(5e-3));
        assertThat(inversion.converged()).isTrue();
        assertThat(inversion.iterations()).hasSizeLessThan(6);
    }

    @Test
    void whatCannotBeInvertedSaysWhy() {
        Study study = study("cover-glass.yaml");
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0));
        Map<String, Double> middle = new java.util.HashMap<>();
        study.parameters().forEach(p -> middle.put(p.name(), Math.sqrt(p.lower() * p.upper())));
        try (ThreadEngine engine = new ThreadEngine(1)) {
            assertThatThrownBy(() -> DirectInversion.of(model, middle, engine, 0))
                    .isInstanceOf(InversionException.class)
                    .hasMessageContaining("one stage")
                    .hasMessageContaining("Maybe");
        }
    }
}
