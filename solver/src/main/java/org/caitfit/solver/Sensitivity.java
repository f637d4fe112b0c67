package org.caitfit.solver;

import java.util.List;

/**
 * Derivatives of a run by one parameter, by the tangent equations of the very steps that the run made. Exact but for the
 * motion of the grid and the lengths of the steps, which are held: both change the answer by the numerical error only.
 */
public final class Sensitivity {
    private final List<ProfileTangent> profiles;
    private final double[] currentDensity;
    private final double[] potential;
    private final double[] charge;

    Sensitivity(List<ProfileTangent> profiles, double[] currentDensity, double[] potential, double[] charge) {
        this.profiles = List.copyOf(profiles);
        this.currentDensity = currentDensity;
        this.potential = potential;
        this.charge = charge;
    }

    /** After each stage. */
    public List<ProfileTangent> profiles() {
        return profiles;
    }

    /** d(current density)/dp at a point of the trace, A/m^2 per unit of the parameter. */
    public double currentDensity(int i) {
        return currentDensity[i];
    }

    /** d(surface potential)/dp at a point of the trace, V per unit of the parameter. */
    public double potential(int i) {
        return potential[i];
    }

    /** d(charge)/dp at a point of the trace, C/m^2 per unit of the parameter. */
    public double charge(int i) {
        return charge[i];
    }
}
