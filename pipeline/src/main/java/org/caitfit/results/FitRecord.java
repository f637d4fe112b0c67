package org.caitfit.results;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One refinement: a row of the table {@code fits}.
 *
 * @param fitId e.g. "joint#2"
 * @param fit id of the fit, e.g. "joint" or "K"
 * @param experiments ids of the experiments described
 * @param start number of the start, from 1, in order of the grid score
 * @param best true for the refinement with the lowest chi-square of its fit
 * @param basin number of the basin it ended in, from 1 (1: the best); refinements with the same end share it
 * @param stopReason why it ended, e.g. CONVERGED, AT_BOUND, BLOCKED_BY_FAILURES, BUDGET, FAILED_START
 * @param stopDetail a sentence
 * @param parameters fitted parameters, in the order of the study
 * @param chiSquareStart at the start
 * @param chiSquare at the end
 * @param points number of residuals, of data and of priors
 * @param priors number of those that are priors of parameters
 * @param priorChiSquare their part of the chi-square at the end
 * @param freeParameters parameters that no bound holds
 * @param gradientCosine largest |cosine| between the residual vector and a free column of the Jacobian: 0 at an optimum
 * @param evaluations forward models evaluated (one per experiment set and parameter vector)
 * @param iterations accepted steps
 * @param rank numerical rank of the scaled Jacobian over the free parameters
 * @param condition ratio of its largest to its smallest singular value
 * @param singularValues of the scaled Jacobian, descending
 * @param covariance row-major over the free parameters on the search scale (log10 or linear SI); empty if rank deficient
 * @param nullDirection least determined direction over the free parameters, in fractions of their bound spans, unit length
 * @param covarianceParameters names of the free parameters, in the order of covariance and nullDirection
 * @param residualLag1 lag-1 autocorrelation of the residuals, 0 for white noise
 * @param finerChiSquare chi-square of the same values with cells half as large and a quarter of the time tolerance; NaN if
 *     that run failed or was not made (it is, where profiles are kept, at an optimum)
 * @param finerFailure why that run failed, empty if it did not
 */
public record FitRecord(
        String fitId,
        String fit,
        List<String> experiments,
        int start,
        boolean best,
        int basin,
        String stopReason,
        String stopDetail,
        List<FittedParameter> parameters,
        double chiSquareStart,
        double chiSquare,
        int points,
        int priors,
        double priorChiSquare,
        int freeParameters,
        double gradientCosine,
        int evaluations,
        int iterations,
        int rank,
        double condition,
        List<Double> singularValues,
        List<Double> covariance,
        List<Double> nullDirection,
        List<String> covarianceParameters,
        double residualLag1,
        double finerChiSquare,
        String finerFailure) {
    /** Shift by finer numerics above which they matter, in sigma. */
    private static final double LARGE_SHIFT = 0.3;

    public FitRecord {
        experiments = List.copyOf(experiments);
        parameters = List.copyOf(parameters);
        singularValues = List.copyOf(singularValues);
        covariance = List.copyOf(covariance);
        nullDirection = List.copyOf(nullDirection);
        covarianceParameters = List.copyOf(covarianceParameters);
    }

    /** Whether it ended at an optimum within the bounds. */
    public boolean optimal() {
        return stopReason.equals("CONVERGED") || stopReason.equals("AT_BOUND");
    }

    /** Chi-square of the data alone. */
    public double dataChiSquare() {
        return chiSquare - priorChiSquare;
    }

    /** Chi-square over degrees of freedom; NaN without any. */
    public double reducedChiSquare() {
        int degrees = points - freeParameters;
        return degrees > 0 ? chiSquare / degrees : Double.NaN;
    }

    /** Whether finer numerics would move any value by more than 0.3 sigma. */
    public boolean numericalErrorMatters() {
        return parameters.stream()
                .flatMapToDouble(p -> p.numericalShiftInSigma().stream())
                .anyMatch(shift -> Math.abs(shift) > LARGE_SHIFT);
    }

    /**
     * A fitted value.
     *
     * @param name of the parameter
     * @param value SI
     * @param sigma standard deviation on the search scale (decades for log10, SI for linear); empty where it means
     *     nothing: at a bound, or undetermined
     * @param numericalShift how far the value would move, to first order, if all runs had cells half as large and a quarter
     *     of the time tolerance: the optimum then less the optimum now, on the search scale; empty as sigma, and without a
     *     run of that kind
     * @param lower lower end of the 95 % interval, SI; empty as sigma
     * @param upper upper end of the 95 % interval, SI; empty as sigma
     * @param atBound -1 at the lower bound, 1 at the upper bound, 0 inside
     */
    public record FittedParameter(
            String name,
            double value,
            OptionalDouble sigma,
            OptionalDouble numericalShift,
            OptionalDouble lower,
            OptionalDouble upper,
            int atBound) {

        /** The numerical shift over sigma. */
        public OptionalDouble numericalShiftInSigma() {
            return numericalShift.isPresent() && sigma.isPresent()
                    ? OptionalDouble.of(numericalShift.getAsDouble() / sigma.getAsDouble())
                    : OptionalDouble.empty();
        }
    }
}
