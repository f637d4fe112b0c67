package org.caitfit.study;

import java.util.List;
import java.util.stream.Collectors;

/** How the diffusion coefficient of one ion depends on the local density of that ion. */
public sealed interface DiffusionSpec {
    /** Kind and quantities with all their bits: the same for the same physics. */
    String canonical();

    /** The same at every density. @param value m^2/s */
    record Constant(Quantity value) implements DiffusionSpec {
        @Override
        public String canonical() {
            return "constant " + value.canonical();
        }
    }

    /**
     * Site energy distribution with one Gaussian (model.md eq. 2: D(n) = D_bulk exp((E_F(n) - E_F(n_bulk))/kT)).
     *
     * @param bulk D at bulk density, m^2/s
     * @param fwhm full width at half maximum of the distribution of all sites, J
     * @param vacancies fraction of all sites that is empty at bulk density, 0 to 1
     */
    record SiteEnergies(Quantity bulk, Quantity fwhm, Quantity vacancies) implements DiffusionSpec {
        @Override
        public String canonical() {
            return "sed " + bulk.canonical() + " " + fwhm.canonical() + " " + vacancies.canonical();
        }
    }

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

        @Override
        public String canonical() {
            return "free-form "
                    + fractions.stream().map(Double::toHexString).collect(Collectors.joining(" "))
                    + " : "
                    + values.stream().map(Quantity::canonical).collect(Collectors.joining(" "));
        }
    }
}
