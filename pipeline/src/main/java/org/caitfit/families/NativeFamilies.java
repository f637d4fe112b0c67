package org.caitfit.families;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.caitfit.study.Comparison.NativeFamily;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;
import org.hipparchus.special.Erf;

/**
 * Families of the D of a native ion. All but the constant keep the bulk coefficient of the study, known or a parameter; those
 * with site energies keep its vacancies and, where it has one Gaussian, its width.
 */
public final class NativeFamilies {
    /** Vacancies where the study's own model has none. */
    private static final Quantity VACANCIES = new Quantity.Known(
            0.1, Optional.of("share of vacant sites of the paper, where the model of the study has none"));

    /** Positions of the free knots of a free-form D, n/n_bulk; the last knot is the bulk. */
    private static final List<Double> KNOTS =
            List.of(0.01, 0.02, 0.035, 0.05, 0.07, 0.1, 0.14, 0.2, 0.28, 0.4, 0.53, 0.66, 0.78, 0.88, 0.95);

    /** Decades below the bulk of a curve that no Gaussian has: steep at both ends, flat between. */
    private static final List<Double> TYPICAL_KNOTS =
            List.of(5.5, 5.2, 4.8, 4.6, 4.4, 4.0, 3.3, 2.6, 2.15, 1.9, 1.8, 1.7, 1.6, 1.3, 0.7);

    /** Vacancies that define the abscissa of the smoothness prior. */
    private static final double PRIOR_VACANCIES = 0.1;

    /**
     * How much the slope d ln D/d probit, which is the local width of the site energies over kT (3.5 for 250 meV at 350 K),
     * may change from one knot interval to the next, 1 sigma.
     */
    private static final double SLOPE_CHANGE = 2;

    private final Study study;
    private final String ion;
    private final DiffusionSpec own;
    private final Map<String, Double> values;
    private final DoubleUnaryOperator curve;

    /**
     * @param ion the native ion
     * @param values of the parameters of the study at the best fit, SI
     * @param curve D of the ion at that fit, m^2/s, of n/n_bulk
     */
    public NativeFamilies(Study study, String ion, Map<String, Double> values, DoubleUnaryOperator curve) {
        this.study = study;
        this.ion = ion;
        this.own = study.ions().get(ion).diffusion();
        this.values = Map.copyOf(values);
        this.curve = curve;
    }

    /** The family as it applies to the ion. */
    public Family of(NativeFamily kind) {
        return switch (kind) {
            case CONSTANT -> constant();
            case ONE_GAUSSIAN -> oneGaussian();
            case TWO_GAUSSIANS -> twoGaussians();
            case FREE_FORM -> freeForm();
        };
    }

    private Family constant() {
        double bulk = bulkValue();
        ParameterSpec d = Added.diffusion(study, "native_d", bulk * 1e-5, bulk * 10);
        return new Family(
                "constant",
                Map.of(ion, new DiffusionSpec.Constant(new Quantity.Varied(d.name()))),
                List.of(d),
                List.of(Map.of(d.name(), bulk * 0.3), Map.of(d.name(), bulk * 3e-3)),
                Map.of(d.name(), bulk * 0.03),
                List.of());
    }

    private Family oneGaussian() {
        Width width = width();
        return new Family(
                "SED, one Gaussian",
                Map.of(ion, new DiffusionSpec.SiteEnergies(bulk(), width.quantity(), vacancies())),
                width.added(),
                List.of(width.start(250)),
                width.start(250),
                List.of());
    }

    private Family twoGaussians() {
        Width width = width();
        ParameterSpec ratio = Added.of(study, "second_weight", DisplayUnit.NONE, 0.01, 1, Scale.LOG10);
        ParameterSpec centre = Added.energy(study, "second_centre", -400, 400);
        ParameterSpec second = Added.energy(study, "second_fwhm", 30, 400);
        List<ParameterSpec> added = new ArrayList<>(width.added());
        added.addAll(List.of(ratio, centre, second));
        DiffusionSpec model = new DiffusionSpec.GaussianSum(
                bulk(),
                List.of(
                        new DiffusionSpec.Gaussian(Quantity.Known.of(1), Quantity.Known.of(0), width.quantity()),
                        new DiffusionSpec.Gaussian(
                                new Quantity.Varied(ratio.name()),
                                new Quantity.Varied(centre.name()),
                                new Quantity.Varied(second.name()))),
                vacancies());
        // equal centres and widths would be one Gaussian, where chi-square has no slope along the weight
        List<Map<String, Double>> starts = new ArrayList<>();
        for (double[] s : new double[][] {{0.2, -150, 250}, {0.2, 150, 250}, {0.6, -150, 120}}) {
            Map<String, Double> start = new LinkedHashMap<>(width.start(250));
            start.put(ratio.name(), s[0]);
            start.put(centre.name(), s[1] * Added.MEV);
            start.put(second.name(), s[2] * Added.MEV);
            starts.add(start);
        }
        Map<String, Double> typical = new LinkedHashMap<>(width.start(250));
        typical.put(ratio.name(), 0.5);
        typical.put(centre.name(), -200 * Added.MEV);
        typical.put(second.name(), 80 * Added.MEV);
        return new Family("SED, two Gaussians", Map.of(ion, model), added, starts, typical, List.of());
    }

