package org.caitfit.results;

import java.util.List;

/**
 * A fit tried on data of known truth, many times: whether its intervals hold what they promise. With the fitted values as
 * truth, the estimates are a parametric bootstrap.
 *
 * @param study title of the study
 * @param fit id of the fit
 * @param seed of the noise
 * @param replicates sets of synthetic data
 * @param failed replicates whose refinement ended at no optimum; they are not counted further
 * @param parameters in the order of the fit
 * @param estimates one per replicate and parameter
 */
public record Calibration(
        String study,
        String fit,
        long seed,
        int replicates,
        int failed,
        List<Parameter> parameters,
        List<Estimate> estimates) {
    public Calibration {
        parameters = List.copyOf(parameters);
        estimates = List.copyOf(estimates);
    }

    /**
     * What came of one parameter. Shares carry their 95 % interval (Wilson).
     *
     * @param name of the parameter
     * @param truth SI
     * @param bias mean of (estimate - truth)/sigma
     * @param scatter standard deviation of the same: 1 if the sigmas are right
     * @param lower 2.5 % point of the estimates, SI
     * @param upper 97.5 % point of the estimates, SI
     * @param likelihood68 share of the 68 % intervals of the profile likelihood that held the truth
     * @param likelihood95 the same of the 95 % intervals
     * @param linear68 share of the 68 % intervals of the covariance that held the truth
     * @param linear95 the same of the 95 % intervals
     */
    public record Parameter(
            String name,
            double truth,
            double bias,
            double scatter,
            double lower,
            double upper,
            Share likelihood68,
            Share likelihood95,
            Share linear68,
            Share linear95) {}

    /** @param hits intervals that held the truth @param trials all @param lower of its 95 % interval @param upper likewise */
    public record Share(int hits, int trials, double lower, double upper) {
        /** Observed share; NaN without a trial. */
        public double value() {
            return trials > 0 ? hits / (double) trials : Double.NaN;
        }
    }

    /**
     * One parameter of one replicate.
     *
     * @param replicate number, from 0
     * @param parameter name
     * @param value estimated, SI
     * @param sigma standard deviation on the search scale; NaN without one
     * @param pull (estimate - truth)/sigma on the search scale; NaN likewise
     * @param rise of chi-square with the parameter held at the truth and all others fitted anew; NaN if that failed
     */
    public record Estimate(int replicate, String parameter, double value, double sigma, double pull, double rise) {}
}
