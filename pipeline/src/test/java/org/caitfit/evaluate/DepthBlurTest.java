package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.caitfit.solver.Profile;
import org.caitfit.solver.ProfileFixture;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

final class DepthBlurTest {
    private static final double NM = 1e-9;

    /** Cells that grow with depth. */
    private static Profile profile(int cells, double deepest, DoubleUnaryOperator density) {
        double[] edges = IntStream.rangeClosed(0, cells)
                .mapToDouble(i -> deepest * (0.3 * i / cells + 0.7 * i * i / (double) cells / cells))
                .toArray();
        double[] n = IntStream.range(0, cells)
                .mapToDouble(i -> density.applyAsDouble(0.5 * (edges[i] + edges[i + 1])))
                .toArray();
        return ProfileFixture.of(edges, n);
    }

    private static double blurred(Profile profile, double depth, double sigma) {
        return DepthBlur.apply(profile, new int[] {0}, new double[] {depth}, sigma)[0][0];
    }

    /** Trapezoidal sums over the Gaussian and the piecewise linear profile, cell by cell. */
    private static double numerically(Profile p, double depth, double sigma) {
        double sum = 0;
        double norm = 0;
        int points = 2000;
        for (int cell = 0; cell < p.cells(); cell++) {
            double width = (p.edge(cell + 1) - p.edge(cell)) / points;
            for (int i = 0; i < points; i++) {
                double x = p.edge(cell) + (i + 0.5) * width;
                double weight = Math.exp(-0.5 * (x - depth) * (x - depth) / (sigma * sigma)) * width;
                sum += weight * (p.density(0, cell) + p.slope(0, cell) * (x - p.depth(cell)));
                norm += weight;
            }
        }
        return sum / norm;
    }

    @Test
    void theBlurIsTheConvolutionOfThePiecewiseLinearProfile() {
        Profile p =
                profile(60, 300 * NM, x -> 1 / (1 + Math.exp((100 * NM - x) / (4 * NM))) + 0.2 * Math.sin(x / NM / 30));
        for (double sigma : new double[] {1 * NM, 5 * NM, 30 * NM}) {
            for (double depth : new double[] {0, 0.5 * NM, 7 * NM, 60 * NM, 99 * NM, 101 * NM, 150 * NM}) {
                assertThat(blurred(p, depth, sigma))
                        .as("depth %g, sigma %g", depth, sigma)
                        .isCloseTo(numerically(p, depth, sigma), within(1e-6));
            }
        }
    }

    @Test
    void aConstantStaysConstantUpToTheSurface() {
        Profile p = profile(40, 200 * NM, x -> 0.7);
        double[] depths = {0, 0.1 * NM, 3 * NM, 20 * NM, 150 * NM};
        assertThat(DepthBlur.apply(p, new int[] {0}, depths, 5 * NM)[0])
                .containsExactly(constant(5, 0.7), within(1e-14));
    }

    private static double[] constant(int size, double value) {
        double[] array = new double[size];
        Arrays.fill(array, value);
        return array;
    }

    @Test
    void withoutAWidthThereIsNoBlur() {
        Profile p = profile(50, 200 * NM, x -> Math.exp(-x / (40 * NM)));
        for (double depth : new double[] {1 * NM, 17 * NM, 90 * NM}) {
            assertThat(blurred(p, depth, 0)).isEqualTo(p.densityAt(0, depth));
        }
    }

    @Test
    void aVerySmallWidthIsNearlyNoBlur() {
        Profile p = profile(400, 200 * NM, x -> Math.exp(-x / (40 * NM)));
        for (double depth : new double[] {1 * NM, 17 * NM, 90 * NM}) {
            assertThat(blurred(p, depth, 1e-3 * NM)).isCloseTo(p.densityAt(0, depth), within(1e-4));
        }
    }

    @Test
    void aStepBecomesAnErrorFunction() {
        int cells = 400;
        double[] edges =
                IntStream.rangeClosed(0, cells).mapToDouble(i -> i * 0.5 * NM).toArray();
        double[] n = IntStream.range(0, cells).mapToDouble(i -> i < 200 ? 0 : 1).toArray();
        Profile p = ProfileFixture.of(edges, n);
        double sigma = 5 * NM;
        for (double depth = 70 * NM; depth < 130 * NM; depth += 3.7 * NM) {
            double exact = 0.5 * (1 + Erf.erf((depth - 100 * NM) / (sigma * Math.sqrt(2))));
            // no slope next to a step: the profile is the step itself
            assertThat(blurred(p, depth, sigma)).as("depth %g", depth).isCloseTo(exact, within(1e-9));
        }
    }

    @Test
    void aStepNearTheSurfaceIsRenormalisedToTheSample() {
        double[] edges = {0, 4 * NM, 100 * NM, 200 * NM};
        Profile p = ProfileFixture.of(edges, new double[] {1, 0, 0});
        double sigma = 5 * NM;
        double inside = 0.5 * Erf.erf(4 / (5 * Math.sqrt(2)));
        assertThat(blurred(p, 0, sigma)).isCloseTo(inside / 0.5, within(1e-9));
    }

    @Test
    void pointsTogetherAreAsPointsAlone() {
        Profile p = profile(60, 300 * NM, x -> 1 / (1 + Math.exp((100 * NM - x) / (4 * NM))));
        double[] depths =
                IntStream.range(0, 250).mapToDouble(i -> (i + 0.5) * NM).toArray();
        double[] together = DepthBlur.apply(p, new int[] {0}, depths, 5 * NM)[0];
        for (int i = 0; i < depths.length; i++) {
            assertThat(together[i]).isEqualTo(blurred(p, depths[i], 5 * NM));
        }
    }
}
