package org.caitfit.refine;

import java.util.BitSet;
import org.caitfit.refine.Journal.Sample;

/**
 * What a Gauss-Newton step that stays within the bounds promises. Where a parameter is hardly determined, the free step
 * would leave the bounds by far and promise a reduction that no point within them has.
 */
final class BoundedStep {
    private BoundedStep() {}

    /**
     * Reduction of chi-square, to first order in the residuals: parameters that the step would carry out of the bounds are
     * held at the bound, the farthest out first, and the others are solved for again.
     *
     * @param columns of the Jacobian, by parameter
     * @param chosen parameters that may move
     */
    static double reduction(
            double[][] columns, BitSet chosen, Sample sample, double[] lower, double[] upper, double rankTolerance) {
        BitSet free = (BitSet) chosen.clone();
        double[] residuals = sample.residuals.values().clone();
        double before = Numbers.dot(residuals, residuals);
        while (true) {
            ScaledSvd svd = new ScaledSvd(columns, free, rankTolerance);
            double[] step = svd.step(residuals);
            double farthest = 0;
            int leaving = -1;
            for (int j = 0; j < step.length; j++) {
                int k = svd.parameters[j];
                double end = sample.point[k] + step[j] / svd.lengths[j];
                double out = Math.max(lower[k] - end, end - upper[k]) / (upper[k] - lower[k]);
                if (out > farthest) {
                    farthest = out;
                    leaving = j;
                }
            }
            if (leaving < 0) {
                return Math.max(0, before - Numbers.dot(residuals, residuals) + svd.reduction(residuals));
            }
            int k = svd.parameters[leaving];
            double shift = (step[leaving] > 0 ? upper[k] : lower[k]) - sample.point[k];
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] += columns[k][i] * shift;
            }
            free.clear(k);
        }
    }
}
