package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caitfit.solver.SolverSettings;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.Quantity;
import org.junit.jupiter.api.Test;

final class RunIdentityTest {
    private static final DiffusionSpec CONSTANT = new DiffusionSpec.Constant(Quantity.Known.of(1e-17));
    private static final RunIdentity IDENTITY = new RunIdentity("abc", SolverSettings.DEFAULT, "K");

    @Test
    void theSameBitsGiveTheSameId() {
        assertThat(IDENTITY.of(new double[] {0.1, -20.5}))
                .matches("[0-9a-f]{16}")
                .isEqualTo(new RunIdentity("abc", SolverSettings.DEFAULT, "K").of(new double[] {0.1, -20.5}));
    }

    @Test
    void theLastBitGivesAnotherId() {
        assertThat(IDENTITY.of(new double[] {Math.nextUp(0.1), -20.5}))
                .isNotEqualTo(IDENTITY.of(new double[] {0.1, -20.5}));
    }

    @Test
    void problemNumericsAndExperimentGiveAnotherId() {
        double[] point = {1, 2};
        assertThat(IDENTITY.of(point))
                .isNotEqualTo(new RunIdentity("abd", SolverSettings.DEFAULT, "K").of(point))
                .isNotEqualTo(new RunIdentity("abc", SolverSettings.HIGH, "K").of(point))
                .isNotEqualTo(new RunIdentity("abc", SolverSettings.DEFAULT, "Rb").of(point))
                .isNotEqualTo(new RunIdentity("abc", SolverSettings.DEFAULT, "K", Map.of("Li", CONSTANT)).of(point))
                .isNotEqualTo(IDENTITY.of(new double[] {2, 1}))
                .isNotEqualTo(IDENTITY.of(new double[] {1}));
    }
}
