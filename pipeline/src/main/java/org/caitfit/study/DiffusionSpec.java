package org.caitfit.study;

import java.util.List;

/** How the diffusion coefficient of one ion depends on the local density of that ion. */
public sealed interface DiffusionSpec {

    /** The same at every density. @param value m^2/s */
    record Constant(Quantity value) implements DiffusionSpec {}

    /**
     * Site energy distribution with one Gaussian (model.md eq. 2: D(n) = D_bulk exp((E_F(n) - E_F(n_bulk))/kT)).
     *
     * @param bulk D at bulk density, m^2/s
     * @param fwhm full width at half maximum of the distribution of all sites, J
     * @param vacancies fraction of all sites that is empty at bulk density, 0 to 1
     */
    record SiteEnergies(Quantity bulk, Quantity fwhm, Quantity vacancies) implements DiffusionSpec {}

    /**
     * Free form: log D is a monotone cubic interpolant (PCHIP) of the knots, constant outside.
     *
     * @param fractions knot positions n/n_bulk, strictly increasing
     * @param values D at the knots, m^2/s
     */
    record FreeForm(List<Double> fractions, List<Quantity> values) implements DiffusionSpec {
        public FreeForm {
            fractions = List.copyOf(fractions);
            values = List.copyOf(values);
        }
    }
}
