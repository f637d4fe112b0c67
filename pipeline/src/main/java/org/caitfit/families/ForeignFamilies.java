package org.caitfit.families;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.study.Comparison.ForeignFamily;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;

/** Families of the D of foreign ions: all ions of a fit change together, each with parameters of its own. */
public final class ForeignFamilies {
    /** Vacancies of the site energies of a foreign ion. */
    private static final Quantity VACANCIES = new Quantity.Known(
            0.1, Optional.of("share of vacant sites of the paper, taken to be the same for foreign ions"));

    private final Study study;
    private final List<String> ions;
    private final Map<String, Double> values;

    /** @param ions foreign ions @param values of the parameters of the study at the best fit, SI */
    public ForeignFamilies(Study study, List<String> ions, Map<String, Double> values) {
        this.study = study;
        this.ions = List.copyOf(ions);
        this.values = Map.copyOf(values);
    }

    /** The family as it applies to the ions. */
    public Family of(ForeignFamily kind) {
        return switch (kind) {
            case CONSTANT -> constant();
            case LOG_LINEAR -> logLinear();
            case ONE_GAUSSIAN -> oneGaussian();
        };
    }

    private Family constant() {
        Map<String, DiffusionSpec> models = new LinkedHashMap<>();
        ions.forEach(ion -> models.put(ion, new DiffusionSpec.Constant(bulk(ion))));
        return new Family("constant", models, List.of(), List.of(Map.of()), Map.of(), List.of());
    }

    private Family logLinear() {
        Map<String, DiffusionSpec> models = new LinkedHashMap<>();
        List<ParameterSpec> added = new ArrayList<>();
        Map<String, Double> same = new LinkedHashMap<>();
        Map<String, Double> typical = new LinkedHashMap<>();
        for (String ion : ions) {
            double bulk = Added.value(bulk(ion), values);
            ParameterSpec atZero = Added.diffusion(study, "d_" + ion + "_at_zero", bulk * 1e-3, bulk * 1e3);
            added.add(atZero);
            models.put(ion, new DiffusionSpec.LogLinear(new Quantity.Varied(atZero.name()), bulk(ion)));
            same.put(atZero.name(), bulk);
            typical.put(atZero.name(), bulk * 5);
        }
        return new Family("log-linear", models, added, List.of(same), typical, List.of());
    }

    private Family oneGaussian() {
        Map<String, DiffusionSpec> models = new LinkedHashMap<>();
        List<ParameterSpec> added = new ArrayList<>();
        Map<String, Double> narrow = new LinkedHashMap<>();
        Map<String, Double> typical = new LinkedHashMap<>();
        for (String ion : ions) {
            ParameterSpec fwhm = Added.energy(study, ion + "_fwhm", 2, 600);
            added.add(fwhm);
            models.put(ion, new DiffusionSpec.SiteEnergies(bulk(ion), new Quantity.Varied(fwhm.name()), VACANCIES));
            narrow.put(fwhm.name(), 20 * Added.MEV);
            typical.put(fwhm.name(), 100 * Added.MEV);
        }
        return new Family("SED, one Gaussian", models, added, List.of(narrow), typical, List.of());
    }

    /** D of an ion where it has replaced all natives, in the model of the study. */
    private Quantity bulk(String ion) {
        DiffusionSpec own = study.ions().get(ion).diffusion();
        if (own instanceof DiffusionSpec.Constant c) {
            return c.value();
        } else if (own instanceof DiffusionSpec.LogLinear l) {
            return l.atBulk();
        } else if (own instanceof DiffusionSpec.SiteEnergies s) {
            return s.bulk();
        } else if (own instanceof DiffusionSpec.GaussianSum s) {
            return s.bulk();
        } else if (own instanceof DiffusionSpec.SiteTable s) {
            return s.bulk();
        } else if (own instanceof DiffusionSpec.FreeForm f) {
            return f.values().get(f.values().size() - 1);
        }
        throw new IllegalArgumentException("D of " + ion + " depends on other ions");
    }
}
