package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.caitfit.study.NoiseModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Synthetic noise against the distributions that it should have. */
class NoiseDrawTest {
    private static final int DRAWS = 40_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1, 11.9, 12.1, 40, 1e4})
    void countsArePoisson(double mean) {
        NoiseDraw noise = new NoiseDraw(5, 0);
        PoissonDistribution truth = new PoissonDistribution(mean);
        double sum = 0;
        double square = 0;
        int[] below = new int[3];
        double[] limits = {Math.floor(mean - Math.sqrt(mean)), Math.floor(mean), Math.floor(mean + Math.sqrt(mean))};
        for (int i = 0; i < DRAWS; i++) {
            double counts = noise.counts(mean);
            sum += counts;
            square += (counts - mean) * (counts - mean);
            for (int k = 0; k < 3; k++) {
                below[k] += counts <= limits[k] ? 1 : 0;
            }
        }
        assertThat(sum / DRAWS).isCloseTo(mean, within(4 * Math.sqrt(mean / DRAWS)));
        assertThat(square / DRAWS).isCloseTo(mean, within(4 * Math.sqrt((2 * mean * mean + mean) / DRAWS)));
        for (int k = 0; k < 3; k++) {
            double share = truth.cumulativeProbability((int) limits[k]);
            assertThat(below[k] / (double) DRAWS)
                    .as("at most %s", limits[k])
                    .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / DRAWS) + 1e-12));
        }
    }

    @Test
    void relativeNoiseHasTheStatedWidth() {
        NoiseDraw noise = new NoiseDraw(6, 3);
        NoiseModel model = new NoiseModel.AbsoluteRelative(3, 0.04);
        double square = 0;
        for (int i = 0; i < DRAWS; i++) {
            double off = noise.measured(model, 100, 1) - 100;
            square += off * off;
        }
        assertThat(square / DRAWS).isCloseTo(25, within(4 * 25 * Math.sqrt(2.0 / DRAWS)));
    }

    @Test
    void streamsOfReplicatesDifferAndRepeat() {
        assertThat(new NoiseDraw(1, 2).uniform()).isEqualTo(new NoiseDraw(1, 2).uniform());
        assertThat(new NoiseDraw(1, 2).uniform()).isNotEqualTo(new NoiseDraw(1, 3).uniform());
        assertThat(new NoiseDraw(1, 2).uniform()).isNotEqualTo(new NoiseDraw(2, 2).uniform());
    }
}
