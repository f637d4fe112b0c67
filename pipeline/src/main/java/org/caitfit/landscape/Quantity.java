package org.caitfit.landscape;

import java.util.OptionalDouble;

/**
 * A quantity of the energy landscape or of transport.
 *
 * @param name e.g. "psed_fwhm"
 * @param ion that it belongs to
 * @param value SI; empty if it can not be had
 * @param unit SI; empty for a number
 * @param logarithmic whether its uncertainty is one of its logarithm: positive, over decades
 * @param note what it rests on, or why there is none; may be empty
 */
public record Quantity(String name, String ion, OptionalDouble value, String unit, boolean logarithmic, String note) {

    static Quantity linear(String name, String ion, double value, String unit, String note) {
        return new Quantity(name, ion, finite(value), unit, false, note);
    }

    static Quantity logarithmic(String name, String ion, double value, String unit, String note) {
        return new Quantity(name, ion, finite(value), unit, true, note);
    }

    static Quantity none(String name, String ion, String unit, String note) {
        return new Quantity(name, ion, OptionalDouble.empty(), unit, false, note);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
