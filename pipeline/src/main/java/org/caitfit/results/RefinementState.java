package org.caitfit.results;

import java.util.List;

/**
 * A refinement that has ended, as exactly as it takes to go on from it: a row of the table {@code refinements}. Points are on
 * the search scales, to the last bit.
 *
 * @param unit name of the unit of work, derived from its content
 * @param fitId e.g. "joint#2"
 * @param reason why it ended
 * @param detail a sentence
 * @param start where it began
 * @param best its end
 * @param chiSquareStart NaN if there is none
 * @param chiSquare NaN if there is none
 * @param points number of residuals
 * @param gradientCosine NaN if there is none
 * @param predictedReduction NaN if there is none
 * @param iterations accepted steps
 * @param evaluations of the model
 * @param derivatives whether there was a Jacobian at the end
 * @param residualLag1 NaN if there is none
 */
public record RefinementState(
        String unit,
        String fitId,
        String reason,
        String detail,
        List<Double> start,
        List<Double> best,
        double chiSquareStart,
        double chiSquare,
        int points,
        double gradientCosine,
        double predictedReduction,
        int iterations,
        int evaluations,
        boolean derivatives,
        double residualLag1) {
    public RefinementState {
        start = List.copyOf(start);
        best = List.copyOf(best);
    }
}
