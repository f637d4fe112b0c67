package org.caitfit.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Residual patterns against series of known correlation. */
class SerialCorrelationTest {
    /** r_i = phi r_(i-1) + sqrt(1 - phi^2) noise: variance 1, autocorrelation phi^lag. */
    private static double[] autoregressive(double phi, int points, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] r = new double[points];
        double last = normal(random);
        for (int i = 0; i < points; i++) {
            last = phi * last + Math.sqrt(1 - phi * phi) * normal(random);
            r[i] = last;
        }
        return r;
    }

    /** Sum of 12 uniform numbers: variance 1. */
    private static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    @Test
    void noiseIsSeldomCalledCorrelated() {
        long called = IntStream.range(0, 1000)
                .filter(s -> new SerialCorrelation(autoregressive(0, 180, s)).correlated())
                .count();
        assertThat(called).isLessThan(8);
    }

    @Test
    void ofNoiseTheVarianceIsThatOfIndependentResiduals() {
        SerialCorrelation noise = new SerialCorrelation(autoregressive(0, 200, 1));
        double[] weights =
                IntStream.range(0, 200).mapToDouble(i -> Math.sin(0.1 * i)).toArray();

        assertThat(noise.blockLength()).isEqualTo(1);
        assertThat(noise.runsSigma()).isBetween(-3.0, 3.0);
        assertThat(noise.variance(weights))
                .isCloseTo(Arrays.stream(weights).map(w -> w * w).sum(), within(1e-12));
    }

    /** The mean of a correlated series scatters by (1 + phi)/(1 - phi) more; half a front by its own sum. */
    @Test
    void ofCorrelatedSeriesTheVarianceOfASmoothSumComesBack() {
        double phi = 0.7;
        int points = 400;
        double[] weights = IntStream.range(0, points)
                .mapToDouble(i -> Math.exp(-(i - 200.0) * (i - 200.0) / 5000))
                .toArray();
        double truth = 0;
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                truth += weights[i] * weights[j] * Math.pow(phi, Math.abs(i - j));
            }
        }
        double white = Arrays.stream(weights).map(w -> w * w).sum();
        double mean = 0;
        int count = 60;
        for (int s = 0; s < count; s++) {
            SerialCorrelation correlation = new SerialCorrelation(autoregressive(phi, points, 100 + s));
            assertThat(correlation.correlated()).isTrue();
            assertThat(correlation.lag1()).isCloseTo(phi, within(0.2));
            assertThat(correlation.runsSigma()).isLessThan(-3);
            assertThat(correlation.blockLength()).isBetween(4, 60);
            mean += correlation.variance(weights) / count;
        }
        assertThat(truth).isGreaterThan(5 * white);
        // blocks cut correlations: a bootstrap of blocks is known to fall somewhat short
        assertThat(mean).isCloseTo(truth, Percentage.withPercentage(20));
    }

    /** The closed form is what a circular block bootstrap tends to. */
    @Test
    void theVarianceIsThatOfACircularBlockBootstrap() {
        double[] drawn = autoregressive(0.6, 120, 7);
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double[] r = Arrays.stream(drawn).map(x -> x - mean).toArray();
        SerialCorrelation correlation = new SerialCorrelation(r);
        int length = correlation.blockLength();
        double[] weights =
                IntStream.range(0, 120).mapToDouble(i -> 1 + Math.sin(0.05 * i)).toArray();
        SplittableRandom random = new SplittableRandom(3);
        double square = 0;
        int draws = 10_000;
        for (int d = 0; d < draws; d++) {
            double sum = 0;
            // where the first block begins must not matter
            int at = -random.nextInt(length);
            while (at < 120) {
                int from = random.nextInt(120);
                for (int k = 0; k < length; k++) {
                    if (at + k >= 0 && at + k < 120) {
                        sum += weights[at + k] * r[(from + k) % 120];
                    }
                }
                at += length;
            }
            square += sum * sum / draws;
        }
        double scale = Math.max(1, correlation.chiSquare() / 120) / (correlation.chiSquare() / 120);
        // the two differ in the pairs across the ends, of which there are few
        assertThat(correlation.variance(weights) / scale).isCloseTo(square, Percentage.withPercentage(10));
    }

    @Test
    void alternatingSignsHaveMoreRunsThanChance() {
        double[] r =
                IntStream.range(0, 40).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
        SerialCorrelation correlation = new SerialCorrelation(r);

        assertThat(correlation.runs()).isEqualTo(40);
        assertThat(correlation.runsSigma()).isGreaterThan(5);
        assertThat(correlation.lag1()).isCloseTo(-39 / 40.0, within(1e-12));
        assertThat(correlation.correlated()).isFalse();
    }

    @Test
    void pointsWithoutCountsHaveNoSign() {
        double[] noise = autoregressive(0, 100, 5);
        double[] r = IntStream.range(0, 200)
                .mapToDouble(i -> i < 100 ? noise[i] : 1e-6)
                .toArray();
        assertThat(new SerialCorrelation(r).correlated()).isFalse();
    }
}
