package org.caitfit.study;

import java.util.List;

/**
 * The glass before the experiment.
 *
 * @param name as shown in outputs
 * @param natives mobile ions present in the untouched glass, at least one
 * @param permittivity relative permittivity, dimensionless
 * @param thickness of the sample, m
 */
public record Glass(String name, List<Native> natives, Quantity permittivity, Quantity thickness) {
    public Glass {
        natives = List.copyOf(natives);
    }

    /**
     * One mobile ion of the untouched glass.
     *
     * @param ion name, e.g. "Li"
     * @param density bulk number density, m^-3
     */
    public record Native(String ion, Quantity density) {}
}
