package org.caitfit.store.table;

import java.util.Objects;

/**
 * A column of a table. Any value may be absent.
 *
 * @param name carries the unit where there is one, e.g. "front_depth_m"
 * @param type of its values
 * @param unit as written, e.g. "m"; empty for dimensionless and for text
 * @param description what the values mean
 * @param isVolatile true if the value differs from run to run of the same study (times); such columns stand last
 */
public record Column(String name, Type type, String unit, String description, boolean isVolatile) {

    /** Type of the values of a column. */
    public enum Type {
        LONG,
        INT,
        DOUBLE,
        STRING,
        BOOLEAN,
        /** Doubles in order; an element that was not computed is NaN in memory and null in files. */
        DOUBLE_LIST,
        STRING_LIST
    }

    public Column {
        Objects.requireNonNull(type);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(description);
        if (name.isEmpty() || name.contains(".")) {
            throw new IllegalArgumentException("a column name must not be empty or hold a dot, got \"" + name + "\"");
        }
    }

    /** A column with the same value in every run of the same study. */
    public static Column of(String name, Type type, String unit, String description) {
        return new Column(name, type, unit, description, false);
    }
}
