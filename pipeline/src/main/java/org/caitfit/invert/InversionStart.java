package org.caitfit.invert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.solver.FreeFormDiffusion;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.CoupleStart;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;

/**
 * Values of the parameters of an experiment from its inversion, to start a refinement from: the knots of a free-form D, a constant
 * D_foreign, the contact of a couple. A grid over a dozen knots is coarse; this is not.
 */
public final class InversionStart {
    private InversionStart() {}

    /**
     * Values in SI by name; those that the inversion tells nothing of are in the middle of their bounds.
     *
     * @param model experiment
     * @param engine where work is done
     * @return empty if D of the inverted ion is not free-form with varied knots, or the profile cannot be inverted
     */
    public static Optional<Map<String, Double>> of(ExperimentModel model, Engine engine) {
        String ion = model.template().glass().firstNative();
        DiffusionSpec spec = model.template().modelOf(0, ion);
        if (!(spec instanceof DiffusionSpec.FreeForm freeForm)
                || freeForm.values().stream().noneMatch(Quantity.Varied.class::isInstance)) {
            return Optional.empty();
        }
        Map<String, Double> values = middle(model.space());
        Inversion inversion;
        try {
            inversion = DirectInversion.of(model, values, engine, 0);
        } catch (InversionException | IllegalArgumentException notInvertible) {
            return Optional.empty();
        }
        FreeFormDiffusion diffusion = inversion.diffusion();
        double temperature =
                ProblemTemplate.value(model.experiment().stages().get(0).temperature(), values);
        for (int i = 0; i < freeForm.values().size(); i++) {
            double density = freeForm.fractions().get(i) * inversion.density();
            set(
                    model.space(),
                    freeForm.values().get(i),
                    diffusion.at(density, temperature).value(),
                    values);
        }
        inversion.foreign().ifPresent(f -> {
            if (model.template().modelOf(0, f.ion()) instanceof DiffusionSpec.Constant constant) {
                set(model.space(), constant.value(), f.diffusivity().value(), values);
            }
        });
        inversion
                .contact()
                .ifPresent(c -> model.experiment()
                        .start()
                        .filter(CoupleStart.class::isInstance)
                        .map(CoupleStart.class::cast)
                        .ifPresent(couple -> set(model.space(), couple.contact(), c.value(), values)));
        return Optional.of(values);
    }

    private static Map<String, Double> middle(ParameterSpace space) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (ParameterSpec p : space.parameters()) {
            double middle = 0.5 * (ParameterSpace.toScale(p, p.lower()) + ParameterSpace.toScale(p, p.upper()));
            values.put(p.name(), ParameterSpace.toSi(p, middle));
        }
        return values;
    }

    private static void set(ParameterSpace space, Quantity quantity, double value, Map<String, Double> values) {
        if (quantity instanceof Quantity.Varied v) {
            ParameterSpec p = space.parameters().get(space.indexOf(v.parameter()));
            values.put(p.name(), Math.min(p.upper(), Math.max(p.lower(), value)));
        }
    }
}
