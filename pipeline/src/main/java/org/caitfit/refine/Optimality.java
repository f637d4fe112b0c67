package org.caitfit.refine;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.caitfit.refine.Journal.Sample;

/**
 * First-order conditions at a point, within bounds, from the Jacobian over all parameters on the search scale.
 *
 * <p>The measure is the reduction of chi-square that a Gauss-Newton step within the bounds promises: over the parameters inside the bounds
 * it must be below the tolerance, and adding parameters that are at a bound and would move inward must not add more than
 * the tolerance. Those include parameters without a gradient of their own, which a curved valley may need.
 */
final class Optimality {
    /** Parameters exactly at a bound. */
    final BitSet atBound;
    /** Those at a bound that should be let go. */
    final BitSet inward = new BitSet();
    /** Those at a bound that the gradient presses against it: moving beyond it would pay. */
    final BitSet pressed = new BitSet();
    /** Largest |J_k.r|/(|J_k||r|) over parameters inside or to be let go; 0 for none. */
    final double gradientCosine;
    /** Reduction of chi-square predicted by a Gauss-Newton step of the same parameters. */
    final double reduction;
    /** Tolerance of the reduction: the setting times max(1, chi-square/degrees of freedom). */
    final double tolerance;
    /** Whether the point is an optimum within the bounds by the predicted reduction. */
    final boolean optimal;
    /** Whether the gradient vanishes, though noise in ill-determined directions may promise a reduction. */
    final boolean flat;
    /** Whether the predicted reduction is within ten times the tolerance: as near as a rough model allows. */
    final boolean near;

    Optimality(Sample sample, double[][] columns, double[] lower, double[] upper, RefineSettings settings) {
        double[] r = sample.residuals.values();
        double norm = Math.sqrt(sample.chiSquare);
        int n = lower.length;
        atBound = atBound(sample.point, lower, upper);
        int degrees = r.length - (n - atBound.cardinality());
        tolerance = settings.reductionTolerance() * (degrees > 0 ? Math.max(1, sample.chiSquare / degrees) : 1);

        BitSet inside = new BitSet();
        BitSet movable = new BitSet();
        double[] cosine = new double[n];
        for (int k = 0; k < n; k++) {
            double length = Numbers.norm(columns[k]);
            double slope = length > 0 && norm > 0 ? Numbers.dot(columns[k], r) / length : 0;
            double outward = sample.point[k] <= lower[k] ? slope : -slope;
            cosine[k] = norm > 0 ? Math.abs(slope) / norm : 0;
            inside.set(k, !atBound.get(k));
            pressed.set(k, atBound.get(k) && outward > 0 && slope * slope > tolerance);
            movable.set(k, !atBound.get(k) || outward <= settings.gradientTolerance() * norm);
        }
        ScaledSvd within = new ScaledSvd(columns, inside, settings.rankTolerance());
        ScaledSvd more = within;
        if (!movable.equals(inside)) {
            more = new ScaledSvd(columns, movable, settings.rankTolerance());
            for (int k = leaving(more, sample, lower); k >= 0; k = leaving(more, sample, lower)) {
                movable.clear(k);
                more = new ScaledSvd(columns, movable, settings.rankTolerance());
            }
        }
        double ofMore = BoundedStep.reduction(columns, movable, sample, lower, upper, settings.rankTolerance());
        double ofWithin = BoundedStep.reduction(columns, inside, sample, lower, upper, settings.rankTolerance());
        if (ofMore - ofWithin > tolerance) {
            inward.or(movable);
            inward.and(atBound);
            reduction = ofMore;
        } else {
            reduction = ofWithin;
        }
        gradientCosine = IntStream.range(0, n)
                .filter(k -> inside.get(k) || inward.get(k))
                .mapToDouble(k -> cosine[k])
                .max()
                .orElse(0);
        optimal = inward.isEmpty() && reduction <= tolerance;
        near = inward.isEmpty() && reduction <= 10 * tolerance;
        flat = inward.isEmpty() && gradientCosine <= settings.gradientTolerance();
    }

    /** The parameter at a bound that the step would move farthest out, in sigma; -1 for none. */
    private int leaving(ScaledSvd svd, Sample sample, double[] lower) {
        double[] step = svd.step(sample.residuals.values());
        double farthest = 0;
        int leaving = -1;
        for (int j = 0; j < step.length; j++) {
            int k = svd.parameters[j];
            double out = sample.point[k] <= lower[k] ? -step[j] : step[j];
            if (atBound.get(k) && out > farthest) {
                farthest = out;
                leaving = k;
            }
        }
        return leaving;
    }

    static BitSet atBound(double[] point, double[] lower, double[] upper) {
        BitSet set = new BitSet();
        for (int k = 0; k < point.length; k++) {
            set.set(k, point[k] <= lower[k] || point[k] >= upper[k]);
        }
        return set;
    }
}
