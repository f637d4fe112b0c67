package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.junit.jupiter.api.Test;

/** Sigmas of a refinement, what has none, and the shifts that follow from the covariance. */
class RefinerCovarianceTest {
    private static final Refiner REFINER = new Refiner(RefineSettings.defaults());

    @Test
    void hipparchusFindsTheSameOptimumAndSigmas() {
        double[] x = IntStream.range(0, 30).mapToDouble(i -> 0.1 * i).toArray();
        ResidualModel model = Models.exact(
                2,
                p -> IntStream.range(0, 30)
                        .mapToDouble(i ->
                                25 * (p[0] * Math.exp(-p[1] * x[i]) - 2 * Math.exp(-0.9 * x[i])) + Math.sin(5.0 * i))
                        .toArray(),
                p -> IntStream.range(0, 30)
                        .mapToObj(i ->
                                new double[] {25 * Math.exp(-p[1] * x[i]), -25 * x[i] * p[0] * Math.exp(-p[1] * x[i])})
                        .toArray(double[][]::new));
        Refinement fit = new Refiner(RefineSettings.defaults().withTolerances(1e-14, 1e-12, 1e-13))
                .refine(model, new double[] {0, 0}, new double[] {10, 5}, new double[] {1, 3});
        var peer = new LevenbergMarquardtOptimizer()
                .optimize(LeastSquaresFactory.create(
                        LeastSquaresFactory.model(
                                p -> Models.residuals(model, p).values(),
                                p -> Models.residuals(model, p).jacobian().orElseThrow()),
                        new ArrayRealVector(30),
                        new ArrayRealVector(new double[] {1, 3}),
                        new DiagonalMatrix(
                                IntStream.range(0, 30).mapToDouble(i -> 1).toArray()),
                        null,
                        1000,
                        1000));

        assertThat(fit.reason()).isEqualTo(StopReason.CONVERGED);
        for (int k = 0; k < 2; k++) {
            assertThat(fit.best().at(k)).isCloseTo(peer.getPoint().getEntry(k), within(1e-7));
            assertThat(fit.covariance().orElseThrow().sigma(k).getAsDouble())
                    .isCloseTo(peer.getSigma(1e-14).getEntry(k), within(1e-7));
        }
        assertThat(fit.trajectory()).noneMatch(v -> v.purpose() == ResidualModel.Purpose.DERIVATIVE);
    }

    @Test
    void onlyTheProductIsIdentifiable() {
        ResidualModel model = Models.of(
                3,
                p -> IntStream.range(0, 15)
                        .mapToDouble(i ->
                                20 * (Math.pow(10, p[0] + p[1]) * i / 10.0 - 2.0 * i / 10.0 + p[2] - 0.3 * (i % 3)))
                        .toArray());
        Refinement fit =
                REFINER.refine(model, new double[] {-2, -2, -2}, new double[] {2, 2, 2}, new double[] {-1, 0.3, 1});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.best().at(0) + fit.best().at(1)).isCloseTo(Math.log10(2), within(0.05));
        Covariance covariance = fit.covariance().orElseThrow();
        assertThat(covariance.rank()).isEqualTo(2);
        assertThat(covariance.matrix()).isEmpty();
        assertThat(covariance.sigma(0)).isEmpty();
        assertThat(covariance.sigma(1)).isEmpty();
        assertThat(covariance.sigma(2)).isPresent();
        assertThat(covariance.leastDetermined().get(0)).isCloseTo(Math.sqrt(0.5), within(1e-3));
        assertThat(covariance.leastDetermined().get(1)).isCloseTo(-Math.sqrt(0.5), within(1e-3));
        assertThat(covariance.leastDetermined().get(2)).isCloseTo(0, within(1e-3));
    }

    @Test
    void aParameterWithoutAnyEffectAndTooFewPointsHaveNoSigma() {
        Refinement idle = REFINER.refine(
                Models.of(2, p -> new double[] {p[0] - 0.3, 2 * p[0]}),
                new double[] {-1, -1},
                new double[] {1, 1},
                new double[] {0.9, 0.2});
        assertThat(idle.reason()).as(idle.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(idle.covariance().orElseThrow().sigma(0)).isPresent();
        assertThat(idle.covariance().orElseThrow().sigma(1)).isEmpty();
        assertThat(idle.covariance().orElseThrow().leastDetermined()).containsExactly(0.0, 1.0);
        assertThat(idle.covariance().orElseThrow().condition()).isInfinite();

        Refinement few = REFINER.refine(
                Models.of(2, p -> new double[] {p[0] + p[1] - 0.3}),
                new double[] {-1, -1},
                new double[] {1, 1},
                new double[] {0.9, 0.2});
        assertThat(few.reason()).as(few.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(few.covariance().orElseThrow().rank()).isEqualTo(1);
        assertThat(few.covariance().orElseThrow().sigma(0)).isEmpty();
    }

    @Test
    void aChangeOfTheResidualsShiftsTheOptimumOfALinearModelByWhatTheCovarianceSays() {
        double[][] rows = {{2, 1, 0}, {1, -3, 0}, {0.5, 1, 0}, {-1, 4, 0}};
        double[] change = {0.3, -0.2, 0.1, 0.4};
        Refinement before = refineLinear(rows, new double[4]);
        Refinement after = refineLinear(rows, change);
        List<OptionalDouble> shift = before.covariance().orElseThrow().shift(change);

        for (int k = 0; k < 2; k++) {
            assertThat(shift.get(k).getAsDouble())
                    .isCloseTo(after.best().at(k) - before.best().at(k), within(1e-6));
        }
        assertThat(Math.abs(shift.get(0).getAsDouble())).isGreaterThan(1e-2);
        // nothing depends on it
        assertThat(shift.get(2)).isEmpty();
    }

    private static Refinement refineLinear(double[][] rows, double[] change) {
        ResidualModel model = Models.of(
                3,
                p -> IntStream.range(0, rows.length)
                        .mapToDouble(i -> rows[i][0] * p[0] + rows[i][1] * p[1] + rows[i][2] * p[2] - i + change[i])
                        .toArray());
        return REFINER.refine(model, new double[] {-9, -9, -9}, new double[] {9, 9, 9}, new double[] {0.1, 0.2, 0.3});
    }

    @Test
    void aParameterAtItsBoundHasNoShiftAndTheOthersMoveWithItHeld() {
        ResidualModel model =
                Models.of(2, p -> new double[] {10 * (p[0] - 3), 10 * (p[1] - 0.5), 10 * (p[0] + p[1] - 1.5)});
        Refinement fit = REFINER.refine(model, new double[] {0, 0}, new double[] {1, 1}, new double[] {0.5, 0.2});

        assertThat(fit.atBound()).containsExactly(1, 0);
        List<OptionalDouble> shift = fit.covariance().orElseThrow().shift(new double[] {0, 1, 0});
        assertThat(shift.get(0)).isEmpty();
        assertThat(shift.get(1).getAsDouble()).isCloseTo(-0.05, within(1e-6));
    }
}
