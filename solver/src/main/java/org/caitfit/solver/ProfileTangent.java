package org.caitfit.solver;

/**
 * Derivative of a profile by a parameter, at fixed depth: d(density)/dp in m^-3 per unit of the parameter, on the cells of the
 * profile.
 */
public final class ProfileTangent implements DepthProfile {
    private final Profile profile;
    private final double[][] density;

    ProfileTangent(Profile profile, double[][] density) {
        this.profile = profile;
        this.density = density;
    }

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
        return density[ion][cell];
    }

    /** Derivative of the limited slope of the profile. */
    @Override
    public double slope(int ion, int cell) {
        if (cell == 0 || cell == cells() - 1) {
            return 0;
        }
        double left = depth(cell) - depth(cell - 1);
        double right = depth(cell + 1) - depth(cell);
        double a = (profile.density(ion, cell) - profile.density(ion, cell - 1)) / left;
        double b = (profile.density(ion, cell + 1) - profile.density(ion, cell)) / right;
        if (!(a * b > 0)) {
            return 0;
        }
        double p = b / (a + b);
        double byA = 2 * p * p;
        double byB = 2 * (1 - p) * (1 - p);
        double[] d = density[ion];
        return byA * (d[cell] - d[cell - 1]) / left + byB * (d[cell + 1] - d[cell]) / right;
    }
}
