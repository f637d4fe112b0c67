package org.caitfit.solver;

/**
 * What the electroneutral theory says of a CAIT stage before it is run; steers the grid, never the answer. Scaled units.
 *
 * @param firstCurrent current density at the start
 * @param zoneConductivity z^2 D n where the delivered ion has replaced all others
 * @param bulkConductivity sum of z^2 D n of the untouched glass
 * @param injected estimate of the ions delivered by the end of the stage, over the fixed charge density: a length
 * @param shock foot and speed of the shock
 */
record FrontEstimate(
        double firstCurrent, double zoneConductivity, double bulkConductivity, double injected, Shock shock) {

    /**
     * The shock of the convective limit (Welge tangent, model.md section 4): from the untouched glass down to the plateau.
     *
     * @param foot share of the native ions that is left just behind the shock, 0 to 1
     * @param advance depth of the shock over the depth of the injected charge, at least 1
     * @param footConductivity sum of z^2 D n at the foot
     */
    record Shock(double foot, double advance, double footConductivity) {

        /** Conductivities of a mixture. */
        interface Mixture {
            /** Sum of z^2 D n of the natives when a share of each is left. */
            double natives(double share);

            /** z^2 D n of the delivered ion then. */
            double delivered(double share);
        }

        private static final int SAMPLES = 64;

        /** Foot of the steepest chord of the flux of the natives against their share. */
        static Shock of(Mixture mixture) {
            double[] chord = new double[SAMPLES];
            int best = 0;
            for (int i = 0; i < SAMPLES; i++) {
                chord[i] = chord(mixture, share(i + 0.5));
                best = chord[i] > chord[best] ? i : best;
            }
            double at = best + 0.5;
            if (best > 0 && best < SAMPLES - 1) {
                // vertex of the parabola through the best three: a smooth function of the parameters
                double bend = chord[best - 1] - 2 * chord[best] + chord[best + 1];
                at += bend < 0 ? 0.5 * (chord[best - 1] - chord[best + 1]) / bend : 0;
            }
            double foot = share(at);
            return new Shock(foot, chord[best], mixture.natives(foot) + mixture.delivered(foot));
        }

        /** Denser towards 0, where the last natives still decide if they are much faster than the delivered ion. */
        private static double share(double sample) {
            double x = sample / SAMPLES;
            return x * x * x;
        }

        private static double chord(Mixture mixture, double share) {
            double delivered = mixture.delivered(share);
            return delivered / (delivered + mixture.natives(share)) / (1 - share);
        }
    }

    /** Potentiostatic: U = j (L/S_bulk + X (1/S_zone - 1/S_bulk)), X = integral of j dt. */
    static FrontEstimate potentiostatic(
            double zone, double bulk, double thickness, double potential, double duration, Shock shock) {
        double first = potential * bulk / thickness;
        double a = Math.max(0, 1 / zone - 1 / bulk);
        double b = thickness / bulk;
        double ut = Math.abs(potential) * duration;
        double injected = 2 * ut / (b + Math.sqrt(b * b + 2 * a * ut));
        return new FrontEstimate(first, zone, bulk, Math.min(injected, thickness), shock);
    }

    static FrontEstimate galvanostatic(
            double zone, double bulk, double thickness, double current, double duration, Shock shock) {
        return new FrontEstimate(current, zone, bulk, Math.min(Math.abs(current) * duration, thickness), shock);
    }

    /**
     * A current until the potential is reached, then that potential: with U = j (b + a Q) as in a potentiostatic stage the
     * charge at the switch is Q = (U/j - b)/a, and b Q + a Q^2/2 grows by U per time from there on.
     */
    static FrontEstimate limited(
            double zone,
            double bulk,
            double thickness,
            double current,
            double potential,
            double duration,
            Shock shock) {
        double a = Math.max(0, 1 / zone - 1 / bulk);
        double b = thickness / bulk;
        double free = current * duration;
        double first = Math.min(current, potential / b);
        double atSwitch = Math.max(0, potential / current - b) / Math.max(a, 1e-300);
        if (atSwitch >= free) {
            return galvanostatic(zone, bulk, thickness, first, duration, shock);
        }
        double rest = b * atSwitch + 0.5 * a * atSwitch * atSwitch + potential * (duration - atSwitch / current);
        double injected = 2 * rest / (b + Math.sqrt(b * b + 2 * a * rest));
        return new FrontEstimate(first, zone, bulk, Math.min(injected, thickness), shock);
    }

    /** A blocked front, through which nothing goes. @param bulk conductivity of the untouched glass */
    static FrontEstimate blocked(double bulk, double thickness, double potential) {
        return new FrontEstimate(potential * bulk / thickness, bulk, bulk, 0, new Shock(1, 1, bulk));
    }

    /** Inverse width of the travelling front at a current: difference of the fields on its two sides (model.md section 4). */
    double inverseWidth(double current) {
        return Math.abs(current) * Math.max(0, 1 / shock.footConductivity() - 1 / bulkConductivity);
    }

    /**
     * Share of the delivered ion, over that which replaces all others, that marks the front: half-way up the shock, and one
     * half where there is next to no shock.
     */
    double frontShare() {
        double weak = Math.min(1, Math.max(0, (shock.foot() - 0.7) / 0.25));
        return 0.5 * (1 - (1 - weak) * shock.foot());
    }

    /** Depth that anything can have reached by the end of the stage. @param duration scaled */
    double reach(double duration) {
        double width = Math.max(inverseWidth(firstCurrent), 1e-12);
        double diffusion = 6 * Math.sqrt(Math.min(zoneConductivity, bulkConductivity) * duration);
        return 1.4 * injected * Math.max(1, shock.advance()) + Math.min(10 / width, diffusion);
    }
}
