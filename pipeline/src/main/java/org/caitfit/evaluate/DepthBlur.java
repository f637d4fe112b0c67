package org.caitfit.evaluate;

import java.util.Map;
import org.caitfit.solver.DepthProfile;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.MeasuredProfile;

/**
 * Convolves a simulated profile with a Gaussian depth resolution at given depths. Exact for the piecewise linear profile of
 * the solver, renormalised to the sample side of the surface: the matrix signal is blurred alike.
 */
public final class DepthBlur {
    private DepthBlur() {}

    /** Depth resolution of a profile, standard deviation, m; 0 for none. @param values SI by name */
    public static double sigma(MeasuredProfile profile, Map<String, Double> values) {
        return profile.resolution() instanceof DepthResolution.Gaussian g
                ? ProblemTemplate.value(g.sigma(), values)
                : 0;
    }

    /**
     * Blurred densities.
     *
     * @param profile simulated, or its derivative by a parameter: the blur is linear
     * @param ions indices in the profile
     * @param depths m, increasing, not modified
     * @param sigma standard deviation, m; 0 for none
     * @return density by ion and depth, m^-3
     */
    public static double[][] apply(DepthProfile profile, int[] ions, double[] depths, double sigma) {
        double[][] result = new double[ions.length][depths.length];
        if (sigma == 0) {
            for (int k = 0; k < ions.length; k++) {
                for (int i = 0; i < depths.length; i++) {
                    result[k][i] = profile.densityAt(ions[k], depths[i]);
                }
            }
            return result;
        }
        double[][] slopes = new double[ions.length][profile.cells()];
        for (int k = 0; k < ions.length; k++) {
            for (int cell = 0; cell < profile.cells(); cell++) {
                slopes[k][cell] = profile.slope(ions[k], cell);
            }
        }
        int first = 0;
        for (int i = 0; i < depths.length; i++) {
            while (first < profile.cells() - 1 && profile.edge(first + 1) < depths[i] - NormalTable.REACH * sigma) {
                first++;
            }
            at(profile, ions, slopes, depths[i], sigma, first, i, result);
        }
        return result;
    }

    private static void at(
            DepthProfile profile,
            int[] ions,
            double[][] slopes,
            double z,
            double sigma,
            int first,
            int i,
            double[][] result) {
        double norm = 0;
        double a = (profile.edge(first) - z) / sigma;
        double cdfA = NormalTable.cdf(a);
        double pdfA = NormalTable.pdf(a);
        for (int cell = first; cell < profile.cells() && a < NormalTable.REACH; cell++) {
            double b = (profile.edge(cell + 1) - z) / sigma;
            double cdfB = NormalTable.cdf(b);
            double pdfB = NormalTable.pdf(b);
            double weight = cdfB - cdfA;
            // integral of (x - centre) over the cell: sigma (pdf(a) - pdf(b)) about z
            double moment = sigma * (pdfA - pdfB) + (z - profile.depth(cell)) * weight;
            for (int k = 0; k < ions.length; k++) {
                result[k][i] += weight * profile.density(ions[k], cell) + moment * slopes[k][cell];
            }
            norm += weight;
            a = b;
            cdfA = cdfB;
            pdfA = pdfB;
        }
        for (int k = 0; k < ions.length; k++) {
            result[k][i] /= norm;
        }
    }
}
