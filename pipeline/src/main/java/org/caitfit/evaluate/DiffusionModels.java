package org.caitfit.evaluate;

import java.util.List;
import java.util.Map;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FreeFormDiffusion;
import org.caitfit.solver.GaussianSumSites;
import org.caitfit.solver.LogLinearDiffusion;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.TabulatedSites;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.Quantity;

/** D models of a study at given values of its parameters. */
final class DiffusionModels {
    private final double temperature;
    private final Map<String, Double> values;

    private DiffusionModels(double temperature, Map<String, Double> values) {
        this.temperature = temperature;
        this.values = values;
    }

    /**
     * @param reference density called n_bulk, m^-3
     * @param temperature of the stage, K
     * @param values parameters by name, SI
     */
    static DiffusionModel of(DiffusionSpec spec, double reference, double temperature, Map<String, Double> values) {
        return new DiffusionModels(temperature, values).of(spec, reference);
    }

    private DiffusionModel of(DiffusionSpec spec, double reference) {
        if (spec instanceof DiffusionSpec.Constant c) {
            return new ConstantDiffusion(value(c.value()));
        } else if (spec instanceof DiffusionSpec.LogLinear l) {
            return new LogLinearDiffusion(value(l.atZero()), value(l.atBulk()), reference);
        } else if (spec instanceof DiffusionSpec.SiteEnergies s) {
            return new SiteEnergyDiffusion(value(s.bulk()), value(s.fwhm()), value(s.vacancies()), reference);
        } else if (spec instanceof DiffusionSpec.GaussianSum s) {
            List<GaussianSumSites.Part> parts = s.gaussians().stream()
                    .map(g -> new GaussianSumSites.Part(value(g.weight()), value(g.centre()), value(g.fwhm())))
                    .toList();
            return new SiteEnergyDiffusion(
                    value(s.bulk()), new GaussianSumSites(parts), value(s.vacancies()), reference);
        } else if (spec instanceof DiffusionSpec.SiteTable t) {
            TabulatedSites sites =
                    new TabulatedSites(t.energies().stream().mapToDouble(e -> e).toArray(), values(t.densities()));
            return new SiteEnergyDiffusion(value(t.bulk()), sites, value(t.vacancies()), reference);
        } else if (spec instanceof DiffusionSpec.FreeForm f) {
            double[] density =
                    f.fractions().stream().mapToDouble(x -> x * reference).toArray();
            return new FreeFormDiffusion(density, values(f.values()));
        }
        throw new AssertionError(spec);
    }

    private double value(Quantity quantity) {
        return QuantityValue.at(temperature, quantity, values);
    }

    private double[] values(List<Quantity> quantities) {
        return quantities.stream().mapToDouble(this::value).toArray();
    }
}
