package org.caitfit.verification;

import java.util.Arrays;
import org.caitfit.solver.Profile;

/** The density of an ion in every cell of a run beside the exact one, both in n_bulk of the standard cases. */
final class ProfileComparison {
    private final double[] edge;
    private final double[] observed;
    private final double[] difference;
    private final ExactProfile exact;

    ProfileComparison(Profile profile, int ion, ExactProfile exact) {
        int cells = profile.cells();
        this.exact = exact;
        this.edge = new double[cells + 1];
        this.observed = new double[cells];
        this.difference = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            edge[cell + 1] = profile.edge(cell + 1);
            observed[cell] = profile.density(ion, cell) / StandardCase.N_BULK;
            difference[cell] = observed[cell] - exact.mean(edge[cell], edge[cell + 1]);
        }
    }

    /** Largest error of a cell average. */
    double largest() {
        return Arrays.stream(difference).map(Math::abs).max().orElseThrow();
    }

    /** Largest error of a cell average where the exact one is between two values. */
    double largestBetween(double low, double high) {
        double largest = 0;
        for (int cell = 0; cell < difference.length; cell++) {
            double value = observed[cell] - difference[cell];
            if (value > low && value < high) {
                largest = Math.max(largest, Math.abs(difference[cell]));
            }
        }
        return largest;
    }

    /** Integral of the error without its sign, m. */
    double area() {
        double sum = 0;
        for (int cell = 0; cell < difference.length; cell++) {
            sum += (edge[cell + 1] - edge[cell]) * Math.abs(difference[cell]);
        }
        return sum;
    }

    /** Root of the integral of the squared error over a length. @param length m */
    double rmsOver(double length) {
        double sum = 0;
        for (int cell = 0; cell < difference.length; cell++) {
            sum += (edge[cell + 1] - edge[cell]) * difference[cell] * difference[cell];
        }
        return Math.sqrt(sum / length);
    }

    /** Cell averages at their depths in nm. @param from m @param to m */
    Curve computed(String name, double from, double to) {
        int[] cells = java.util.stream.IntStream.range(0, observed.length)
                .filter(cell -> centre(cell) >= from && centre(cell) <= to)
                .toArray();
        return Curve.computed(
                name,
                Arrays.stream(cells).mapToDouble(cell -> centre(cell) * 1e9).toArray(),
                Arrays.stream(cells).mapToDouble(cell -> observed[cell]).toArray());
    }

    private double centre(int cell) {
        return 0.5 * (edge[cell] + edge[cell + 1]);
    }

    /** The answer against depth in nm. @param from m @param to m */
    Curve exact(String name, double from, double to) {
        return Curve.exact(name, from * 1e9, to * 1e9, nm -> exact.at(nm * 1e-9));
    }
}
