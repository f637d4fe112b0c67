package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Optima at bounds, beyond them and inside: models whose least squares in a box are known. */
class RefinerBoundsTest {
    private static final Refiner REFINER = new Refiner(RefineSettings.defaults());

    @Test
    void optimumBeyondABoundIsTheConstrainedOne() {
        double[] lower = {-5, -10};
        double[] upper = {2, 10};
        Refinement fit = REFINER.refine(Models.TILTED, lower, upper, new double[] {-4, 9});

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.AT_BOUND);
        assertThat(fit.atBound()).containsExactly(1, 0);
        assertThat(fit.best().at(0)).isEqualTo(2.0);
        double bestY = IntStream.rangeClosed(0, 200_000)
                .mapToDouble(i -> -10 + i * 1e-4)
                .boxed()
                .min(Comparator.comparingDouble(y -> Models.chiSquare(Models.TILTED, 2, y)))
                .orElseThrow();
        assertThat(fit.best().at(1)).isCloseTo(bestY, within(1e-3)); // sigma is 0.12
        assertThat(fit.chiSquare()).isCloseTo(Models.chiSquare(Models.TILTED, 2, bestY), within(1e-4));
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
                double[] r = Models.residuals(model, p).values();
                double slope = 0;
                double curvature = 0;
                for (int i = 0; i < r.length; i++) {
                    slope += a[i][k] * r[i];
                    curvature += a[i][k] * a[i][k];
                }
                p[k] = Math.min(0.5, Math.max(-0.5, p[k] - slope / curvature));
            }
        }
        return Models.chiSquare(model, p);
    }
}
