package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.NoiseDraw;
import org.caitfit.solver.Outcome;
import org.caitfit.study.Study;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chi-square near its minimum is a smooth function of the inputs at the accuracy of grids: what an optimiser walks on has no
 * steps.
 */
final class SmoothScoreTest {
    private static final int STEPS = 200;

    /** Of a decade, in steps of 1e-3 decade: every fifth; all of them take a minute. */
    private static final int EVERY = Integer.getInteger("caitfit.every", 5);

    /** Points on either side that the local cubic is fitted to. */
    private static final int REACH = 10;

    private static final int NEAR = 3;

    private static final Map<String, Double> TRUTH = Map.of(
            "sed_fwhm", 240 * 1.602176634e-22, "d_K", 6e-21, "d_Li", 1e-17, "voltage", 10.0, "duration", 15_600.0);

    private static final String VARIED =
            "voltage: {parameter: voltage}, temperature: 350 K, duration: {parameter: duration}";
    private static final String MORE_PARAMETERS = """
              d_Li: {bounds: [1e-18 m2/s, 1e-16 m2/s], scale: log10, grid: 2}
              voltage: {bounds: [1 V, 100 V], scale: log10, grid: 2}
              duration: {bounds: [1 h, 10 h], scale: log10, grid: 2}
            """;

    @TempDir
    private Path folder;

    /** Some 20 sigma on either side of the minimum of one experiment. Measured: at most 2.3e-4 off a local cubic. */
    @ParameterizedTest
    @CsvSource({"d_Li, 2e-5", "d_K, 1e-4", "sed_fwhm, 1e-4", "voltage, 2e-5", "duration, 2e-5"})
    void chiSquareIsALocalCubic(String input, double decades, TestReporter reporter) throws IOException {
        ExperimentModel model = model();
        double[] chiSquare = IntStream.range(0, STEPS)
                .mapToDouble(i -> scored(model, moved(input, decades * (i - STEPS / 2)))
                        .score()
                        .chiSquare())
                .toArray();
        double worst = 0;
        for (int i = REACH; i < STEPS - REACH; i++) {
            worst = Math.max(worst, Math.abs(chiSquare[i] - cubic(chiSquare, i, REACH)));
        }
        reporter.publishEntry(input, worst + " of " + chiSquare[0] + " ... " + chiSquare[STEPS / 2]);
        assertThat(worst).isLessThan(0.02);
    }

    /**
     * About the minima of many experiments: one at each place of a decade of each input, with 3 steps of about one sigma to either
     * side. Measured over all 1000 places: at most 0.0095 off a local cubic.
     */
    @ParameterizedTest
    @CsvSource({"d_Li, 500, 1e-4", "d_K, 500, 5e-4", "sed_fwhm, 800, 5e-4", "voltage, 500, 1e-4", "duration, 500, 1e-4"
    })
    void chiSquareIsALocalCubicAboutAnyMinimum(String input, int middle, double decades, TestReporter reporter)
            throws IOException {
        ExperimentModel model = model();
        double[] off = IntStream.range(0, 1000 / EVERY)
                .parallel()
                .mapToDouble(i -> offAbout(model, input, 1e-3 * (i * EVERY - middle), decades))
                .toArray();
        int place = IntStream.range(0, off.length)
                .reduce((a, b) -> off[b] > off[a] ? b : a)
                .orElseThrow();
        reporter.publishEntry(input, off[place] + " at " + place * EVERY);
        assertThat(off[place]).isLessThan(0.02);
    }

    /** Of data with the truth at a place, by how much chi-square in the middle is off a cubic. */
    private static double offAbout(ExperimentModel model, String input, double place, double decades) {
        Map<String, Double> truth = moved(input, place);
        Outcome.Completed at = scored(model, truth).outcome();
        ExperimentModel ofPlace = model.withData(SyntheticData.drawn(model, at, truth, new NoiseDraw(7, 0)));
        double[] chiSquare = IntStream.rangeClosed(-NEAR, NEAR)
                .mapToDouble(j -> scored(ofPlace, moved(input, place + decades * j))
                        .score()
                        .chiSquare())
                .toArray();
        return Math.abs(chiSquare[NEAR] - cubic(chiSquare, NEAR, NEAR));
    }

    private static ExperimentModel.Evaluation.Scored scored(ExperimentModel model, Map<String, Double> values) {
        return (ExperimentModel.Evaluation.Scored) model.evaluate(values);
    }

    /** The truth with one input multiplied. */
    private static Map<String, Double> moved(String input, double decades) {
        Map<String, Double> values = new HashMap<>(TRUTH);
        values.merge(input, Math.pow(10, decades), (a, b) -> a * b);
        return values;
    }

    /** The K experiment of the synthetic study, all inputs of its run parameters. */
    private ExperimentModel model() throws IOException {
        Path file = SyntheticStudy.cait(folder, 3, 5, "fits: {K: [K]}");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("bulk: 1e-17 m2/s", "bulk: {parameter: d_Li}")
                        .replace("voltage: 10 V, temperature: 350 K, duration: 15600 s", VARIED)
                        .replace("parameters:\n", "parameters:\n" + MORE_PARAMETERS));
        Study study = SyntheticStudy.read(file);
        return new ExperimentModel(study, study.experiments().get(0));
    }

    /** Least-squares cubic through the neighbours of a point and the point itself, there. */
    private static double cubic(double[] y, int at, int reach) {
        double s2 = 0;
        double s4 = 0;
        for (int j = -reach; j <= reach; j++) {
            s2 += (double) j * j;
            s4 += (double) j * j * j * j;
        }
        double count = 2 * reach + 1;
        double sum = 0;
        for (int j = -reach; j <= reach; j++) {
            sum += y[at + j] * (s4 - s2 * j * j) / (count * s4 - s2 * s2);
        }
        return sum;
    }
}
