package org.caitfit.refine;

import java.util.List;
import java.util.Optional;

/**
 * Result of one refinement.
 *
 * @param reason why it ended
 * @param detail a sentence
 * @param start where it began
 * @param best point with the lowest chi-square of start and trials; the start after FAILED_START
 * @param chiSquareStart sum of the squared residuals at the start; NaN after FAILED_START
 * @param chiSquare at the best point; NaN after FAILED_START
 * @param points number of residuals; 0 after FAILED_START
 * @param atBound by parameter: -1 at the lower bound, 1 at the upper bound, 0 inside
 * @param gradientCosine largest |J_k.r|/(|J_k||r|) over the free parameters at the best point; NaN if there was no
 *     Jacobian to be had
 * @param predictedReduction of chi-square by a Gauss-Newton step of the free parameters; NaN likewise
 * @param iterations accepted steps
 * @param evaluations of the model, failed ones and finite-difference columns included
 * @param covariance at the best point, meaningful at an optimum only; empty if there was no Jacobian to be had
 * @param residualLag1 lag-1 autocorrelation of the residuals at the best point, 0 for white noise; NaN after FAILED_START
 * @param trajectory every evaluation, in order; empty for a refinement that was taken up again from its end
 */
public record Refinement(
        StopReason reason,
        String detail,
        Point start,
        Point best,
        double chiSquareStart,
        double chiSquare,
        int points,
        List<Integer> atBound,
        double gradientCosine,
        double predictedReduction,
        int iterations,
        int evaluations,
        Optional<Covariance> covariance,
        double residualLag1,
        List<Visit> trajectory) {

    public Refinement {
        atBound = List.copyOf(atBound);
        trajectory = List.copyOf(trajectory);
    }
}
