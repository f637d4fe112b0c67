package org.caitfit.solver;

import java.util.List;
import java.util.OptionalDouble;

/** Cell averages of the densities over depth at the end of a stage. */
public final class Profile {
    private final List<Ion> ions;
    private final double time;
    private final double[] edges;
    private final double[][] density;
    private final double[] field;

    Profile(List<Ion> ions, double time, double[] edges, double[][] density, double[] field) {
        this.ions = ions;
        this.time = time;
        this.edges = edges;
        this.density = density;
        this.field = field;
    }

    /** Time from the start of the first stage, s. */
    public double time() {
        return time;
    }

    /** Number of cells. */
    public int cells() {
        return edges.length - 1;
    }

    /** Depth of a cell edge, m; edge 0 is the surface. @param i 0 .. cells */
    public double edge(int i) {
        return edges[i];
    }

    /** Depth of the centre of a cell, m. */
    public double depth(int cell) {
        return 0.5 * (edges[cell] + edges[cell + 1]);
    }

    /** Mean density of an ion in a cell, m^-3. The sheet of surface charge is not part of the first cell. */
    public double density(int ion, int cell) {
        return density[ion][cell];
    }

    /** Field at a cell edge, V/m, positive into the glass. */
    public double field(int edge) {
        return field[edge];
    }

    /** Potential at a cell edge against the back, V; edge 0 is the surface. */
    public double potential(int edge) {
        double phi = 0;
        for (int i = cells() - 1; i >= edge; i--) {
            phi += 0.5 * (field[i] + field[i + 1]) * (edges[i + 1] - edges[i]);
        }
        return phi;
    }

    /** Slope of the density within a cell, m^-4: monotone (van Leer) from the neighbours, 0 in the outermost cells. */
    public double slope(int ion, int cell) {
        if (cell == 0 || cell == cells() - 1) {
            return 0;
        }
        double[] n = density[ion];
        double a = (n[cell] - n[cell - 1]) / (depth(cell) - depth(cell - 1));
        double b = (n[cell + 1] - n[cell]) / (depth(cell + 1) - depth(cell));
        return a * b > 0 ? 2 * a * b / (a + b) : 0;
    }

    /**
     * Density of an ion at a depth, m^-3: a monotone cubic between the centres of the cells, continuous wherever they lie.
     *
     * @param depth m, 0 .. thickness
     */
    public double densityAt(int ion, double depth) {
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
        double[] n = density[ion];
        double width = depth(lo + 1) - depth(lo);
        double w = (depth - depth(lo)) / width;
        if (w <= 0 || w >= 1) {
            // the outer half cells
            int cell = w <= 0 ? lo : lo + 1;
            double outward = (n[lo + 1] - n[lo]) / width;
            return n[cell] + outward * (depth - depth(cell));
        }
        double rise = n[lo + 1] - n[lo];
        double left = width * slope(ion, lo);
        double right = width * slope(ion, lo + 1);
        return n[lo] + w * (left + w * (3 * rise - 2 * left - right + w * (left + right - 2 * rise)));
    }

    /**
     * Front depth: where the first native ion crosses half of its initial density, m, counted from the back; empty if it
     * does not.
     */
    public OptionalDouble frontDepth() {
        int k = nativeIon();
        double half = 0.5 * ions.get(k).initialDensity();
        for (int i = cells() - 1; i > 0; i--) {
            double right = density[k][i];
            double left = density[k][i - 1];
            if (right >= half && left < half) {
                return OptionalDouble.of(depth(i - 1) + (depth(i) - depth(i - 1)) * (half - left) / (right - left));
            }
        }
        return OptionalDouble.empty();
    }

    /** Plateau: native density over its initial density at 90 % of the front depth; empty without a front. */
    public OptionalDouble plateau() {
        OptionalDouble front = frontDepth();
        int k = nativeIon();
        return front.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        densityAt(k, 0.9 * front.getAsDouble()) / ions.get(k).initialDensity());
    }

    /** Mean native density over its initial density between 40 and 90 % of the front depth; empty without a front. */
    public OptionalDouble plateauMean() {
        OptionalDouble front = frontDepth();
        if (front.isEmpty()) {
            return OptionalDouble.empty();
        }
        int k = nativeIon();
        double from = 0.4 * front.getAsDouble();
        double to = 0.9 * front.getAsDouble();
        return OptionalDouble.of(
                amount(k, from, to) / ((to - from) * ions.get(k).initialDensity()));
    }

    /** Ions per area between two depths, m^-2. @param from m @param to m */
    public double amount(int ion, double from, double to) {
        double sum = 0;
        for (int i = 0; i < cells(); i++) {
            double a = Math.max(from, edges[i]);
            double b = Math.min(to, edges[i + 1]);
            if (b > a) {
                sum += (b - a) * (density[ion][i] + slope(ion, i) * (0.5 * (a + b) - depth(i)));
            }
        }
        return sum;
    }

    private int nativeIon() {
        for (int k = 0; k < ions.size(); k++) {
            if (ions.get(k).initialDensity() > 0) {
                return k;
            }
        }
        throw new IllegalStateException("no native ion");
    }
}
