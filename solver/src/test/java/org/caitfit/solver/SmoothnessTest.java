package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.FWHM;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;
import static org.caitfit.verification.StandardCase.VACANCIES;

import java.util.List;
import java.util.stream.IntStream;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run is a smooth function of its parameters: what a search differentiates and what its sensitivities mean. Measured: the
 * front depth deviates from a local cubic by at most 1.3e-4 nm.
 */
final class SmoothnessTest {
    private static final int STEPS = 1000;
    private static final double DECADES = 1e-3;
    /** Points on either side that the local cubic is fitted to. */
    private static final int REACH = 10;

    enum Input {
        D_BULK,
        D_FOREIGN,
        FWHM,
        VOLTAGE,
        DURATION
    }

    @ParameterizedTest
    @CsvSource({"D_BULK", "D_FOREIGN", "FWHM", "VOLTAGE", "DURATION"})
    void frontDepthIsALocalCubicOfEachInput(Input input, TestReporter reporter) {
        // a decade about the K-like case at 10 V; most of it below, where a wider SED would leave more than half of the
        // ions
        int middle = input == Input.FWHM ? 800 : STEPS / 2;
        double[] depth = IntStream.range(0, STEPS)
                .parallel()
                .mapToDouble(i -> 1e9 * frontDepth(input, Math.pow(10, DECADES * (i - middle))))
                .toArray();
        double worst = 0;
        int place = 0;
        for (int i = REACH; i < STEPS - REACH; i++) {
            double off = Math.abs(depth[i] - cubic(depth, i));
            place = off > worst ? i : place;
            worst = Math.max(worst, off);
        }
        reporter.publishEntry(
                input.toString(), worst + " nm at " + place + " over " + depth[0] + " ... " + depth[STEPS - 1]);
        assertThat(worst).as("nm").isLessThan(2e-3);
    }

    private static double frontDepth(Input input, double factor) {
        double[] f = {1, 1, 1, 1, 1};
        f[input.ordinal()] = factor;
        Stage stage = new Stage(
                new FrontControl.Potentiostatic(FOREIGN, 10 * f[3]),
                TEMPERATURE,
                StandardCase.K.durationAt10Volt() * f[4],
                List.of(
                        new SiteEnergyDiffusion(D_BULK * f[0], FWHM * f[2], VACANCIES, N_BULK),
                        new ConstantDiffusion(StandardCase.K.foreignRatio() * D_BULK * f[1])));
        return Run.of(StandardCase.problem(9, stage))
                .finalProfile()
                .frontDepth()
                .orElseThrow();
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
