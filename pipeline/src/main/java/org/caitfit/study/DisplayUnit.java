package org.caitfit.study;

/**
 * A unit for showing values.
 *
 * @param symbol as written, e.g. "m2/s", "meV", "nm"; empty for dimensionless
 * @param suffix for column names, e.g. "m2_per_s", "meV"; empty for dimensionless
 * @param factor SI value of one unit
 */
public record DisplayUnit(String symbol, String suffix, double factor) {
    /** No unit. */
    public static final DisplayUnit NONE = new DisplayUnit("", "", 1);

    /** From SI to this unit. */
    public double fromSi(double si) {
        return si / factor;
    }

    /** From this unit to SI. */
    public double toSi(double value) {
        return value * factor;
    }
}
