package org.caitfit.solver;

import java.util.Arrays;
import java.util.OptionalInt;

/** What is imposed at the irradiated front surface x = 0 during a stage (model.md section 2). */
public sealed interface FrontControl {

    /** Index of the one ion that enters; empty for a salt bath, a blocking electrode and a closed sample. */
    default OptionalInt deliveredIonIfAny() {
        return OptionalInt.empty();
    }

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

        @Override
        public OptionalInt deliveredIonIfAny() {
            return OptionalInt.of(deliveredIon);
        }
    }

    /**
     * Current held; only one ion enters. A current of 0 is an open circuit (annealing).
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

        @Override
        public OptionalInt deliveredIonIfAny() {
            return OptionalInt.of(deliveredIon);
        }
    }

    /**
     * Current of a beam, until the surface has reached the voltage of the beam; from then on that voltage, since surplus ions
     * are turned back.
     *
     * @param deliveredIon index of the entering ion
     * @param currentDensity of the beam, A/m^2, positive
     * @param voltage largest potential of the front against the back, V, positive
     */
    record BeamLimited(int deliveredIon, double currentDensity, double voltage) implements FrontControl {
        public BeamLimited {
            if (!(currentDensity > 0)
                    || !Double.isFinite(currentDensity)
                    || !(voltage > 0)
                    || !Double.isFinite(voltage)) {
                throw new IllegalArgumentException(
                        "a beam needs a positive current density and a positive voltage, got " + currentDensity
                                + " A/m^2, " + voltage + " V");
            }
        }

        @Override
        public OptionalInt deliveredIonIfAny() {
            return OptionalInt.of(deliveredIon);
        }
    }

    /**
     * Blocking electrode (thermal poling): the potential is held and no ion passes; the field on the side of the electrode is
     * free.
     *
     * @param voltage potential of the front against the back, V
     */
    record Blocking(double voltage) implements FrontControl {
        public Blocking {
            if (!Double.isFinite(voltage)) {
                throw new IllegalArgumentException("voltage must be finite, got " + voltage);
            }
        }
    }

    /** Nothing passes, neither here nor at the back: a diffusion couple. For neutral species. */
    record Closed() implements FrontControl {}

    /** A measured current against time; only one ion enters. Linear between the points, constant before and after them. */
    final class MeasuredCurrent implements FrontControl {
        private final int deliveredIon;
        private final double[] time;
        private final double[] currentDensity;
        /** Charge per area from the first point to each point, C/m^2. */
        private final double[] charge;

        /**
         * @param deliveredIon index of the entering ion
         * @param time s from the start of the stage, strictly increasing; copied
         * @param currentDensity A/m^2, positive into the glass; copied
         */
        public MeasuredCurrent(int deliveredIon, double[] time, double[] currentDensity) {
            if (time.length != currentDensity.length || time.length < 2) {
                throw new IllegalArgumentException(
                        "a measured current needs at least two points with one value each, got " + time.length
                                + " times and " + currentDensity.length + " currents");
            }
            for (int i = 0; i < time.length; i++) {
                if (!Double.isFinite(time[i])
                        || !Double.isFinite(currentDensity[i])
                        || (i > 0 && !(time[i] > time[i - 1]))) {
                    throw new IllegalArgumentException("point " + i + ": times must increase and be finite, got "
                            + time[i] + " s, " + currentDensity[i] + " A/m^2");
                }
            }
            this.deliveredIon = deliveredIon;
            this.time = time.clone();
            this.currentDensity = currentDensity.clone();
            this.charge = new double[time.length];
            for (int i = 1; i < time.length; i++) {
                charge[i] = charge[i - 1] + 0.5 * (time[i] - time[i - 1]) * (currentDensity[i - 1] + currentDensity[i]);
            }
        }

        @Override
        public OptionalInt deliveredIonIfAny() {
            return OptionalInt.of(deliveredIon);
        }

        /** Number of points. */
        public int size() {
            return time.length;
        }

        /** Time of a point, s from the start of the stage. */
        public double time(int i) {
            return time[i];
        }

        /** Current density of a point, A/m^2. */
        public double currentDensity(int i) {
            return currentDensity[i];
        }

        /** Current density at a time, A/m^2. @param t s from the start of the stage */
        public double at(double t) {
            int i = interval(t);
            if (t <= time[0] || t >= time[time.length - 1]) {
                return currentDensity[t <= time[0] ? 0 : time.length - 1];
            }
            double w = (t - time[i]) / (time[i + 1] - time[i]);
            return currentDensity[i] + w * (currentDensity[i + 1] - currentDensity[i]);
        }

        /** Charge per area from 0 to a time, C/m^2. @param t s from the start of the stage, at least 0 */
        public double charge(double t) {
            return sinceFirstPoint(t) - sinceFirstPoint(0);
        }

        private double sinceFirstPoint(double t) {
            int last = time.length - 1;
            int i = t <= time[0] ? 0 : t >= time[last] ? last : interval(t);
            return charge[i] + 0.5 * (t - time[i]) * (currentDensity[i] + at(t));
        }

        /** Largest charge per area, of either sign, at any point up to a time, C/m^2. @param end s, positive */
        double largestCharge(double end) {
            double largest = Math.abs(charge(end));
            for (double t : time) {
                largest = t > 0 && t < end ? Math.max(largest, Math.abs(charge(t))) : largest;
            }
            return largest;
        }

        /** Whether the current never leaves the glass. */
        boolean onlyInwards() {
            return Arrays.stream(currentDensity).allMatch(j -> j >= 0);
        }

        private int interval(double t) {
            int i = Arrays.binarySearch(time, t);
            return Math.min(Math.max(i >= 0 ? i : -i - 2, 0), time.length - 2);
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
