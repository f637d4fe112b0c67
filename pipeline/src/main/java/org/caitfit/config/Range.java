package org.caitfit.config;

/**
 * The values that a setting may have, in SI units.
 *
 * @param low lower limit
 * @param lowAllowed whether the lower limit itself is allowed
 * @param high upper limit, not allowed itself; infinite for none
 */
record Range(double low, boolean lowAllowed, double high) {
    static final Range ANY = new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY);
    static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY);
    static final Range NOT_NEGATIVE = new Range(0, true, Double.POSITIVE_INFINITY);
    static final Range AT_LEAST_ONE = new Range(1, true, Double.POSITIVE_INFINITY);
    /** Above 0 and below 1. */
    static final Range PROPER_FRACTION = new Range(0, false, 1);

    boolean contains(double value) {
        return (lowAllowed ? value >= low : value > low) && value < high;
    }

    /** For messages: "above 0 K", "0 m or more", "above 0 and below 1". */
    String describe(Dimension dimension) {
        String lower = lowAllowed ? Numbers.show(low, dimension) + " or more" : "above " + Numbers.show(low, dimension);
        return Double.isInfinite(high) ? lower : lower + " and below " + Numbers.show(high, dimension);
    }
}
