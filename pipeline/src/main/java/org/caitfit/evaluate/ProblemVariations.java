package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.solver.Variation;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;

/** The directions in which the parameters of an experiment vary its problem. */
final class ProblemVariations {
    /** Width of a variation over the bound span of the parameter: the inputs of the solver are smooth on this scale. */
    private static final double WIDTH = 1e-5;

    private final ProblemTemplate template;
    private final ParameterSpace space;

    ProblemVariations(ProblemTemplate template, ParameterSpace space) {
        this.template = template;
        this.space = space;
    }

    /** Width of the variation of a parameter on its search scale. */
    double width(int k) {
        return WIDTH * (space.upper()[k] - space.lower()[k]);
    }

    /** Values with one parameter moved by a part of its width. */
    Map<String, Double> moved(Map<String, Double> values, int k, double widths) {
        ParameterSpec parameter = space.parameters().get(k);
        double at = ParameterSpace.toScale(parameter, values.get(parameter.name()));
        Map<String, Double> moved = new LinkedHashMap<>(values);
        moved.put(parameter.name(), ParameterSpace.toSi(parameter, at + widths * width(k)));
        return moved;
    }

    /**
     * One variation for each parameter, on its search scale.
     *
     * @throws IllegalArgumentException if a problem so near to the given one is not a physical one
     */
    List<Variation> of(Map<String, Double> values) {
        List<Variation> variations = new ArrayList<>();
        for (int k = 0; k < space.size(); k++) {
            variations.add(new Variation(
                    template.problem(moved(values, k, -0.5)), template.problem(moved(values, k, 0.5)), width(k)));
        }
        return variations;
    }
}
