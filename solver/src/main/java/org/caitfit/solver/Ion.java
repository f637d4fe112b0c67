package org.caitfit.solver;

import java.util.Objects;

/**
 * A mobile ion, or a neutral species.
 *
 * @param name as used in results, e.g. "Li"
 * @param charge charge number; 0: a neutral species, which no field moves
 * @param initialDensity number density in the untouched glass, m^-3; 0 for a foreign ion
 */
public record Ion(String name, int charge, double initialDensity) {
    public Ion {
        Objects.requireNonNull(name);
        if (!(initialDensity >= 0) || !Double.isFinite(initialDensity)) {
            throw new IllegalArgumentException(
                    name + ": initial density must be finite and >= 0, got " + initialDensity);
        }
    }
}
