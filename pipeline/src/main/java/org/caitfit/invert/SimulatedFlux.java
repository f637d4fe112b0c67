package org.caitfit.invert;

import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.ProfileTangent;

/**
 * What a run has that a measured profile does not tell: its native flux. From the derivative of the run by its duration, which is
 * the rate of change at its end: J(x) = - integral of dn/dt from the surface.
 */
final class SimulatedFlux {
    /** Rising. */
    private final double[] logit;

    private final double[] excess;
    private final double current;
    private final double missing;

    private SimulatedFlux(double[] logit, double[] excess, double current, double missing) {
        this.logit = logit;
        this.excess = excess;
        this.current = current;
        this.missing = missing;
    }

    /** @param run with one sensitivity, by the duration @param ion the native one @param bulk its density, m^-3 @param charge number */
    static SimulatedFlux of(Outcome.Completed run, int ion, double bulk, int charge) {
        Profile profile = run.finalProfile();
        ProfileTangent rate = run.sensitivities().get(0).profiles().get(0);
        int last = run.trace().size() - 1;
        double current =
                run.trace().currentDensity(last) / (charge * PhysicalConstants.ELEMENTARY_CHARGE * bulk);
        int cells = profile.cells();
        double missing = 0;
        for (int i = 0; i < cells; i++) {
            missing += (profile.edge(i + 1) - profile.edge(i)) * (1 - profile.density(ion, i) / bulk);
        }
        double[] logit = new double[cells];
        double[] excess = new double[cells];
        double amount = 0;
        double gone = 0;
        int count = 0;
        for (int i = 0; i < cells; i++) {
            double width = profile.edge(i + 1) - profile.edge(i);
            double n = profile.density(ion, i) / bulk;
            double change = rate.density(ion, i) / bulk;
            double toCentre = width * (0.5 * n - width * profile.slope(ion, i) / bulk / 8);
            double flux = -(gone + width * (0.5 * change - width * rate.slope(ion, i) / bulk / 8)) / current;
            double u = NativeShare.logitOf(n);
            if (n > 0 && n < 1 && (count == 0 || u > logit[count - 1])) {
                logit[count] = u;
                excess[count++] = flux - (profile.depth(i) * n - amount - toCentre) / missing;
            }
            amount += width * n;
            gone += width * change;
        }
        return new SimulatedFlux(
                java.util.Arrays.copyOf(logit, count), java.util.Arrays.copyOf(excess, count), current, missing);
    }

    /** Whole flux over n_bulk at the end, m/s. */
    double current() {
        return current;
    }

    /** Amount of natives that left over n_bulk, m. */
    double missing() {
        return missing;
    }

    /** Native flux over the whole one, less what a self-similar profile would have, at a density. @param at its logit */
    double excess(double at) {
        return Interpolation.linear(logit, excess, at);
    }
}
