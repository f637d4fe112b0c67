package org.caitfit.solver;

import org.caitfit.solver.FrontControl.Reservoir;

/** Parts of the tolerances that a stage may use up: where errors count for more than the error of a step tells. */
final class Strictness {
    /** Newton's method is taken further in a salt bath, where the steep D(n) of nearly full sites multiplies its error. */
    private static final double IN_BATH = 0.01;

    /**
     * So it is, down to this part of its tolerance, where the delivered ion is the faster one: its own field is small, and what is
     * wrong with the few natives left behind counts as often as it is faster.
     */
    private static final double BEHIND_FASTER = 2e-3;

    /**
     * Where D all but jumps with n (a gap between two Gaussians of an SED), each step leaves its error behind the front in ions
     * that no longer move, and the front makes up for all of it: more than the error of a step tells. With a gap of this
     * size steps may use up half of the tolerance.
     */
    private static final double GAP = 5;

    /** Smallest part of the tolerance that is allowed for that. */
    private static final double STRICTEST = 0.03;

    private Strictness() {}

    /**
     * Part of the tolerances of the steps, and of Newton's method in them.
     *
     * @param background densities of the untouched glass by ion, scaled
     */
    static double ofSteps(DiffusionTable[] tables, double[] background) {
        double gap = 0;
        for (int k = 0; k < tables.length; k++) {
            gap = Math.max(gap, tables[k].gap(background[k] > 0 ? background[k] : 1));
        }
        double s = gap / GAP;
        return STRICTEST + (1 - STRICTEST) / (1 + s * s);
    }

    /** Further part of the tolerance of Newton's method. */
    static double ofNewton(FrontControl control, FrontEstimate estimate) {
        if (control instanceof Reservoir) {
            return IN_BATH;
        }
        double faster = estimate.zoneConductivity() / estimate.bulkConductivity();
        return BEHIND_FASTER + (1 - BEHIND_FASTER) / (1 + faster);
    }
}
