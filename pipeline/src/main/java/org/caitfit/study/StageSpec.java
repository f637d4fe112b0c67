package org.caitfit.study;

import java.util.Map;

/** One stage of an experiment; the state of the sample carries over from stage to stage. */
public sealed interface StageSpec {
    /** Duration, s. */
    Quantity duration();

    /** Temperature, K. */
    Quantity temperature();

    /** Diffusion models that replace those of the ions in this stage only (e.g. another temperature), by ion name. */
    Map<String, DiffusionSpec> diffusion();

    /** CAIT at fixed surface potential. @param ion delivered foreign ion @param voltage surface potential, V */
    record Potentiostatic(
            String ion, Quantity voltage, Quantity duration, Quantity temperature, Map<String, DiffusionSpec> diffusion)
            implements StageSpec {
        public Potentiostatic {
            diffusion = Map.copyOf(diffusion);
        }
    }

    /** CAIT at fixed current. @param ion delivered foreign ion @param currentDensity A/m^2 */
    record Galvanostatic(
            String ion,
            Quantity currentDensity,
            Quantity duration,
            Quantity temperature,
            Map<String, DiffusionSpec> diffusion)
            implements StageSpec {
        public Galvanostatic {
            diffusion = Map.copyOf(diffusion);
        }
    }

    /**
     * Salt bath: surface densities held, no net current.
     *
     * @param surface number density at the surface by ion, m^-3; one ion of the study may be left out, it then
     *     follows from electroneutrality
     */
    record Reservoir(
            Map<String, Quantity> surface,
            Quantity duration,
            Quantity temperature,
            Map<String, DiffusionSpec> diffusion)
            implements StageSpec {
        public Reservoir {
            surface = Map.copyOf(surface);
            diffusion = Map.copyOf(diffusion);
        }
    }
}
