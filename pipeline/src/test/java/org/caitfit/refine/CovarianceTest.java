package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derived quantities, changes and combinations of a linear problem of two parameters against their closed forms. */
class CovarianceTest {
    /** Columns of J by parameter. */
    private static final double[][] COLUMNS = {{1, 2, 0, 1}, {0, 1, 3, -1}};

    // J^T J
    private static final double A = 6;
    private static final double B = 1;
    private static final double C = 11;
    private static final double DET = A * C - B * B;

    private static Covariance of(double[][] columns) {
        BitSet free = new BitSet();
        free.set(0, columns.length);
        return new Covariance(columns, free, new BitSet(), new double[] {1, 1, 1}, 1, 1e-10);
    }

    @Test
    void sigmaOfAQuantityIsThatOfItsGradient() {
        Covariance covariance = of(COLUMNS);
        double[] g = {2, -3};
        double variance = (g[0] * g[0] * C - 2 * g[0] * g[1] * B + g[1] * g[1] * A) / DET;
        assertThat(covariance.sigma(g).orElseThrow()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(covariance.sigma(new double[] {1, 0}).orElseThrow())
                .isCloseTo(covariance.sigma(0).orElseThrow(), within(1e-12));
        assertThat(covariance.sigma(new double[] {0, 0})).isEmpty();
    }

    @Test
    void whatTheStepLeavesOfAChangeIsItsPartAcrossTheColumns() {
        double[] change = {1, 0, 0, 0};
        // J^T change = (1, 0); |change|^2 - its quadratic form in (J^T J)^-1
        assertThat(of(COLUMNS).unexplained(change)).isCloseTo(1 - C / DET, within(1e-12));
        assertThat(of(COLUMNS).unexplained(COLUMNS[1])).isCloseTo(0, within(1e-12));
    }

    @Test
    void combinationsArePrincipalAxesInTheGivenUnits() {
        double[] units = {2, 0.5};
        List<Covariance.Combination> axes = of(COLUMNS).combinations(units);
        double a = A * units[0] * units[0];
        double b = B * units[0] * units[1];
        double c = C * units[1] * units[1];
        double root = Math.sqrt(0.25 * (a - c) * (a - c) + b * b);
        double[] eigenvalues = {0.5 * (a + c) + root, 0.5 * (a + c) - root};
        for (int i = 0; i < 2; i++) {
            double w0 = axes.get(i).weights().get(0);
            double w1 = axes.get(i).weights().get(1);
            assertThat(Math.max(Math.abs(w0), Math.abs(w1))).isEqualTo(1);
            assertThat(a * w0 + b * w1).isCloseTo(eigenvalues[i] * w0, within(1e-12 * a));
            double sigma = Math.sqrt((w0 * w0 + w1 * w1) / eigenvalues[i]);
            assertThat(axes.get(i).sigma()).isCloseTo(sigma, within(1e-12));
        }
    }

    @Test
    void aSumThatTheDataLeaveOpenHasNoSigmaAndTheDifferenceHas() {
        double[][] columns = {{1, 2, 0, 1}, {-1, -2, 0, -1}, {0, 1, 3, -1}};
        Covariance covariance = of(columns);
        assertThat(covariance.rank()).isEqualTo(2);
        assertThat(covariance.sigma(new double[] {1, 1, 0})).isEmpty();
        assertThat(covariance.sigma(new double[] {1, -1, 0})).isPresent();
        assertThat(covariance.sigma(new double[] {1, 0, 0})).isEmpty();
        List<Covariance.Combination> axes = covariance.combinations(new double[] {1, 1, 1});
        assertThat(axes.get(2).sigma()).isInfinite();
        assertThat(axes.get(2).weights().get(0)).isCloseTo(axes.get(2).weights().get(1), within(1e-9));
        assertThat(axes.get(1).sigma()).isFinite();
    }
}
