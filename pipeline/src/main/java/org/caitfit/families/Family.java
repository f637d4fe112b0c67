package org.caitfit.families;

import java.util.List;
import java.util.Map;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ParameterSpec;

/**
 * A family of D models as it applies to some ions of a study: the models with the parameters that they add to the study.
 *
 * @param name as shown, e.g. "SED, two Gaussians"
 * @param models by ion
 * @param added parameters of its own; those of the study that the models name are not among them
 * @param starts values of the added parameters to start from, SI; at least one, the one nearest to the simplest model first
 * @param typical values of the added parameters that make the family differ visibly from the simpler ones, SI
 * @param smoothness prior knowledge on the parameters, one residual each
 */
public record Family(
        String name,
        Map<String, DiffusionSpec> models,
        List<ParameterSpec> added,
        List<Map<String, Double>> starts,
        Map<String, Double> typical,
        List<LinearPrior> smoothness) {
    public Family {
        models = Map.copyOf(models);
        added = List.copyOf(added);
        starts = starts.stream().map(Map::copyOf).toList();
        typical = Map.copyOf(typical);
        smoothness = List.copyOf(smoothness);
    }
}
