package org.caitfit.results;

import java.util.OptionalDouble;

/**
 * A scale or background that was fitted with a profile: a row of the table {@code calibrations}.
 *
 * @param fitId the refinement
 * @param experiment id of the experiment
 * @param profile id of the profile
 * @param ion name
 * @param kind which of the two
 * @param value dimensionless, or m^-3
 * @param sigma its standard deviation, with that of the parameters; empty where it means nothing: not at an optimum, held at
 *     0, or not told by the data
 * @param priorSigma that of the prior of a scale; empty without one
 * @param shownUnit unit in which it is shown; empty for a scale
 * @param shownUnitSi value of one such unit, m^-3; 1 for a scale
 */
public record CalibrationValue(
        String fitId,
        String experiment,
        String profile,
        String ion,
        Kind kind,
        double value,
        OptionalDouble sigma,
        OptionalDouble priorSigma,
        String shownUnit,
        double shownUnitSi) {
    /** What was fitted. */
    public enum Kind {
        SCALE,
        BACKGROUND
    }
}
