package org.caitfit.solver;

import java.util.Arrays;

/** What is imposed at the irradiated front surface x = 0 during a stage (model.md section 2). */
public sealed interface FrontControl {

    /**
     * Surface potential held; only one ion enters, the flux of every other ion is 0 at x = 0.
     *
     * @param deliveredIon index of the entering ion
     * @param voltage potential of the front against the back, V
     */
    record Potentiostatic(int deliveredIon, double voltage) implements FrontControl {
        public Potentiostatic {
            if (!Double.isFinite(voltage)) {
                throw new IllegalArgumentException("voltage must be finite, got " + voltage);
            }
        }
    }

    /**
     * Current held; only one ion enters.
     *
     * @param deliveredIon index of the entering ion
     * @param currentDensity A/m^2, positive into the glass
     */
    record Galvanostatic(int deliveredIon, double currentDensity) implements FrontControl {
        public Galvanostatic {
            if (!Double.isFinite(currentDensity)) {
                throw new IllegalArgumentException("current density must be finite, got " + currentDensity);
            }
        }
    }

    /** Salt bath: the density of every ion is held at x = 0 and there is no net current. */
    final class Reservoir implements FrontControl {
        private final double[] density;

        /** @param density at the surface by ion, m^-3, each >= 0; copied */
        public Reservoir(double... density) {
            this.density = density.clone();
            if (Arrays.stream(density).anyMatch(d -> !(d >= 0) || !Double.isFinite(d))) {
                throw new IllegalArgumentException(
                        "surface densities must be finite and >= 0, got " + Arrays.toString(density));
            }
        }

        /** Surface density of an ion, m^-3. */
        public double density(int ion) {
            return density[ion];
        }

        /** Number of ions. */
        public int size() {
            return density.length;
        }
    }
}
