package org.caitfit.refine;

import java.util.BitSet;
import org.caitfit.refine.Journal.Sample;

/**
 * First-order conditions at a point, within bounds, from the Jacobian over all parameters on the search scale.
 *
 * <p>A parameter at its bound must have a gradient that does not point inward: moving it alone would lower chi-square by
 * (J_k.r)^2/|J_k|^2, which must stay below the tolerance. Over all others the gradient must vanish.
 */
final class Optimality {
    /** Parameters exactly at a bound. */
    final BitSet atBound;
    /** Those at a bound whose gradient points inward. */
    final BitSet inward = new BitSet();
    /** Largest |J_k.r|/(|J_k||r|) over parameters inside or pointing inward; 0 for none. */
    final double gradientCosine;
    /** Reduction of chi-square predicted by a Gauss-Newton step of the same parameters. */
    final double reduction;
    /** Whether the point is an optimum within the bounds. */
    final boolean optimal;
    /** Tolerance of the reduction that was used. */
    final double tolerance;

    Optimality(Sample sample, double[][] columns, double[] lower, double[] upper, RefineSettings settings) {
        double[] r = sample.residuals.values();
        double norm = Math.sqrt(sample.chiSquare);
        atBound = atBound(sample.point, lower, upper);
        int degrees = r.length - (lower.length - atBound.cardinality());
        tolerance = settings.reductionTolerance() * (degrees > 0 ? Math.max(1, sample.chiSquare / degrees) : 1);
        BitSet free = new BitSet();
        double largest = 0;
        for (int k = 0; k < lower.length; k++) {
            double length = Numbers.norm(columns[k]);
            double slope = length > 0 && norm > 0 ? Numbers.dot(columns[k], r) / length : 0;
            boolean pointsInward = sample.point[k] <= lower[k] ? slope < 0 : slope > 0;
            if (atBound.get(k) && pointsInward && slope * slope > tolerance) {
                inward.set(k);
            }
            if (!atBound.get(k) || inward.get(k)) {
                free.set(k);
                largest = Math.max(largest, norm > 0 ? Math.abs(slope) / norm : 0);
            }
        }
        gradientCosine = largest;
        reduction = new ScaledSvd(columns, free, settings.rankTolerance()).reduction(r);
        optimal = inward.isEmpty() && (largest <= settings.gradientTolerance() || reduction <= tolerance);
    }

    static BitSet atBound(double[] point, double[] lower, double[] upper) {
        BitSet set = new BitSet();
        for (int k = 0; k < point.length; k++) {
            set.set(k, point[k] <= lower[k] || point[k] >= upper[k]);
        }
        return set;
    }
}
