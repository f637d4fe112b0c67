package org.caitfit.results;

import java.util.List;

/**
 * Which family of D models each criterion prefers on synthetic data of every family.
 *
 * @param study title
 * @param fit whose experiments were simulated
 * @param seed of the noise
 * @param replicates sets of data for each family
 * @param families pairs of a native and a foreign family, e.g. "constant / log-linear"
 * @param choices one per set of data
 */
public record FamilyConfusion(
        String study, String fit, long seed, int replicates, List<String> families, List<Choice> choices) {
    public FamilyConfusion {
        families = List.copyOf(families);
        choices = List.copyOf(choices);
    }

    /**
     * What was preferred on one set of data.
     *
     * @param truth family that made the data
     * @param replicate number of the set, from 0
     * @param aic family that AIC prefers, empty if no refinement gave a result
     * @param aicc likewise
     * @param bic likewise
     * @param failure why the data could not be made, empty if they were
     */
    public record Choice(String truth, int replicate, String aic, String aicc, String bic, String failure) {}
}
