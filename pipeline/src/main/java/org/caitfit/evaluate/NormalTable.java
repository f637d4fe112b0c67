package org.caitfit.evaluate;

import org.hipparchus.special.Erf;

/**
 * Normal distribution function and density from a table, by cubics: error below 1e-9, a twentieth of the time of the
 * functions themselves, which otherwise take longer than the simulation that is blurred.
 */
public final class NormalTable {
    /** Beyond this many standard deviations a Gaussian is nothing. */
    static final double REACH = 6.5;

    private static final int PER_SIGMA = 64;
    private static final int SIZE = (int) (2 * REACH * PER_SIGMA) + 1;
    private static final double[] CDF = new double[SIZE + 1];
    private static final double[] PDF = new double[SIZE + 1];

    static {
        for (int i = 0; i <= SIZE; i++) {
            double y = node(i);
            CDF[i] = 0.5 * Erf.erfc(-y * Math.sqrt(0.5));
            PDF[i] = StrictMath.exp(-0.5 * y * y) / Math.sqrt(2 * Math.PI);
        }
    }

    private NormalTable() {}

    private static double node(int i) {
        return -REACH + (double) i / PER_SIGMA;
    }

    /** Distribution function; 0 or 1 beyond the reach. */
    public static double cdf(double y) {
        if (y <= -REACH) {
            return 0;
        }
        if (y >= REACH) {
            return 1;
        }
        double s = (y + REACH) * PER_SIGMA;
        int i = (int) s;
        return cubic(CDF[i], CDF[i + 1], PDF[i], PDF[i + 1], s - i);
    }

    /** Density; 0 beyond the reach. */
    public static double pdf(double y) {
        if (Math.abs(y) >= REACH) {
            return 0;
        }
        double s = (y + REACH) * PER_SIGMA;
        int i = (int) s;
        return cubic(PDF[i], PDF[i + 1], -node(i) * PDF[i], -node(i + 1) * PDF[i + 1], s - i);
    }

    /** Cubic from values and slopes at the ends of an interval. */
    private static double cubic(double left, double right, double slopeLeft, double slopeRight, double w) {
        double rise = right - left;
        double a = slopeLeft / PER_SIGMA;
        double b = slopeRight / PER_SIGMA;
        return left + w * (a + w * (3 * rise - 2 * a - b + w * (a + b - 2 * rise)));
    }
}
