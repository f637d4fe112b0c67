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
    private DiffusionModels() {}

    /** @param reference density called n_bulk, m^-3 @param values parameters by name, SI */
    static DiffusionModel of(DiffusionSpec spec, double reference, Map<String, Double> values) {
        if (spec instanceof DiffusionSpec.Constant c) {
            return new ConstantDiffusion(value(c.value(), values));
        } else if (spec instanceof DiffusionSpec.LogLinear l) {
            return new LogLinearDiffusion(value(l.atZero(), values), value(l.atBulk(), values), reference);
        } else if (spec instanceof DiffusionSpec.SiteEnergies s) {
            return new SiteEnergyDiffusion(
                    value(s.bulk(), values), value(s.fwhm(), values), value(s.vacancies(), values), reference);
        } else if (spec instanceof DiffusionSpec.GaussianSum s) {
            List<GaussianSumSites.Part> parts = s.gaussians().stream()
                    .map(g -> new GaussianSumSites.Part(
                            value(g.weight(), values), value(g.centre(), values), value(g.fwhm(), values)))
                    .toList();
            return new SiteEnergyDiffusion(
                    value(s.bulk(), values), new GaussianSumSites(parts), value(s.vacancies(), values), reference);
        } else if (spec instanceof DiffusionSpec.SiteTable t) {
            TabulatedSites sites = new TabulatedSites(
                    t.energies().stream().mapToDouble(e -> e).toArray(), values(t.densities(), values));
            return new SiteEnergyDiffusion(value(t.bulk(), values), sites, value(t.vacancies(), values), reference);
        } else if (spec instanceof DiffusionSpec.FreeForm f) {
            double[] density =
                    f.fractions().stream().mapToDouble(x -> x * reference).toArray();
            return new FreeFormDiffusion(density, values(f.values(), values));
        }
        throw new AssertionError(spec);
    }

    private static double value(Quantity quantity, Map<String, Double> values) {
        return ProblemTemplate.value(quantity, values);
    }

    private static double[] values(List<Quantity> quantities, Map<String, Double> values) {
        return quantities.stream().mapToDouble(q -> value(q, values)).toArray();
    }
}
