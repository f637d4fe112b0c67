package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.config.ReadResult;
import org.caitfit.config.StudyReader;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.invert.DirectInversion;
import org.caitfit.invert.Inversion;
import org.caitfit.invert.InversionStart;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.refine.StopReason;
import org.caitfit.results.InvertedPoint;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A measured diffusion couple against what the authors of the data found (Chen, Zhang, Zhao, J. Open Res. Softw. 7 (2019) 13). */
final class TitaniumZirconiumTest {
    /** Mole fraction and D of the authors, m^2/s. */
    private static final double[][] SOURCE = {
        {0, 4.97e-13},
        {0.1, 4.68e-13},
        {0.2, 4.37e-13},
        {0.4, 3.76e-13},
        {0.5, 3.45e-13},
        {0.6, 3.10e-13},
        {0.8, 1.99e-13},
        {0.95, 1.18e-13}
    };

    private static final Study STUDY =
            ((ReadResult.Read) StudyReader.read(Path.of("..", "configs", "ti-zr.yaml"))).study();
    private static final ExperimentModel MODEL =
            new ExperimentModel(STUDY, STUDY.experiments().get(0));

    @Test
    void aFitFromTheInversionAgreesWithTheAuthors(TestReporter reporter) {
        Map<String, Double> start;
        try (ThreadEngine engine = new ThreadEngine(1)) {
            start = InversionStart.of(MODEL, engine).orElseThrow();
        }
        FitModel fit = new FitModel(STUDY, STUDY.search().fits().get(0), List.of(MODEL), "couple#1");
        Refinement refinement = new Refiner(RefineSettings.defaults())
                .refine(
                        fit,
                        fit.space().lower(),
                        fit.space().upper(),
                        fit.space().point(start));
        Map<String, Double> best = fit.space().values(refinement.best().copy());
        double rms = 1e-3 * Math.sqrt(refinement.chiSquare() / refinement.points());
        reporter.publishEntry("rms", rms + " after " + refinement.evaluations() + " runs");
        reporter.publishEntry("values", "" + best);

        assertThat(refinement.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(rms).isLessThan(1.2e-3);
        // error bars of the authors
        assertThat(decades(best, "d_000", 4.97e-13)).isBetween(-0.051, 0.041);
        assertThat(decades(best, "d_050", 3.45e-13)).isBetween(-0.016, 0.026);
        assertThat(best.get("matano_plane")).isBetween(1754e-6, 1756.5e-6);
    }

    private static double decades(Map<String, Double> values, String name, double source) {
        return Math.log10(values.get(name) / source);
    }

    @Test
    void theInversionAgreesWithTheAuthorsWithinItsBand(TestReporter reporter) {
        Inversion inversion;
        try (ThreadEngine engine = new ThreadEngine(2)) {
            inversion = DirectInversion.of(MODEL, middle(), engine, 40);
        }
        List<String> lines = new ArrayList<>();
        for (double[] source : SOURCE) {
            InvertedPoint point = inversion.points().stream()
                    .filter(p -> p.informative() && Math.abs(p.fraction() - source[0]) < 0.0101)
                    .min((a, b) ->
                            Double.compare(Math.abs(a.fraction() - source[0]), Math.abs(b.fraction() - source[0])))
                    .orElseThrow();
            InvertedPoint.Band band = point.band().orElseThrow();
            lines.add(String.format("%.3f: %.3f", point.fraction(), point.diffusivity() / source[1]));
            assertThat(source[1]).isBetween(band.lower(), band.upper());
            assertThat(band.upper() / band.lower()).isLessThan(source[0] > 0 ? 2 : 3);
        }
        reporter.publishEntry("D over that of the authors", String.join("; ", lines));
        reporter.publishEntry("runs", "" + inversion.iterations());
        assertThat(inversion.converged()).isTrue();
        assertThat(inversion.contact().orElseThrow().value()).isBetween(1754e-6, 1756.5e-6);
    }

    private static Map<String, Double> middle() {
        Map<String, Double> values = new java.util.LinkedHashMap<>();
        STUDY.parameters().forEach(p -> values.put(p.name(), Math.sqrt(p.lower() * p.upper())));
        return values;
    }
}
