package org.caitfit.landscape;

import java.util.function.DoubleUnaryOperator;

/**
 * The part of a distribution between the outermost points at half of its maximum.
 *
 * @param from where the distribution has risen to half of its maximum, or where it begins above that
 * @param to where it falls below half of its maximum for the last time, or where it ends above that
 * @param fromEnd whether it begins above half of its maximum
 * @param toEnd whether it ends above half of its maximum
 */
record HalfMaximum(double from, double to, boolean fromEnd, boolean toEnd) {
    /** A feature may be as narrow as this share of the range. */
    private static final int SAMPLES = 4000;

    /** Halvings from the distance of two samples to round-off. */
    private static final int HALVINGS = 60;

    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    /**
     * Full width at half maximum of the part of a distribution that lies in a range.
     *
     * @param density at least 0, above 0 somewhere
     * @param low begin of the range
     * @param high end of the range
     */
    static HalfMaximum of(DoubleUnaryOperator density, double low, double high) {
        double step = (high - low) / SAMPLES;
        int top = 0;
        double most = density.applyAsDouble(low);
        for (int i = 1; i <= SAMPLES; i++) {
            double value = density.applyAsDouble(low + i * step);
            if (value > most) {
                top = i;
                most = value;
            }
        }
        double between =
                largest(density, Math.max(low, low + (top - 1) * step), Math.min(high, low + (top + 1) * step));
        double half = 0.5 * Math.max(most, between);
        int first = 0;
        while (density.applyAsDouble(low + first * step) < half) {
            first++;
        }
        int last = SAMPLES;
        while (density.applyAsDouble(low + last * step) < half) {
            last--;
        }
        double from = first == 0 ? low : crossing(density, half, low + (first - 1) * step, low + first * step);
        double to = last == SAMPLES ? high : crossing(density, half, low + (last + 1) * step, low + last * step);
        return new HalfMaximum(from, to, first == 0, last == SAMPLES);
    }

    double width() {
        return to - from;
    }

    /** Largest value between two points with one maximum between them. */
    private static double largest(DoubleUnaryOperator density, double from, double to) {
        double a = from;
        double b = to;
        for (int i = 0; i < HALVINGS; i++) {
            double left = b - GOLDEN * (b - a);
            double right = a + GOLDEN * (b - a);
            if (density.applyAsDouble(left) > density.applyAsDouble(right)) {
                b = right;
            } else {
                a = left;
            }
        }
        return density.applyAsDouble(0.5 * (a + b));
    }

    private static double crossing(DoubleUnaryOperator density, double level, double below, double above) {
        double a = below;
        double b = above;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (a + b);
            if (density.applyAsDouble(middle) < level) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return 0.5 * (a + b);
    }
}
