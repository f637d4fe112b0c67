package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.SyntheticStudy;
import org.caitfit.study.Study;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chi-square near its minimum is a smooth function of the inputs at the accuracy of grids: what an optimiser walks on has no
 * steps. The range is some 20 sigma on either side of the minimum. Measured: at most 0.005 off a local cubic.
 */
final class SmoothScoreTest {
    private static final int STEPS = 200;
    /** Points on either side that the local cubic is fitted to. */
    private static final int REACH = 10;

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

    @ParameterizedTest
    @CsvSource({"d_Li, 2e-5", "d_K, 1e-4", "sed_fwhm, 1e-4", "voltage, 2e-5", "duration, 2e-5"})
    void chiSquareIsALocalCubic(String input, double decades, TestReporter reporter) throws IOException {
        ExperimentModel model = model();
        double[] chiSquare = IntStream.range(0, STEPS)
                .mapToDouble(i -> {
                    Map<String, Double> values = new HashMap<>(TRUTH);
                    values.merge(input, Math.pow(10, decades * (i - STEPS / 2)), (a, b) -> a * b);
                    return model.evaluate(values).scoreIfAny().orElseThrow().chiSquare();
                })
                .toArray();
        double worst = 0;
        for (int i = REACH; i < STEPS - REACH; i++) {
            worst = Math.max(worst, Math.abs(chiSquare[i] - cubic(chiSquare, i)));
        }
        reporter.publishEntry(input, worst + " of " + chiSquare[0] + " ... " + chiSquare[STEPS / 2]);
        assertThat(worst).isLessThan(0.02);
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
    private static double cubic(double[] y, int at) {
        double s2 = 0;
        double s4 = 0;
        for (int j = -REACH; j <= REACH; j++) {
            s2 += (double) j * j;
            s4 += (double) j * j * j * j;
        }
        double count = 2 * REACH + 1;
        double sum = 0;
        for (int j = -REACH; j <= REACH; j++) {
            sum += y[at + j] * (s4 - s2 * j * j) / (count * s4 - s2 * s2);
        }
        return sum;
    }
}
