package org.caitfit.landscape;

import org.caitfit.solver.DepthProfile;

/**
 * A profile with a parameter a little more or less, to first order.
 *
 * @param profile simulated
 * @param tangent its derivative by the parameter
 * @param step change of the parameter
 */
public record MovedProfile(DepthProfile profile, DepthProfile tangent, double step) implements DepthProfile {
    @Override
    public int cells() {
        return profile.cells();
    }

    @Override
    public double edge(int i) {
        return profile.edge(i);
    }

    @Override
    public double density(int ion, int cell) {
        return profile.density(ion, cell) + step * tangent.density(ion, cell);
    }
}
