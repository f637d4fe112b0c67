package org.caitfit.results;

/**
 * Whether the residuals of one series of measured points look like noise.
 *
 * @param fitId the refinement
 * @param experiment its id
 * @param series name of the profile and the ion, or of the trace
 * @param points number of points
 * @param chiSquare of these points
 * @param lag1 lag-1 autocorrelation, 0 for white noise
 * @param runs number of stretches of one sign
 * @param runsSigma runs less their expected number, in standard deviations: below -2, neighbours deviate together
 * @param blockLength number of neighbours that deviate together, at least 1
 */
public record ResidualPattern(
        String fitId,
        String experiment,
        String series,
        int points,
        double chiSquare,
        double lag1,
        int runs,
        double runsSigma,
        int blockLength) {}
