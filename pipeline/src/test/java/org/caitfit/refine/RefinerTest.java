package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where and why a refinement ends, within its budget and to the same bits. */
class RefinerTest {
    private static final Refiner REFINER = new Refiner(RefineSettings.defaults());

    @Test
    void rosenbrockIsSolved() {
        Refinement fit =
                REFINER.refine(Models.ROSENBROCK, new double[] {-3, -3}, new double[] {3, 3}, new double[] {-1.2, 1});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.chiSquare()).isLessThan(1e-3);
        assertThat(fit.trajectory().get(0).iteration()).hasValue(0);
        assertThat(fit.trajectory().stream().filter(v -> v.iteration().isPresent()))
                .hasSize(fit.iterations() + 1);
    }

    @Test
    void budgetIsNeverExceededAndKeepsTheBestPoint() {
        for (int budget = 1; budget < 80; budget++) {
            Refinement fit = new Refiner(RefineSettings.defaults().withMaxEvaluations(budget))
                    .refine(Models.ROSENBROCK, new double[] {-3, -3}, new double[] {3, 3}, new double[] {-1.2, 1});
            assertThat(fit.evaluations()).isLessThanOrEqualTo(budget);
            double best = fit.trajectory().stream()
                    .filter(v -> v.purpose() != ResidualModel.Purpose.DERIVATIVE)
                    .mapToDouble(v -> ((Visit.ChiSquare) v.score()).value())
                    .min()
                    .orElseThrow();
            assertThat(fit.chiSquare()).isEqualTo(best);
            assertThat(fit.reason()).isIn(StopReason.BUDGET, StopReason.CONVERGED);
            assertThat(fit.covariance().isPresent()).isEqualTo(budget >= 3);
            if (budget < 20) {
                assertThat(fit.reason()).isEqualTo(StopReason.BUDGET);
            }
        }
    }

    @Test
    void roughResidualsStillEndWithAStatedOptimum() {
        ResidualModel model = Models.of(
                2,
                p -> IntStream.range(0, 40)
                        .mapToDouble(i -> 10 * (p[0] * Math.exp(-p[1] * i / 10.0) - 2 * Math.exp(-0.7 * i / 10.0))
                                + 1e-4 * Math.sin(1e7 * (p[0] + i) * p[1])
                                + (i % 2 == 0 ? 1 : -1))
                        .toArray());
        Refinement fit = REFINER.refine(model, new double[] {0, 0}, new double[] {5, 3}, new double[] {1, 0.3});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.predictedReduction()).isLessThan(1e-2);
        assertThat(fit.residualLag1()).isLessThan(-0.8);
    }

    @Test
    void wrongDerivativesNeverCountAsConvergence() {
        ResidualModel model =
                Models.exact(1, p -> new double[] {10 * (p[0] - 0.2), 1}, p -> new double[][] {{-10}, {0}});
        Refinement fit = REFINER.refine(model, new double[] {-1}, new double[] {1}, new double[] {0.7});

        assertThat(fit.reason()).isEqualTo(StopReason.NO_PROGRESS);
    }

    @Test
    void repetitionAndParallelColumnsGiveTheSameBits() {
        double[] lower = {-5, -10};
        double[] upper = {4, 10};
        double[] start = {-4, 9};
        Refinement one = REFINER.refine(Models.TILTED, lower, upper, start);
        for (Refinement other : List.of(
                REFINER.refine(Models.TILTED, lower, upper, start),
                REFINER.refine(Models.parallel(Models.TILTED), lower, upper, start))) {
            assertThat(other.trajectory()).isEqualTo(one.trajectory());
            assertThat(other.best()).isEqualTo(one.best());
            assertThat(other.covariance().orElseThrow().matrix())
                    .isEqualTo(one.covariance().orElseThrow().matrix());
        }
    }

    @Test
    void wrongInputIsRefused() {
        ResidualModel model = Models.of(1, p -> p);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REFINER.refine(model, new double[] {0}, new double[] {1}, new double[] {2}))
                .withMessageContaining("start");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REFINER.refine(model, new double[] {1}, new double[] {0}, new double[] {0}));
    }
}
