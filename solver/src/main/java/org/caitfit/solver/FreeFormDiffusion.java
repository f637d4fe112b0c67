package org.caitfit.solver;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * Free form: ln D is a monotone piecewise cubic Hermite interpolant (PCHIP, Fritsch and Butland, SIAM J. Sci. Stat.
 * Comput. 5 (1984) 300) of knots in density, constant beyond the outermost knots.
 */
public final class FreeFormDiffusion implements DiffusionModel {
    private final double[] density;
    private final double[] logD;
    private final double[] slope;

    /**
     * @param density knots, m^-3, at least 2, the first one 0 or more, strictly increasing; copied
     * @param diffusivity D at the knots, m^2/s, positive; copied
     */
    public FreeFormDiffusion(double[] density, double[] diffusivity) {
        if (density.length != diffusivity.length || density.length < 2) {
            throw new IllegalArgumentException("free-form D needs at least 2 knots with one value each");
        }
        this.density = density.clone();
        this.logD = new double[density.length];
        for (int i = 0; i < density.length; i++) {
            if (!(i == 0 ? density[i] >= 0 : density[i] > density[i - 1])
                    || !(diffusivity[i] > 0 && diffusivity[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("knot " + i + ": densities must increase and D be positive, got "
                        + density[i] + ", " + diffusivity[i]);
            }
            logD[i] = FastMath.log(diffusivity[i]);
        }
        this.slope = pchipSlopes(this.density, logD);
    }

    @Override
    public Diffusivity at(double n, double temperature) {
        int last = density.length - 1;
        if (n <= density[0] || n >= density[last]) {
            return new Diffusivity(FastMath.exp(logD[n <= density[0] ? 0 : last]), 0);
        }
        int i = 0;
        while (n >= density[i + 1]) {
            i++;
        }
        double h = density[i + 1] - density[i];
        double w = (n - density[i]) / h;
        double rise = logD[i + 1] - logD[i];
        double c2 = 3 * rise - h * (2 * slope[i] + slope[i + 1]);
        double c3 = -2 * rise + h * (slope[i] + slope[i + 1]);
        double value = FastMath.exp(logD[i] + w * (h * slope[i] + w * (c2 + w * c3)));
        return new Diffusivity(value, value * (h * slope[i] + w * (2 * c2 + 3 * w * c3)) / h);
    }

    private static double[] pchipSlopes(double[] x, double[] y) {
        int n = x.length;
        double[] secant = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            secant[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        }
        double[] d = new double[n];
        for (int i = 1; i < n - 1; i++) {
            if (secant[i - 1] * secant[i] > 0) {
                double left = x[i] - x[i - 1];
                double right = x[i + 1] - x[i];
                double w1 = 2 * right + left;
                double w2 = right + 2 * left;
                d[i] = (w1 + w2) / (w1 / secant[i - 1] + w2 / secant[i]);
            }
        }
        // one-sided secants at the ends keep the curve monotone
        d[0] = secant[0];
        d[n - 1] = secant[n - 2];
        return d;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FreeFormDiffusion o && Arrays.equals(density, o.density) && Arrays.equals(logD, o.logD);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(density) + Arrays.hashCode(logD);
    }
}
