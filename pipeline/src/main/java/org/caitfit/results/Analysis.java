package org.caitfit.results;

import java.util.List;

/**
 * What is made of the best refinements of a study.
 *
 * @param intervals one per parameter of each
 * @param scans points of their profile likelihoods
 * @param patterns residuals, by series
 * @param influences of known inputs on fitted values
 * @param combinations of parameters, from the best determined to the least
 * @param landscape quantities that follow from the fits
 * @param models families of D models on the same data
 * @param claims of the paper, as tested here
 */
public record Analysis(
        List<ParameterInterval> intervals,
        List<ScanPoint> scans,
        List<ResidualPattern> patterns,
        List<InputInfluence> influences,
        List<ParameterCombination> combinations,
        List<LandscapeValue> landscape,
        List<ModelScore> models,
        List<Claim> claims) {

    /** None yet. */
    public static final Analysis NONE =
            new Analysis(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Analysis {
        intervals = List.copyOf(intervals);
        scans = List.copyOf(scans);
        patterns = List.copyOf(patterns);
        influences = List.copyOf(influences);
        combinations = List.copyOf(combinations);
        landscape = List.copyOf(landscape);
        models = List.copyOf(models);
        claims = List.copyOf(claims);
    }

    /** The same with claims. */
    public Analysis withClaims(List<Claim> tested) {
        return new Analysis(intervals, scans, patterns, influences, combinations, landscape, models, tested);
    }
}
