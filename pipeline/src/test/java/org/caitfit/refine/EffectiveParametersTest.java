package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against closed forms. */
class EffectiveParametersTest {
    @Test
    void withoutPriorsTheyAreTheRank() {
        double[][] full = {{1, 2}, {3, 4}, {5, 7}};
        double[][] dependent = {{1, 2}, {3, 6}, {5, 10}};
        assertThat(EffectiveParameters.of(full, 3, 1e-9)).isCloseTo(2, within(1e-12));
        assertThat(EffectiveParameters.of(dependent, 3, 1e-9)).isCloseTo(1, within(1e-12));
    }

    @Test
    void aPriorTakesItsShare() {
        // one datum of weight w^2 against a prior of weight 1: w^2/(w^2 + 1), and a parameter of the prior alone
        double[][] jacobian = {{2, 0}, {0, 0}, {1, 0}, {0, 1}};
        assertThat(EffectiveParameters.of(jacobian, 2, 1e-9)).isCloseTo(4.0 / 5, within(1e-12));
    }
}
