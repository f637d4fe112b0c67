package org.caitfit.study;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the diffusion coefficient of one ion depends on the local density of that ion, or of others. The bulk density n_bulk is
 * that in the untouched glass, or what would replace all native ions there.
 */
public sealed interface DiffusionSpec {
    /** Everything that may be a parameter. */
    List<Quantity> quantities();

    /** Kind and quantities with all their bits: the same for the same physics. */
    String canonical();

    /** The same at every density. @param value m^2/s */
    record Constant(Quantity value) implements DiffusionSpec {
        @Override
        public List<Quantity> quantities() {
            return List.of(value);
        }

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
        public List<Quantity> quantities() {
            return List.of(bulk, fwhm, vacancies);
        }

        @Override
        public String canonical() {
            return "sed " + joined(quantities());
        }
    }

    /**
     * Site energy distribution as a sum of Gaussians.
     *
     * @param bulk D at bulk density, m^2/s
     * @param gaussians at least one
     * @param vacancies fraction of all sites that is empty at bulk density, 0 to 1
     */
    record GaussianSum(Quantity bulk, List<Gaussian> gaussians, Quantity vacancies) implements DiffusionSpec {
        public GaussianSum {
            gaussians = List.copyOf(gaussians);
        }

        @Override
        public List<Quantity> quantities() {
            return Stream.concat(
                            Stream.of(bulk, vacancies),
                            gaussians.stream().flatMap(g -> Stream.of(g.weight(), g.centre(), g.fwhm())))
                    .toList();
        }

        @Override
        public String canonical() {
            return "gaussian-sum " + joined(quantities());
        }
    }

    /**
     * One Gaussian of a site energy distribution.
     *
     * @param weight its share of the sites, over the sum of all weights
     * @param centre J, on a scale of its own
     * @param fwhm full width at half maximum, J
     */
    record Gaussian(Quantity weight, Quantity centre, Quantity fwhm) {}

    /**
     * Site energy distribution as a table, linear between its points and nothing beyond them.
     *
     * @param bulk D at bulk density, m^2/s
     * @param energies J, on a scale of its own, strictly increasing, two or more
     * @param densities relative densities of states at the energies
     * @param vacancies fraction of all sites that is empty at bulk density, 0 to 1
     */
    record SiteTable(Quantity bulk, List<Double> energies, List<Quantity> densities, Quantity vacancies)
            implements DiffusionSpec {
        public SiteTable {
            energies = List.copyOf(energies);
            densities = List.copyOf(densities);
        }

        @Override
        public List<Quantity> quantities() {
            return Stream.concat(Stream.of(bulk, vacancies), densities.stream()).toList();
        }

        @Override
        public String canonical() {
            return "site-table " + hex(energies) + " : " + joined(quantities());
        }
    }

    /** ln D linear in density. @param atZero D at density 0, m^2/s @param atBulk D at bulk density, m^2/s */
    record LogLinear(Quantity atZero, Quantity atBulk) implements DiffusionSpec {
        @Override
        public List<Quantity> quantities() {
            return List.of(atZero, atBulk);
        }

        @Override
        public String canonical() {
            return "log-linear " + joined(quantities());
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
        public List<Quantity> quantities() {
            return values;
        }

        @Override
        public String canonical() {
            return "free-form " + hex(fractions) + " : " + joined(values);
        }
    }

    /** A model whose argument is the density of other ions, or of several together. @param ions by name, all different */
    record OfOtherIons(DiffusionSpec model, List<String> ions) implements DiffusionSpec {
        public OfOtherIons {
            ions = List.copyOf(ions);
        }

        @Override
        public List<Quantity> quantities() {
            return model.quantities();
        }

        @Override
        public String canonical() {
            return model.canonical() + " of " + String.join(" ", ions);
        }
    }

    private static String hex(List<Double> values) {
        return values.stream().map(Double::toHexString).collect(Collectors.joining(" "));
    }

    private static String joined(List<Quantity> quantities) {
        return quantities.stream().map(Quantity::canonical).collect(Collectors.joining(" "));
    }
}
