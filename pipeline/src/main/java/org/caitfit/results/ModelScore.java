package org.caitfit.results;

/**
 * One family of D models, fitted to the same data as the others of its comparison.
 *
 * @param comparison what is compared, e.g. "joint": the data are those of this fit
 * @param nativeModel family of the D of the native ion, e.g. "SED, one Gaussian"
 * @param foreignModel family of the D of the foreign ions
 * @param stopReason how the best refinement ended
 * @param points number of residuals
 * @param parameters number of free parameters
 * @param chiSquare of the best refinement; NaN if none gave a result
 * @param aic chi-square + 2 k
 * @param aicc AIC with the correction for few points
 * @param bic chi-square + k ln N
 * @param lag1 lag-1 autocorrelation of the residuals
 * @param preferred by BIC
 * @param note a sentence
 */
public record ModelScore(
        String comparison,
        String nativeModel,
        String foreignModel,
        String stopReason,
        int points,
        int parameters,
        double chiSquare,
        double aic,
        double aicc,
        double bic,
        double lag1,
        boolean preferred,
        String note) {}
