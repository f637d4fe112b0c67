package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.SyntheticStudy;
import org.caitfit.study.Study;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chi-square near its minimum is a smooth function of the parameters: what an optimiser walks on has no steps. */
final class SmoothScoreTest {
    private static final int STEPS = 200;
    private static final double DECADES = 1e-4;
    /** Points on either side that the local cubic is fitted to. */
    private static final int REACH = 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"d_K", "sed_fwhm"})
    void chiSquareIsALocalCubic(String parameter, TestReporter reporter) throws IOException {
        Study study = SyntheticStudy.read(SyntheticStudy.cait(folder, 3, 5, "fits: {K: [K]}"));
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        double[] chiSquare = IntStream.range(0, STEPS)
                .mapToDouble(i -> {
                    Map<String, Double> values = new HashMap<>(SyntheticStudy.CAIT_TRUTH);
                    values.merge(parameter, Math.pow(10, DECADES * (i - STEPS / 2)), (a, b) -> a * b);
                    return model.evaluate(values).scoreIfAny().orElseThrow().chiSquare();
                })
                .toArray();
        double worst = 0;
        for (int i = REACH; i < STEPS - REACH; i++) {
            worst = Math.max(worst, Math.abs(chiSquare[i] - cubic(chiSquare, i)));
        }
        reporter.publishEntry(parameter, worst + " of " + chiSquare[0] + " ... " + chiSquare[STEPS / 2]);
        assertThat(worst).isLessThan(0.02);
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
