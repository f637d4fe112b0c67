package org.caitfit.solver;

import java.util.OptionalDouble;

/** A quantity of every ion over depth as means over cells with a slope in each; read-outs are linear in both. */
public interface DepthProfile {
    /** Number of cells. */
    int cells();

    /** Depth of a cell edge, m; edge 0 is the surface. @param i 0 .. cells */
    double edge(int i);

    /** Mean in a cell. */
    double density(int ion, int cell);

    /** Slope within a cell, per m: monotone (van Leer) from the neighbours, 0 in the outermost cells. */
    default double slope(int ion, int cell) {
        if (cell == 0 || cell == cells() - 1) {
            return 0;
        }
        double here = density(ion, cell);
        double a = (here - density(ion, cell - 1)) / (depth(cell) - depth(cell - 1));
        double b = (density(ion, cell + 1) - here) / (depth(cell + 1) - depth(cell));
        return a * b > 0 ? 2 * a * b / (a + b) : 0;
    }

    /** Depth of the centre of a cell, m. */
    default double depth(int cell) {
        return 0.5 * (edge(cell) + edge(cell + 1));
    }

    /**
     * Value at a depth: a monotone cubic between the centres of the cells, continuous wherever they lie.
     *
     * @param depth m, 0 .. thickness
     */
    default double densityAt(int ion, double depth) {
        int lo = 0;
        int hi = cells() - 2;
        while (lo < hi) {
            int mid = (lo + hi + 1) >>> 1;
            if (depth(mid) <= depth) {
                lo = mid;
            } else {
                hi = mid - 1;
            }
        }
        double width = depth(lo + 1) - depth(lo);
        double w = (depth - depth(lo)) / width;
        double rise = density(ion, lo + 1) - density(ion, lo);
        if (w <= 0 || w >= 1) {
            // the outer half cells
            int cell = w <= 0 ? lo : lo + 1;
            return density(ion, cell) + rise / width * (depth - depth(cell));
        }
        double left = width * slope(ion, lo);
        double right = width * slope(ion, lo + 1);
        return density(ion, lo) + w * (left + w * (3 * rise - 2 * left - right + w * (left + right - 2 * rise)));
    }

    /**
     * Deepest point at which a quantity rises through a level with depth, m: a monotone cubic between the centres of the
     * cells; empty if it does nowhere.
     */
    default OptionalDouble depthOfRise(int ion, double level) {
        for (int i = cells() - 1; i > 0; i--) {
            double right = density(ion, i);
            double left = density(ion, i - 1);
            if (right >= level && left < level) {
                return OptionalDouble.of(crossing(ion, i, level));
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * Where the monotone cubic through the means of two cells with the slopes of the profile has a value between them: unlike
     * a straight line a smooth function of the means, whichever cells they are.
     */
    private double crossing(int ion, int right, double value) {
        double distance = depth(right) - depth(right - 1);
        double n0 = density(ion, right - 1);
        double rise = density(ion, right) - n0;
        double s0 = slope(ion, right - 1) * distance;
        double s1 = slope(ion, right) * distance;
        double low = 0;
        double high = 1;
        double w = (value - n0) / rise;
        for (int i = 0; i < 60; i++) {
            double off = n0 - value + w * (s0 + w * (3 * rise - 2 * s0 - s1 + w * (s0 + s1 - 2 * rise)));
            if (off < 0) {
                low = w;
            } else {
                high = w;
            }
            double next = w - off / (s0 + w * (2 * (3 * rise - 2 * s0 - s1) + w * 3 * (s0 + s1 - 2 * rise)));
            next = next > low && next < high ? next : 0.5 * (low + high);
            if (Math.abs(next - w) < 1e-14) {
                break;
            }
            w = next;
        }
        return depth(right - 1) + w * distance;
    }

    /** Integral over depth between two depths. @param from m @param to m */
    default double amount(int ion, double from, double to) {
        double sum = 0;
        for (int i = 0; i < cells(); i++) {
            double a = Math.max(from, edge(i));
            double b = Math.min(to, edge(i + 1));
            if (b > a) {
                sum += (b - a) * (density(ion, i) + slope(ion, i) * (0.5 * (a + b) - depth(i)));
            }
        }
        return sum;
    }
}
