package org.caitfit.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.caitfit.refine.Journal.Sample;

/**
 * Columns d residuals / d parameter on the search scale: exact ones if the model gives them, else finite differences
 * that reuse the base run and never leave the bounds. A column whose run fails is tried on the other side, then with a
 * tenth of the step. Columns at the last base point are remembered.
 */
final class Differences {
    private final Journal journal;
    private final double[] lower;
    private final double[] upper;
    private double step;
    private boolean central;
    private double[] base = {};
    private double[][] columns = {};
    private final BitSet known = new BitSet();

    Differences(Journal journal, double[] lower, double[] upper, double step, boolean central) {
        this.journal = journal;
        this.lower = lower;
        this.upper = upper;
        this.step = step;
        this.central = central;
    }

    boolean central() {
        return central;
    }

    /** From now on central differences of a ten times larger step, at most a tenth of the span: less noise, less bias. */
    void useCentral() {
        central = true;
        step = Math.min(10 * step, 0.1);
        known.clear();
    }

    /** Runs that all columns cost if none fails. */
    int cost(Sample sample) {
        return sample.residuals.jacobian().isPresent() ? 0 : lower.length * (central ? 2 : 1);
    }

    /**
     * The wanted columns, by parameter; the others are unspecified. Empty where one cannot be had.
     *
     * @throws SegmentEnd if the budget does not suffice
     */
    Optional<double[][]> columns(Sample sample, BitSet wanted) {
        if (!Arrays.equals(base, sample.point)) {
            base = sample.point;
            columns = new double[lower.length][];
            Arrays.fill(columns, new double[0]);
            known.clear();
        }
        BitSet missing = (BitSet) wanted.clone();
        missing.andNot(known);
        if (sample.residuals.jacobian().isPresent()) {
            exact(sample.residuals.jacobian().get(), missing);
        } else {
            for (double h : new double[] {step, step / 10}) {
                if (central) {
                    probe(sample, missing, h, true, true);
                } else {
                    probe(sample, missing, h, true, false);
                    probe(sample, missing, h, false, true);
                }
            }
        }
        return missing.isEmpty() ? Optional.of(columns.clone()) : Optional.empty();
    }

    private void exact(double[][] jacobian, BitSet missing) {
        for (int k = missing.nextSetBit(0); k >= 0; k = missing.nextSetBit(k + 1)) {
            double[] column = new double[jacobian.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = jacobian[i][k];
            }
            keep(k, column, missing);
        }
    }

    /** One batch: the first side is upward unless that leaves the bounds, the second side the other one. */
    private void probe(Sample sample, BitSet missing, double h, boolean first, boolean second) {
        List<double[]> points = new ArrayList<>();
        List<Integer> parameters = new ArrayList<>();
        for (int k = missing.nextSetBit(0); k >= 0; k = missing.nextSetBit(k + 1)) {
            double length = h * (upper[k] - lower[k]);
            boolean up = sample.point[k] + length <= upper[k];
            boolean down = sample.point[k] - length >= lower[k];
            if (first) {
                add(points, parameters, sample.point, k, up ? length : -length);
            }
            if (second && up && down) {
                add(points, parameters, sample.point, k, -length);
            }
        }
        List<Optional<Sample>> answers = journal.derivatives(points);
        for (int i = 0; i < points.size(); i++) {
            int k = parameters.get(i);
            boolean pair = i + 1 < points.size() && parameters.get(i + 1) == k;
            Sample one = answers.get(i).orElse(sample);
            Sample other = pair ? answers.get(i + 1).orElse(sample) : sample;
            if (one != other) {
                keep(k, quotient(one, other, k), missing);
            }
            i += pair ? 1 : 0;
        }
    }

    private static void add(List<double[]> points, List<Integer> parameters, double[] point, int k, double length) {
        double[] shifted = point.clone();
        shifted[k] += length;
        points.add(shifted);
        parameters.add(k);
    }

    private static double[] quotient(Sample one, Sample other, int k) {
        double[] a = one.residuals.values();
        double[] b = other.residuals.values();
        double[] column = new double[a.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = (a[i] - b[i]) / (one.point[k] - other.point[k]);
        }
        return column;
    }

    private void keep(int k, double[] column, BitSet missing) {
        if (Numbers.finite(column)) {
            columns[k] = column;
            known.set(k);
            missing.clear(k);
        }
    }
}
