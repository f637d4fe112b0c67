package org.caitfit.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is imposed at the front surface during a stage (model.md section 2). */
public sealed interface DriveSpec {
    /** The one ion that enters; empty if none does, or any may. */
    default Optional<String> deliveredIon() {
        return Optional.empty();
    }

    /** Everything that may be a parameter. */
    List<Quantity> quantities();

    /** Kind and quantities with all their bits: the same for the same physics. */
    String canonical();

    /** Surface potential held; 0 is a short circuit. @param ion delivered @param voltage against the back, V */
    record Potentiostatic(String ion, Quantity voltage) implements DriveSpec {
        @Override
        public Optional<String> deliveredIon() {
            return Optional.of(ion);
        }

        @Override
        public List<Quantity> quantities() {
            return List.of(voltage);
        }

        @Override
        public String canonical() {
            return "potentiostatic " + ion + " " + voltage.canonical();
        }
    }

    /** Current held. @param ion delivered @param currentDensity A/m^2 */
    record Galvanostatic(String ion, Quantity currentDensity) implements DriveSpec {
        @Override
        public Optional<String> deliveredIon() {
            return Optional.of(ion);
        }

        @Override
        public List<Quantity> quantities() {
            return List.of(currentDensity);
        }

        @Override
        public String canonical() {
            return "galvanostatic " + ion + " " + currentDensity.canonical();
        }
    }

    /** A measured current against time; linear between the points, constant before the first and after the last. */
    final class MeasuredCurrent implements DriveSpec {
        private final String ion;
        private final double[] time;
        private final double[] currentDensity;

        /**
         * @param ion delivered
         * @param time s from the start of the stage, strictly increasing; copied
         * @param currentDensity A/m^2; copied
         */
        public MeasuredCurrent(String ion, double[] time, double[] currentDensity) {
            if (time.length != currentDensity.length || time.length < 2) {
                throw new IllegalArgumentException("a trace needs two points or more with one current each, got "
                        + time.length + " times and " + currentDensity.length + " currents");
            }
            this.ion = ion;
            this.time = time.clone();
            this.currentDensity = currentDensity.clone();
        }

        @Override
        public Optional<String> deliveredIon() {
            return Optional.of(ion);
        }

        /** Times, s; a copy. */
        public double[] time() {
            return time.clone();
        }

        /** Current densities, A/m^2; a copy. */
        public double[] currentDensity() {
            return currentDensity.clone();
        }

        @Override
        public List<Quantity> quantities() {
            return List.of();
        }

        @Override
        public String canonical() {
            return "measured-current " + ion + bits(time) + bits(currentDensity);
        }

        private static String bits(double[] values) {
            return Arrays.stream(values).mapToObj(Double::toHexString).collect(Collectors.joining(" ", " ", ""));
        }
    }

    /**
     * Current of a beam until the surface is at the potential of the beam, that potential from then on.
     *
     * @param ion delivered
     * @param currentDensity of the beam, A/m^2
     * @param voltage largest potential of the surface against the back, V
     */
    record BeamLimited(String ion, Quantity currentDensity, Quantity voltage) implements DriveSpec {
        @Override
        public Optional<String> deliveredIon() {
            return Optional.of(ion);
        }

        @Override
        public List<Quantity> quantities() {
            return List.of(currentDensity, voltage);
        }

        @Override
        public String canonical() {
            return "beam-limited " + ion + " " + currentDensity.canonical() + " " + voltage.canonical();
        }
    }

    /** No current (annealing). */
    record OpenCircuit() implements DriveSpec {
        @Override
        public List<Quantity> quantities() {
            return List.of();
        }

        @Override
        public String canonical() {
            return "open-circuit";
        }
    }

    /** Nothing passes, neither at the front nor at the back: a diffusion couple of neutral species. */
    record Closed() implements DriveSpec {
        @Override
        public List<Quantity> quantities() {
            return List.of();
        }

        @Override
        public String canonical() {
            return "closed";
        }
    }

    /** Potential held by an electrode that no ion passes (thermal poling). @param voltage against the back, V */
    record BlockingElectrode(Quantity voltage) implements DriveSpec {
        @Override
        public List<Quantity> quantities() {
            return List.of(voltage);
        }

        @Override
        public String canonical() {
            return "blocking-electrode " + voltage.canonical();
        }
    }

    /**
     * Salt bath: surface densities held, no net current.
     *
     * @param surface number density at the surface by ion, m^-3; one ion of the study may be left out, it then
     *     follows from electroneutrality
     */
    record Reservoir(Map<String, Quantity> surface) implements DriveSpec {
        public Reservoir {
            surface = Map.copyOf(surface);
        }

        @Override
        public List<Quantity> quantities() {
            return List.copyOf(new TreeMap<>(surface).values());
        }

        @Override
        public String canonical() {
            return "reservoir "
                    + new TreeMap<>(surface)
                            .entrySet().stream()
                                    .map(e -> e.getKey() + "=" + e.getValue().canonical())
                                    .collect(Collectors.joining(" "));
        }
    }
}
