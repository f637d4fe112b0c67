package org.caitfit.verification;

import java.util.function.DoubleUnaryOperator;

/** Points of a figure: computed ones (drawn as points) or exact ones (drawn as a line). */
public final class Curve {
    /** Where the points come from. */
    public enum Kind {
        COMPUTED,
        EXACT
    }

    private static final int EXACT_POINTS = 160;

    private final String name;
    private final Kind kind;
    private final double[] x;
    private final double[] y;

    private Curve(String name, Kind kind, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("a curve needs one y for every x, got " + x.length + " and " + y.length);
        }
        this.name = name;
        this.kind = kind;
        this.x = x;
        this.y = y;
    }

    /** Points of a run. @param x copied @param y copied */
    static Curve computed(String name, double[] x, double[] y) {
        return new Curve(name, Kind.COMPUTED, x.clone(), y.clone());
    }

    /** Points of the answer. @param x copied @param y copied */
    static Curve exact(String name, double[] x, double[] y) {
        return new Curve(name, Kind.EXACT, x.clone(), y.clone());
    }

    /** The answer as a function. */
    static Curve exact(String name, double from, double to, DoubleUnaryOperator f) {
        double[] x = new double[EXACT_POINTS + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = from + (to - from) * i / EXACT_POINTS;
            y[i] = f.applyAsDouble(x[i]);
        }
        return new Curve(name, Kind.EXACT, x, y);
    }

    /** In the legend. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Number of points. */
    public int size() {
        return x.length;
    }

    public double x(int i) {
        return x[i];
    }

    public double y(int i) {
        return y[i];
    }
}
