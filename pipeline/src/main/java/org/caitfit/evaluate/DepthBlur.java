package org.caitfit.evaluate;

import org.caitfit.solver.Profile;
import org.hipparchus.special.Erf;

/**
 * Convolves a simulated profile with a Gaussian depth resolution at given depths. Exact for the piecewise linear profile of
 * the solver (integrals of erf and Gaussian), renormalised to the sample side of the surface: the matrix signal is blurred
 * alike.
 */
final class DepthBlur {
    /** Beyond this many standard deviations a Gaussian is nothing. */
    private static final double REACH = 6.5;

    private static final double INVERSE_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    private DepthBlur() {}

    /**
     * Blurred density of one ion.
     *
     * @param profile simulated
     * @param ion index in the profile
     * @param depths m, increasing, not modified
     * @param sigma standard deviation, m; 0 for none
     * @return density at the depths, m^-3
     */
    static double[] apply(Profile profile, int ion, double[] depths, double sigma) {
        double[] result = new double[depths.length];
        if (sigma == 0) {
            for (int i = 0; i < depths.length; i++) {
                result[i] = profile.densityAt(ion, depths[i]);
            }
            return result;
        }
        int first = 0;
        for (int i = 0; i < depths.length; i++) {
            while (first < profile.cells() - 1 && profile.edge(first + 1) < depths[i] - REACH * sigma) {
                first++;
            }
            result[i] = at(profile, ion, depths[i], sigma, first);
        }
        return result;
    }

    private static double at(Profile profile, int ion, double z, double sigma, int first) {
        double sum = 0;
        double norm = 0;
        double a = (profile.edge(first) - z) / sigma;
        double cdfA = cdf(a);
        double pdfA = pdf(a);
        for (int cell = first; cell < profile.cells() && a < REACH; cell++) {
            double b = (profile.edge(cell + 1) - z) / sigma;
            double cdfB = cdf(b);
            double pdfB = pdf(b);
            double weight = cdfB - cdfA;
            // integral of (x - centre) over the cell: sigma (pdf(a) - pdf(b)) about z
            double moment = sigma * (pdfA - pdfB) + (z - profile.depth(cell)) * weight;
            sum += weight * profile.density(ion, cell) + moment * profile.slope(ion, cell);
            norm += weight;
            a = b;
            cdfA = cdfB;
            pdfA = pdfB;
        }
        return sum / norm;
    }

    private static double cdf(double y) {
        if (y <= -REACH) {
            return 0;
        }
        return y >= REACH ? 1 : 0.5 * Erf.erfc(-y * Math.sqrt(0.5));
    }

    private static double pdf(double y) {
        return Math.abs(y) >= REACH ? 0 : INVERSE_SQRT_TWO_PI * StrictMath.exp(-0.5 * y * y);
    }
}
