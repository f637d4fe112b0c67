package org.caitfit.solver;

import java.util.Arrays;

/** Densities of all ions against depth at the start; linear between the points, constant beyond them. */
public final class StartProfile {
    private final double[] depth;
    private final double[][] density;

    /**
     * @param depth m, strictly increasing, at least 0; copied
     * @param density m^-3, by ion of the problem and depth, at least 0, at every depth as neutral as the untouched glass; copied
     */
    public StartProfile(double[] depth, double[][] density) {
        this.depth = depth.clone();
        this.density = new double[density.length][];
        for (int i = 0; i < depth.length; i++) {
            if (!(depth[i] >= 0) || !Double.isFinite(depth[i]) || (i > 0 && !(depth[i] > depth[i - 1]))) {
                throw new IllegalArgumentException(
                        "depths of a start profile must increase from at least 0, got " + Arrays.toString(depth));
            }
        }
        for (int k = 0; k < density.length; k++) {
            if (depth.length == 0 || density[k].length != depth.length) {
                throw new IllegalArgumentException("a start profile needs one density per ion and depth, got "
                        + density[k].length + " for ion " + k + " at " + depth.length + " depths");
            }
            for (double n : density[k]) {
                if (!(n >= 0) || !Double.isFinite(n)) {
                    throw new IllegalArgumentException(
                            "densities of a start profile must be finite and >= 0, got " + n);
                }
            }
            this.density[k] = density[k].clone();
        }
    }

    /** Number of ions. */
    public int ions() {
        return density.length;
    }

    /** Number of points. */
    public int size() {
        return depth.length;
    }

    /** Depth of a point, m. */
    public double depth(int i) {
        return depth[i];
    }

    /** Density of an ion at a point, m^-3. */
    public double density(int ion, int i) {
        return density[ion][i];
    }

    /** Mean density of an ion between two depths, m^-3. @param from m @param to m, above from */
    public double mean(int ion, double from, double to) {
        return (integral(ion, to) - integral(ion, from)) / (to - from);
    }

    /** Ions per area from 0 to a depth, m^-2. */
    private double integral(int ion, double to) {
        double[] n = density[ion];
        int last = depth.length - 1;
        double sum = n[0] * Math.min(to, depth[0]);
        for (int i = 0; i < last && depth[i] < to; i++) {
            double end = Math.min(to, depth[i + 1]);
            double atEnd = n[i] + (n[i + 1] - n[i]) * (end - depth[i]) / (depth[i + 1] - depth[i]);
            sum += 0.5 * (end - depth[i]) * (n[i] + atEnd);
        }
        return to > depth[last] ? sum + n[last] * (to - depth[last]) : sum;
    }
}
