package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Models that fail at the start, on the way or at the optimum. */
class RefinerFailuresTest {
    private static final Refiner REFINER = new Refiner(RefineSettings.defaults());

    @Test
    void optimumInsideAFailingRegionIsBlockedNotConverged() {
        ResidualModel model = Models.of(
                2,
                p -> p[1] > 1.2
                        ? new double[0]
                        : IntStream.range(0, 20)
                                .mapToDouble(
                                        i -> 100 * (p[0] * Math.exp(-p[1] * i / 10.0) - 2 * Math.exp(-1.5 * i / 10.0)))
                                .toArray());
        Refinement fit = REFINER.refine(model, new double[] {0, 0}, new double[] {5, 3}, new double[] {1, 0.5});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.BLOCKED_BY_FAILURES);
        assertThat(fit.detail()).contains("Beyond the wall.");
        assertThat(fit.best().at(1)).isLessThanOrEqualTo(1.2);
        assertThat(fit.gradientCosine()).isGreaterThan(1e-2);
        assertThat(fit.trajectory()).anyMatch(v -> v.score() instanceof Visit.Failure);
    }

    @Test
    void nanFarFromTheOptimumIsOnlyARejectedStep() {
        ResidualModel model = Models.of(2, p -> {
            double[] r = new double[20];
            for (int i = 0; i < r.length; i++) {
                double x = 0.1 * i;
                r[i] = p[1] > 1.6 ? Double.NaN : 100 * (p[0] * Math.exp(p[1] * x) - 2 * Math.exp(1.5 * x));
            }
            return r;
        });
        Refinement fit = REFINER.refine(model, new double[] {0, 0}, new double[] {5, 3}, new double[] {0.3, 0.2});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.best().at(1)).isCloseTo(1.5, within(1e-4));
        assertThat(fit.trajectory()).anyMatch(v -> v.score() instanceof Visit.Failure);
    }

    @Test
    void derivativesNextToAWallAreTakenOnTheOtherSide() {
        ResidualModel model =
                Models.of(1, p -> p[0] > 0.5 ? new double[0] : new double[] {10 * (p[0] - 0.4), p[0] * p[0]});
        Refinement fit = REFINER.refine(model, new double[] {0}, new double[] {1}, new double[] {0.5});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
    }

    @Test
    void noDerivativeAtAllIsBlocked() {
        ResidualModel model = Models.of(1, p -> p[0] != 0.5 ? new double[0] : new double[] {1});
        Refinement fit = REFINER.refine(model, new double[] {0}, new double[] {1}, new double[] {0.5});

        assertThat(fit.reason()).isEqualTo(StopReason.BLOCKED_BY_FAILURES);
        assertThat(fit.covariance()).isEmpty();
        assertThat(fit.chiSquare()).isEqualTo(1);
    }

    @Test
    void failingStartIsReported() {
        Refinement fit = REFINER.refine(
                Models.of(1, p -> new double[0]), new double[] {0}, new double[] {1}, new double[] {0.5});

        assertThat(fit.reason()).isEqualTo(StopReason.FAILED_START);
        assertThat(fit.evaluations()).isEqualTo(1);
        assertThat(fit.detail()).contains("Beyond the wall.");
    }
}
