package org.caitfit.study;

import java.util.Objects;
import java.util.Optional;

/**
 * A mobile ion of the study.
 *
 * @param name e.g. "Li", "K"
 * @param charge charge number, not 0
 * @param diffusion its diffusion coefficient
 * @param activationEnergy measured activation energy of its transport in the untouched glass, J; only reported
 */
public record IonSpec(String name, int charge, DiffusionSpec diffusion, Optional<Quantity.Known> activationEnergy) {
    public IonSpec {
        Objects.requireNonNull(activationEnergy);
    }

    /** The same ion with another D model. */
    public IonSpec with(DiffusionSpec other) {
        return new IonSpec(name, charge, other, activationEnergy);
    }
}
