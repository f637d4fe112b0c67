package org.caitfit.results;

import java.util.List;

/**
 * One pair of families of D models, fitted to the same data as the others of its comparison. Residuals are in sigma, so that
 * chi-square stands for -2 ln(likelihood) up to a constant that all pairs share.
 *
 * @param comparison what is compared, e.g. "joint": the data are those of this fit
 * @param nativeFamily family of the D of the native ion, e.g. "SED, two Gaussians"
 * @param foreignFamily family of the D of the foreign ions
 * @param stopReason how the best refinement ended
 * @param stopDetail a sentence
 * @param points number of residuals of the data
 * @param effectiveParameters number of parameters that the data determine: all of them without priors
 * @param chiSquare of the data; NaN if no run gave a result, as all that follows from it
 * @param aic chi-square + 2 k
 * @param aicc AIC with the correction for few points
 * @param bic chi-square + k ln N
 * @param lag1 lag-1 autocorrelation of the residuals
 * @param preferred lowest BIC of the comparison
 * @param parameters names
 * @param values of the parameters, SI, in the same order
 */
public record ModelScore(
        String comparison,
        String nativeFamily,
        String foreignFamily,
        String stopReason,
        String stopDetail,
        int points,
        double effectiveParameters,
        double chiSquare,
        double aic,
        double aicc,
        double bic,
        double lag1,
        boolean preferred,
        List<String> parameters,
        List<Double> values) {
    public ModelScore {
        parameters = List.copyOf(parameters);
        values = List.copyOf(values);
    }
}
