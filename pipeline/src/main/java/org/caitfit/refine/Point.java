package org.caitfit.refine;

import java.util.Arrays;

/** A parameter vector on the search scales (log10 of the SI value, or the SI value). Immutable. */
public final class Point {
    private final double[] values;

    private Point(double[] values) {
        this.values = values;
    }

    /** @param values copied */
    public static Point of(double... values) {
        return new Point(values.clone());
    }

    /** Number of parameters. */
    public int size() {
        return values.length;
    }

    /** Value of one parameter on its search scale. */
    public double at(int parameter) {
        return values[parameter];
    }

    /** The values; owned by the caller. */
    public double[] copy() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && Arrays.equals(values, point.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
