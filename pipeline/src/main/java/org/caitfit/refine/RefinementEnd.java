package org.caitfit.refine;

/**
 * What has to be kept of a refinement to have its result again without making it again.
 *
 * @param reason as {@link Refinement#reason()}, and so on
 * @param derivatives whether it has a covariance
 */
public record RefinementEnd(
        StopReason reason,
        String detail,
        Point start,
        Point best,
        double chiSquareStart,
        double chiSquare,
        int points,
        double gradientCosine,
        double predictedReduction,
        int iterations,
        int evaluations,
        boolean derivatives,
        double residualLag1) {

    /** The end of a refinement. */
    public static RefinementEnd of(Refinement r) {
        return new RefinementEnd(
                r.reason(),
                r.detail(),
                r.start(),
                r.best(),
                r.chiSquareStart(),
                r.chiSquare(),
                r.points(),
                r.gradientCosine(),
                r.predictedReduction(),
                r.iterations(),
                r.evaluations(),
                r.covariance().isPresent(),
                r.residualLag1());
    }
}
