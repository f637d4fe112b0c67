package org.caitfit.results;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A statement of the paper, put to the test on the data of this study.
 *
 * @param id e.g. "one-sed"
 * @param statement as the paper has it
 * @param verdict what the data say
 * @param evidence the figures that say so, in a sentence or two
 * @param quantity what the points show, with its unit
 * @param expectedLower lower end of what the statement allows for the quantity; empty for no limit
 * @param expectedUpper upper end likewise
 * @param points figures behind the verdict
 */
public record Claim(
        String id,
        String statement,
        Verdict verdict,
        String evidence,
        String quantity,
        OptionalDouble expectedLower,
        OptionalDouble expectedUpper,
        List<Point> points) {
    public Claim {
        points = List.copyOf(points);
    }

    /** The same with another id and statement. */
    public Claim named(String otherId, String otherStatement) {
        return new Claim(otherId, otherStatement, verdict, evidence, quantity, expectedLower, expectedUpper, points);
    }

    /**
     * A figure with its 95 % interval.
     *
     * @param label e.g. "K"
     * @param value in the unit of the quantity
     * @param lower NaN without an interval
     * @param upper NaN without an interval
     */
    public record Point(String label, double value, double lower, double upper) {}

    /** What the data say of a statement. */
    public enum Verdict {
        SUPPORTED,
        REFUTED,
        /** The data can not tell. */
        UNDECIDED
    }
}
