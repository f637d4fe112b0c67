package org.caitfit.solver;

import java.util.List;

/** Profiles of one ion that no run has made. */
public final class ProfileFixture {
    private ProfileFixture() {}

    /** @param edges m, of the cells @param density m^-3, of each cell */
    public static Profile of(double[] edges, double[] density) {
        return new Profile(
                List.of(new Ion("Li", 1, 1)),
                0,
                edges.clone(),
                new double[][] {density.clone()},
                new double[edges.length]);
    }
}
