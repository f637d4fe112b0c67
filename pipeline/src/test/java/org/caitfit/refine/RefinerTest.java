package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.junit.jupiter.api.Test;

class RefinerTest {
    private static final Refiner REFINER = new Refiner(RefineSettings.defaults());

    /** A tilted valley: optimum (3, 2) outside x <= 2; correlated, so clamping x alone gives the wrong y. */
    private static final ResidualModel TILTED = Models.of(2, p -> new double[] {
        10 * (p[0] - 3) + 8 * (p[1] - 2), 2 * (p[1] - 2) - (p[0] - 3), 0.5 * Math.sin(p[1]) + 0.1 * p[0]
    });

    private static final ResidualModel ROSENBROCK =
            Models.of(2, p -> new double[] {10 * (p[1] - p[0] * p[0]), 1 - p[0]});

    @Test
    void optimumBeyondABoundIsTheConstrainedOne() {
        double[] lower = {-5, -10};
        double[] upper = {2, 10};
        Refinement fit = REFINER.refine(TILTED, lower, upper, new double[] {-4, 9});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.AT_BOUND);
        assertThat(fit.atBound()).containsExactly(1, 0);
        assertThat(fit.best().at(0)).isEqualTo(2.0);
        double bestY = IntStream.rangeClosed(0, 200_000)
                .mapToDouble(i -> -10 + i * 1e-4)
                .boxed()
                .min(Comparator.comparingDouble(y -> chiSquare(TILTED, 2, y)))
                .orElseThrow();
        assertThat(fit.best().at(1)).isCloseTo(bestY, within(1e-3)); // sigma is 0.12
        assertThat(fit.chiSquare()).isCloseTo(chiSquare(TILTED, 2, bestY), within(1e-4));
        Covariance covariance = fit.covariance().orElseThrow();
        assertThat(covariance.sigma(0)).isEmpty();
        assertThat(covariance.sigma(1)).isPresent();
        assertThat(covariance.freeParameters()).containsExactly(1);
    }

    @Test
    void everyCornerOfTheBoundsIsFoundFromEveryOther() {
        for (int corner = 0; corner < 4; corner++) {
            double a = (corner & 1) == 0 ? -3 : 3;
            double b = (corner & 2) == 0 ? -3 : 3;
            ResidualModel model = Models.of(2, p -> new double[] {5 * (p[0] - a), p[1] - b, 0.1 * p[0] * p[1]});
            for (int from = 0; from < 4; from++) {
                double[] start = {(from & 1) == 0 ? -1 : 1, (from & 2) == 0 ? -1 : 1};
                Refinement fit = REFINER.refine(model, new double[] {-1, -1}, new double[] {1, 1}, start);
                assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.AT_BOUND);
                assertThat(fit.best()).isEqualTo(Point.of(Math.signum(a), Math.signum(b)));
                assertThat(fit.covariance().orElseThrow().freeParameters()).isEmpty();
            }
        }
    }

    @Test
    void aParameterAtItsBoundIsLetGoAgain() {
        // The full first step leaves the bounds of x, though the optimum (0.2, 0.04) is inside.
        Refinement fit = REFINER.refine(
                Models.of(2, p -> new double[] {50 * (p[1] - p[0] * p[0]), 0.2 - p[0]}),
                new double[] {-1, -1},
                new double[] {1, 1},
                new double[] {-1, 1});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.best().at(0)).isCloseTo(0.2, within(1e-2));
        assertThat(fit.atBound()).containsExactly(0, 0);
    }

    @Test
    void aParameterThatHitsItsBoundOnTheWayEndsInside() {
        // Far from x = 1 a Gauss-Newton step puts y beyond its bounds; at the optimum y = 0.5.
        ResidualModel model =
                Models.of(2, p -> new double[] {3 * (p[0] - 1), 4 * (p[1] - 0.5 - 3 * (p[0] - 1) * (p[0] - 1))});
        Refinement fit = REFINER.refine(model, new double[] {-3, 0}, new double[] {2, 1}, new double[] {-3, 0.1});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.trajectory())
                .anyMatch(v -> v.iteration().isPresent()
                        && v.point().at(1) == Math.rint(v.point().at(1)));
        assertThat(fit.best().at(0)).isCloseTo(1, within(0.02));
        assertThat(fit.best().at(1)).isCloseTo(0.5, within(0.02));
    }

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

    @Test
    void budgetIsNeverExceededAndKeepsTheBestPoint() {
        for (int budget = 1; budget < 80; budget++) {
            Refinement fit = new Refiner(RefineSettings.defaults().withMaxEvaluations(budget))
                    .refine(ROSENBROCK, new double[] {-3, -3}, new double[] {3, 3}, new double[] {-1.2, 1});
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
    void rosenbrockIsSolved() {
        Refinement fit = REFINER.refine(ROSENBROCK, new double[] {-3, -3}, new double[] {3, 3}, new double[] {-1.2, 1});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.chiSquare()).isLessThan(1e-3);
        assertThat(fit.trajectory().get(0).iteration()).hasValue(0);
        assertThat(fit.trajectory().stream().filter(v -> v.iteration().isPresent()))
                .hasSize(fit.iterations() + 1);
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
        Refinement one = REFINER.refine(TILTED, lower, upper, start);
        for (Refinement other : List.of(
                REFINER.refine(TILTED, lower, upper, start),
                REFINER.refine(Models.parallel(TILTED), lower, upper, start))) {
            assertThat(other.trajectory()).isEqualTo(one.trajectory());
            assertThat(other.best()).isEqualTo(one.best());
            assertThat(other.covariance().orElseThrow().matrix())
                    .isEqualTo(one.covariance().orElseThrow().matrix());
        }
    }

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
                                p -> residuals(model, p).values(),
                                p -> residuals(model, p).jacobian().orElseThrow()),
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

    /** Random linear models in a box: the answer is checked by the conditions of Karush, Kuhn and Tucker, computed apart. */
    @Test
    void linearModelsInABoxEndAtTheirUniqueOptimum() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 2 + random.nextInt(5);
            double[][] a = new double[n + 3][n];
            double[] b = new double[n + 3];
            for (int i = 0; i < b.length; i++) {
                b[i] = 20 * (random.nextDouble() - 0.5);
                for (int k = 0; k < n; k++) {
                    a[i][k] = 10 * (random.nextDouble() - 0.3);
                }
            }
            ResidualModel model = Models.of(
                    n,
                    p -> IntStream.range(0, b.length)
                            .mapToDouble(i -> Numbers.dot(a[i], p) - b[i])
                            .toArray());
            double[] lower = IntStream.range(0, n).mapToDouble(k -> -0.5).toArray();
            double[] upper = IntStream.range(0, n).mapToDouble(k -> 0.5).toArray();
            double[] start = IntStream.range(0, n)
                    .mapToDouble(k -> random.nextInt(3) == 0 ? 0.5 : random.nextDouble() - 0.5)
                    .toArray();
            Refinement fit = REFINER.refine(model, lower, upper, start);

            assertThat(fit.reason().optimal())
                    .as("seed %d: %s %s", seed, fit.reason(), fit.detail())
                    .isTrue();
            assertThat(fit.chiSquare())
                    .as("seed %d", seed)
                    .isCloseTo(boxOptimum(model, a, n), within(1e-3 * Math.max(1, fit.chiSquare() / 3)));
        }
    }

    /** Projected coordinate descent, exact along each coordinate; slow and simple. */
    private static double boxOptimum(ResidualModel model, double[][] a, int n) {
        double[] p = new double[n];
        for (int sweep = 0; sweep < 3000; sweep++) {
            for (int k = 0; k < n; k++) {
                double[] r = residuals(model, p).values();
                double slope = 0;
                double curvature = 0;
                for (int i = 0; i < r.length; i++) {
                    slope += a[i][k] * r[i];
                    curvature += a[i][k] * a[i][k];
                }
                p[k] = Math.min(0.5, Math.max(-0.5, p[k] - slope / curvature));
            }
        }
        return chiSquare(model, p);
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

    private static ResidualModel.Residuals residuals(ResidualModel model, double... point) {
        return (ResidualModel.Residuals) model.evaluate(point, ResidualModel.Purpose.TRIAL);
    }

    private static double chiSquare(ResidualModel model, double... point) {
        double[] r = residuals(model, point).values();
        return Numbers.dot(r, r);
    }
}
