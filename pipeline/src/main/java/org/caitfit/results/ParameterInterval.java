package org.caitfit.results;

import java.util.OptionalDouble;

/**
 * What the data say about one parameter of a fit, from its profile likelihood: the lowest chi-square at each value of the
 * parameter, all others fitted anew. Values in SI; an interval that is open on a side within the bounds has no end there.
 *
 * @param fitId the refinement, e.g. "joint#1"
 * @param parameter its name
 * @param value fitted
 * @param sigma standard deviation on the search scale from the covariance; empty where it means nothing
 * @param sigmaCorrelated the same, allowing for the correlation of the residuals; empty likewise
 * @param lower68 where chi-square has risen by 1
 * @param upper68 likewise
 * @param lower95 where chi-square has risen by 3.84
 * @param upper95 likewise
 * @param verdict what this amounts to
 * @param note a sentence for the reader
 */
public record ParameterInterval(
        String fitId,
        String parameter,
        double value,
        OptionalDouble sigma,
        OptionalDouble sigmaCorrelated,
        OptionalDouble lower68,
        OptionalDouble upper68,
        OptionalDouble lower95,
        OptionalDouble upper95,
        Verdict verdict,
        String note) {

    /** What the data determine of a parameter. */
    public enum Verdict {
        /** Limited from both sides. */
        DETERMINED,
        /** Limited from below only. */
        LOWER_LIMIT,
        /** Limited from above only. */
        UPPER_LIMIT,
        /** Any value within the bounds describes the data as well. */
        FLAT,
        /** The scan could not be made. */
        UNKNOWN
    }
}
