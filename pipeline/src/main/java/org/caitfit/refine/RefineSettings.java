package org.caitfit.refine;

/**
 * Settings of a refinement. Every length is a fraction of the bound span of its parameter, so scales do not matter.
 *
 * @param maxEvaluations forward runs, each finite-difference column counted; never exceeded. The last ones are kept for
 *     the Jacobian at the end point
 * @param costTolerance a run of the library ends where the relative reduction of chi-square that a step promises, or makes,
 *     is below it; never looser than reductionTolerance/(10 N) for N residuals
 * @param parameterTolerance the library stops where its trust region is smaller, in bound spans
 * @param orthogonalityTolerance the library stops where all gradient cosines are below it
 * @param firstStep radius of the first trust region, about in bound spans
 * @param differenceStep finite-difference step in bound spans; well above (solver tolerance)^(1/2), and such that the
 *     step is below a sigma of the parameter. Tried also ten times smaller where the model fails
 * @param centralDifferences two runs per column, error of second order in the step; otherwise one-sided, and central with
 *     ten times the step only where the one-sided search ends off an optimum, as it does on rough models
 * @param gradientTolerance where no step helps any more, an end point is also an optimum if the largest gradient cosine
 *     |J_k.r|/(|J_k||r|) is below it: noise in ill-determined directions may promise a reduction that is not there
 * @param reductionTolerance an end point is an optimum if the reduction of chi-square predicted by a Gauss-Newton step is
 *     below it, times max(1, chi-square/degrees of freedom): 1e-3 is 0.03 sigma away from the optimum, along the worst
 *     direction. A cosine alone does not say that of an ill-conditioned model. Ten times as
 *     much passes where no step helps any more and nothing failed (rough models). It relies on residuals in sigma
 * @param rankTolerance singular values of the Jacobian with columns of unit length count as zero below it, times the
 *     largest. 1e-5 is above the error of one-sided differences of smooth models; 1e-9 suits exact Jacobians
 */
public record RefineSettings(
        int maxEvaluations,
        double costTolerance,
        double parameterTolerance,
        double orthogonalityTolerance,
        double firstStep,
        double differenceStep,
        boolean centralDifferences,
        double gradientTolerance,
        double reductionTolerance,
        double rankTolerance) {

    public RefineSettings {
        if (maxEvaluations < 1) {
            throw new IllegalArgumentException("maxEvaluations must be at least 1, got " + maxEvaluations);
        }
        requireBetween("costTolerance", costTolerance, 1);
        requireBetween("parameterTolerance", parameterTolerance, 1);
        requireBetween("orthogonalityTolerance", orthogonalityTolerance, 1);
        requireBetween("firstStep", firstStep, 1e6);
        requireBetween("differenceStep", differenceStep, 0.1);
        requireBetween("gradientTolerance", gradientTolerance, 1);
        requireBetween("reductionTolerance", reductionTolerance, 1e6);
        requireBetween("rankTolerance", rankTolerance, 1);
    }

    /** 500 evaluations, one-sided differences of 1e-3 spans. */
    public static RefineSettings defaults() {
        return new RefineSettings(500, 1e-6, 1e-7, 1e-10, 0.1, 1e-3, false, 1e-4, 1e-3, 1e-5);
    }

    /** The same with another budget. */
    public RefineSettings withMaxEvaluations(int evaluations) {
        return new RefineSettings(
                evaluations,
                costTolerance,
                parameterTolerance,
                orthogonalityTolerance,
                firstStep,
                differenceStep,
                centralDifferences,
                gradientTolerance,
                reductionTolerance,
                rankTolerance);
    }

    /** The same with other derivatives. @param step in bound spans @param central two runs per column */
    public RefineSettings withDifferences(double step, boolean central) {
        return new RefineSettings(
                maxEvaluations,
                costTolerance,
                parameterTolerance,
                orthogonalityTolerance,
                firstStep,
                step,
                central,
                gradientTolerance,
                reductionTolerance,
                rankTolerance);
    }

    /** The same with other tolerances of the library: relative cost, parameters in spans, gradient cosine. */
    public RefineSettings withTolerances(double cost, double parameter, double orthogonality) {
        return new RefineSettings(
                maxEvaluations,
                cost,
                parameter,
                orthogonality,
                firstStep,
                differenceStep,
                centralDifferences,
                gradientTolerance,
                reductionTolerance,
                rankTolerance);
    }

    private static void requireBetween(String name, double value, double greatest) {
        if (!(value > 0) || !(value <= greatest)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most " + greatest + ", got " + value);
        }
    }
}
