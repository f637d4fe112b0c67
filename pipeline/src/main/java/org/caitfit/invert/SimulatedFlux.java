package org.caitfit.invert;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.ProfileTangent;

/**
 * What a run has that a measured profile does not tell: its flux. From the derivative of the run by its duration, which is
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

    /**
     * Of two ions driven by a voltage: over the whole flux.
     *
     * @param run with one sensitivity, by the duration @param ion the native one @param bulk its density, m^-3 @param charge number
     */
    static SimulatedFlux ofPair(Outcome.Completed run, int ion, double bulk, int charge) {
        int last = run.trace().size() - 1;
        double current = run.trace().currentDensity(last) / (charge * PhysicalConstants.ELEMENTARY_CHARGE * bulk);
        Shares shares = new Shares(run, ion, new ProfileData.Line(0, bulk));
        double missing = shares.deficit();
        return of(
                shares,
                current,
                missing,
                i -> -shares.gained[i] / current
                        - (shares.profile.depth(i) * shares.share[i] - shares.amount[i]) / missing);
    }

    /**
     * Of a couple: of the share, to the front, m/s.
     *
     * @param run with one sensitivity, by the duration @param line what the share means
     */
    static SimulatedFlux ofCouple(Outcome.Completed run, ProfileData.Line line) {
        Shares shares = new Shares(run, 0, line);
        double missing = shares.deficit();
        double twoTimes = 2 * run.finalProfile().time();
        return of(
                shares,
                0,
                missing,
                i -> shares.gained[i]
                        - CoupleBalance.product(shares.share[i], shares.profile.depth(i), shares.amount[i], missing)
                                / twoTimes);
    }

    private static SimulatedFlux of(Shares shares, double current, double missing, IntToDoubleFunction excess) {
        double[] logit = new double[shares.share.length];
        double[] beyond = new double[shares.share.length];
        int count = 0;
        for (int i = 0; i < logit.length; i++) {
            double n = shares.share[i];
            double u = NativeShare.logitOf(n);
            if (n > 0 && n < 1 && (count == 0 || u > logit[count - 1])) {
                logit[count] = u;
                beyond[count++] = excess.applyAsDouble(i);
            }
        }
        return new SimulatedFlux(Arrays.copyOf(logit, count), Arrays.copyOf(beyond, count), current, missing);
    }

    /** Share, and integrals from the surface to the centre of every cell. */
    private static final class Shares {
        private final Profile profile;
        private final double[] share;
        /** Of the share, m. */
        private final double[] amount;
        /** Of its rate of change, m/s. */
        private final double[] gained;

        Shares(Outcome.Completed run, int ion, ProfileData.Line line) {
            profile = run.finalProfile();
            ProfileTangent rate = run.sensitivities().get(0).profiles().get(0);
            double range = line.atOne() - line.atZero();
            int cells = profile.cells();
            share = new double[cells];
            amount = new double[cells];
            gained = new double[cells];
            double amountBefore = 0;
            double gainedBefore = 0;
            for (int i = 0; i < cells; i++) {
                double width = profile.edge(i + 1) - profile.edge(i);
                share[i] = line.share(profile.density(ion, i));
                double change = rate.density(ion, i) / range;
                amount[i] = amountBefore + width * (0.5 * share[i] - width * profile.slope(ion, i) / range / 8);
                gained[i] = gainedBefore + width * (0.5 * change - width * rate.slope(ion, i) / range / 8);
                amountBefore += width * share[i];
                gainedBefore += width * change;
            }
        }

        /** Integral of 1 - share, m. */
        double deficit() {
            double sum = 0;
            for (int i = 0; i < share.length; i++) {
                sum += (profile.edge(i + 1) - profile.edge(i)) * (1 - share[i]);
            }
            return sum;
        }
    }

    /** Whole flux over n_bulk at the end of a run of two ions, m/s. */
    double current() {
        return current;
    }

    /** Integral of 1 - share, m: the amount of natives that left over n_bulk. */
    double missing() {
        return missing;
    }

    /** The flux less what a self-similar profile would have, at a density. @param at its logit */
    double excess(double at) {
        return Interpolation.linear(logit, excess, at);
    }
}
