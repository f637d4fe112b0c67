package org.caitfit.evaluate;

import java.util.function.IntToDoubleFunction;
import org.caitfit.solver.Trace;

/**
 * Reads a trace of the solver at given times of one stage: a cubic through the four nearest points of the same regime, which
 * is linear in the values, so that derivatives are read the same way. Before the first point and after the last one, that
 * point. Its error is a few 1e-6 of the current with the accuracy of refinements.
 */
final class TracePoints {
    private static final int ORDER = 4;
    /** Rounding of times that are sums of durations. */
    private static final double ROUNDING = 1e-13;
    /** How near to its limit the surface potential has to be to be held there. */
    private static final double HELD = 1e-6;

    private final double[] at;
    private final int[] first;
    private final double[][] weights;
    private final double[][] slopes;

    private TracePoints(double[] at) {
        this.at = at;
        this.first = new int[at.length];
        this.weights = new double[at.length][];
        this.slopes = new double[at.length][];
    }

    /**
     * @param start of the stage, s from the start of the first one @param end of the stage
     * @param limit surface potential at which the current changes its nature, V; infinite for none
     * @param times s from the start of the stage, increasing; kept
     */
    static TracePoints of(Trace trace, double start, double end, double limit, double[] times) {
        TracePoints points = new TracePoints(times);
        int from = 0;
        while (from < trace.size() && trace.time(from) <= start * (1 + ROUNDING)) {
            from++;
        }
        int to = from;
        while (to < trace.size() && trace.time(to) <= end * (1 + ROUNDING)) {
            to++;
        }
        // the last point before the potential is held belongs to the time before
        int held = from;
        while (held < to && trace.potential(held) < limit * (1 - HELD)) {
            held++;
        }
        int split = Double.isInfinite(limit) ? to : Math.min(to, held + 1);
        for (int i = 0; i < times.length; i++) {
            boolean before = split == to || start + times[i] <= trace.time(split - 1);
            points.read(i, trace, start, before ? from : split, before ? split : to);
        }
        return points;
    }

    private void read(int i, Trace trace, double start, int from, int to) {
        double t = start + at[i];
        int next = from;
        while (next < to && trace.time(next) < t) {
            next++;
        }
        if (next == from || next == to) {
            first[i] = next == from ? from : to - 1;
            weights[i] = new double[] {1};
            slopes[i] = new double[] {0};
            return;
        }
        int order = Math.min(ORDER, to - from);
        first[i] = Math.max(from, Math.min(to - order, next - ORDER / 2));
        weights[i] = new double[order];
        slopes[i] = new double[order];
        for (int a = 0; a < order; a++) {
            double weight = 1;
            double slope = 0;
            for (int b = 0; b < order; b++) {
                if (b != a) {
                    double span = trace.time(first[i] + a) - trace.time(first[i] + b);
                    double factor = (t - trace.time(first[i] + b)) / span;
                    slope = slope * factor + weight / span;
                    weight *= factor;
                }
            }
            weights[i][a] = weight;
            slopes[i][a] = slope;
        }
    }

    /** Values at the times. @param value by number of the point of the trace */
    double[] read(IntToDoubleFunction value) {
        return combine(weights, value);
    }

    /** Derivatives by time times the time from the start of the stage: by the logarithm of that time. */
    double[] byLogTime(IntToDoubleFunction value) {
        double[] result = combine(slopes, value);
        for (int i = 0; i < result.length; i++) {
            result[i] *= at[i];
        }
        return result;
    }

    private double[] combine(double[][] factors, IntToDoubleFunction value) {
        double[] result = new double[at.length];
        for (int i = 0; i < result.length; i++) {
            for (int a = 0; a < factors[i].length; a++) {
                result[i] += factors[i][a] * value.applyAsDouble(first[i] + a);
            }
        }
        return result;
    }
}
