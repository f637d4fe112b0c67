package org.caitfit.invert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DrawsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 120, 399, 401, 1e4})
    void countsHaveTheMeanAndTheVarianceOfPoisson(double mean) {
        int count = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double c = Draws.counts(mean, i);
            assertThat(c).isEqualTo(Math.rint(c)).isNotNegative();
            sum += c;
            squares += c * c;
        }
        double average = sum / count;
        assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(mean / count)));
        // 5 standard deviations of a variance
        assertThat((squares / count - average * average) / mean)
                .isCloseTo(1, within(5 * Math.sqrt((2 + 1 / mean) / count)));
    }
}