    private Family freeForm() {
        double bulk = bulkValue();
        List<ParameterSpec> added = new ArrayList<>();
        List<Double> fractions = new ArrayList<>(KNOTS);
        List<Quantity> knots = new ArrayList<>();
        Map<String, Double> start = new LinkedHashMap<>();
        Map<String, Double> typical = new LinkedHashMap<>();
        for (int i = 0; i < KNOTS.size(); i++) {
            String percent = Added.percent(KNOTS.get(i));
            ParameterSpec knot = Added.diffusion(study, "native_d_at_" + percent + "_percent", bulk * 1e-8, bulk * 10);
            added.add(knot);
            knots.add(new Quantity.Varied(knot.name()));
            double d = curve.applyAsDouble(KNOTS.get(i));
            start.put(knot.name(), Math.min(Math.max(d, knot.lower()), knot.upper()));
            typical.put(knot.name(), bulk * Math.pow(10, -TYPICAL_KNOTS.get(i)));
        }
        fractions.add(1.0);
        knots.add(bulk());
        return new Family(
                "free form",
                Map.of(ion, new DiffusionSpec.FreeForm(fractions, knots)),
                added,
                List.of(start),
                typical,
                smoothness(fractions, knots));
    }

    /**
     * Prior on the second differences of ln D over probit(n/N_s): there a Gaussian distribution gives a straight line, so that
     * what the data do not say is filled in like one.
     */
    private List<LinearPrior> smoothness(List<Double> fractions, List<Quantity> knots) {
        List<LinearPrior> priors = new ArrayList<>();
        for (int i = 1; i + 1 < knots.size(); i++) {
            double before = probit(fractions.get(i)) - probit(fractions.get(i - 1));
            double after = probit(fractions.get(i + 1)) - probit(fractions.get(i));
            double[] weights = {1 / before, -1 / before - 1 / after, 1 / after};
            Map<String, Double> coefficients = new LinkedHashMap<>();
            double offset = 0;
            boolean linear = true;
            for (int k = 0; k < 3; k++) {
                double weight = weights[k] * Math.log(10) / SLOPE_CHANGE;
                Quantity knot = knots.get(i - 1 + k);
                if (knot instanceof Quantity.Varied v) {
                    coefficients.put(v.parameter(), weight);
                    linear &= specOf(v).map(p -> p.scale() == Scale.LOG10).orElse(true);
                } else if (knot.parameters().isEmpty()) {
                    offset += weight * Math.log10(Added.value(knot, Map.of()));
                } else {
                    linear = false;
                }
            }
            // a bulk coefficient that is derived from parameters, or searched on a linear scale, gives no prior on the
            // last difference
            if (linear) {
                priors.add(new LinearPrior(coefficients, offset));
            }
        }
        return priors;
    }

    private static double probit(double fraction) {
        return Math.sqrt(2) * Erf.erfInv(2 * fraction * (1 - PRIOR_VACANCIES) - 1);
    }

    private Optional<ParameterSpec> specOf(Quantity.Varied varied) {
        return study.parameters().stream()
                .filter(p -> p.name().equals(varied.parameter()))
                .findFirst();
    }

    /** D at bulk density in the model of the study. */
    private Quantity bulk() {
        if (own instanceof DiffusionSpec.SiteEnergies s) {
            return s.bulk();
        } else if (own instanceof DiffusionSpec.GaussianSum s) {
            return s.bulk();
        } else if (own instanceof DiffusionSpec.SiteTable s) {
            return s.bulk();
        } else if (own instanceof DiffusionSpec.LogLinear l) {
            return l.atBulk();
        } else if (own instanceof DiffusionSpec.FreeForm f) {
            return f.values().get(f.values().size() - 1);
        } else if (own instanceof DiffusionSpec.Constant c) {
            return c.value();
        }
        throw new IllegalArgumentException("D of " + ion + " depends on other ions");
    }

    private double bulkValue() {
        return Added.value(bulk(), values);
    }

    private Quantity vacancies() {
        if (own instanceof DiffusionSpec.SiteEnergies s) {
            return s.vacancies();
        } else if (own instanceof DiffusionSpec.GaussianSum s) {
            return s.vacancies();
        } else if (own instanceof DiffusionSpec.SiteTable s) {
            return s.vacancies();
        }
        return VACANCIES;
    }

    /** Width of the first Gaussian: that of the study, or a parameter of its own. */
    private record Width(Quantity quantity, List<ParameterSpec> added) {
        Map<String, Double> start(double milliElectronVolt) {
            Map<String, Double> start = new LinkedHashMap<>();
            added.forEach(p -> start.put(p.name(), milliElectronVolt * Added.MEV));
            return start;
        }
    }

    private Width width() {
        if (own instanceof DiffusionSpec.SiteEnergies s && s.fwhm() instanceof Quantity.Varied) {
            return new Width(s.fwhm(), List.of());
        }
        ParameterSpec fwhm = Added.energy(study, "native_fwhm", 20, 600);
        return new Width(new Quantity.Varied(fwhm.name()), List.of(fwhm));
    }
}
