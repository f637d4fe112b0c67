package org.caitfit.solver;

import java.util.List;
import java.util.OptionalDouble;

/** Cell averages of the densities over depth at the end of a stage. */
public final class Profile implements DepthProfile {
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

    @Override
    public int cells() {
        return edges.length - 1;
    }

    @Override
    public double edge(int i) {
        return edges[i];
    }

    /** Mean density of an ion in a cell, m^-3. The sheet of surface charge is not part of the first cell. */
    @Override
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

    /**
     * Front depth: where the first native ion crosses half of its initial density, m, counted from the back; empty if it
     * does not.
     */
    public OptionalDouble frontDepth() {
        int k = nativeIon();
        return depthOfRise(k, 0.5 * ions.get(k).initialDensity());
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

    private int nativeIon() {
        for (int k = 0; k < ions.size(); k++) {
            if (ions.get(k).initialDensity() > 0) {
                return k;
            }
        }
        throw new IllegalStateException("no native ion");
    }
}
