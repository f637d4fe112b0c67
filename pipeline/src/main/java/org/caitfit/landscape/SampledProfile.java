package org.caitfit.landscape;

import org.caitfit.solver.DepthProfile;

/** A profile given at the centres of equal cells. */
public final class SampledProfile implements DepthProfile {
    private final double width;
    private final double[][] density;

    /** @param width of a cell, m @param density by ion and cell, m^-3; owned by this object afterwards */
    public SampledProfile(double width, double[][] density) {
        this.width = width;
        this.density = density;
    }

    /** Centres of so many cells of one width from the surface on, m. */
    public static double[] centres(double width, int cells) {
        double[] centres = new double[cells];
        for (int i = 0; i < cells; i++) {
            centres[i] = (i + 0.5) * width;
        }
        return centres;
    }

    @Override
    public int cells() {
        return density[0].length;
    }

    @Override
    public double edge(int i) {
        return i * width;
    }

    @Override
    public double density(int ion, int cell) {
        return density[ion][cell];
    }
}
