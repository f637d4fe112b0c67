package org.caitfit.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/**
 * The forward models that the fits of a study need: one for each experiment and each set of D models tried on it. A
 * replaced D model that changes nothing for an experiment makes no other model of it.
 */
final class TriedModels {
    private final Map<String, ExperimentModel> grids = new LinkedHashMap<>();
    private final Map<String, Map<String, ExperimentModel>> byFit = new HashMap<>();

    TriedModels(Study study) {
        List<String> ids = study.experiments().stream().map(ExperimentSpec::id).toList();
        for (ExperimentSpec experiment : study.experiments()) {
            if (!experiment.isMeasured()) {
                continue;
            }
            Map<SortedMap<String, String>, ExperimentModel> distinct = new HashMap<>();
            for (FitSpec fit : study.search().fits()) {
                if (fit.experiments().contains(experiment.id())) {
                    SortedMap<String, DiffusionSpec> replaced = replaced(study, experiment, fit);
                    ExperimentModel model = distinct.computeIfAbsent(
                            canonical(replaced),
                            key -> added(
                                    new ExperimentModel(
                                            study, experiment, replaced.isEmpty() ? "" : fit.id(), replaced),
                                    ids));
                    byFit.computeIfAbsent(fit.id(), id -> new HashMap<>()).put(experiment.id(), model);
                }
            }
            if (distinct.isEmpty()) {
                added(new ExperimentModel(study, experiment), ids);
            }
        }
    }

    /** What a fit replaces of the D models that matter in an experiment. */
    private static SortedMap<String, DiffusionSpec> replaced(Study study, ExperimentSpec experiment, FitSpec fit) {
        ProblemTemplate own = new ProblemTemplate(study, experiment);
        SortedMap<String, DiffusionSpec> replaced = new TreeMap<>();
        fit.models().forEach((ion, model) -> {
            String usual = own.study().ions().get(ion).diffusion().canonical();
            if (own.usesModelOf(ion) && !model.canonical().equals(usual)) {
                replaced.put(ion, model);
            }
        });
        return replaced;
    }

    private static SortedMap<String, String> canonical(SortedMap<String, DiffusionSpec> models) {
        SortedMap<String, String> texts = new TreeMap<>();
        models.forEach((ion, model) -> texts.put(ion, model.canonical()));
        return texts;
    }

    private ExperimentModel added(ExperimentModel model, List<String> ids) {
        String name = model.id();
        if (!model.modelId().isEmpty()) {
            name += "-" + model.modelId();
            // an experiment K-x, or a fit x-y of it, may have taken the name
            while (ids.contains(name) || grids.containsKey(name)) {
                name += ".";
            }
        }
        grids.put(name, model);
        return model;
    }

    /**
     * The models that need a grid, by its name: the experiment, with the fit that introduced other D models behind it. In
     * the order of the experiments, then of the fits; an experiment that no fit names has one too.
     */
    Map<String, ExperimentModel> grids() {
        return Collections.unmodifiableMap(grids);
    }

    /** Models of the experiments of a fit, in its order. */
    List<ExperimentModel> of(FitSpec fit) {
        List<ExperimentModel> models = new ArrayList<>();
        for (String id : fit.experiments()) {
            models.add(of(fit.id(), id));
        }
        return models;
    }

    /** Model of one experiment of a fit. */
    ExperimentModel of(String fit, String experiment) {
        ExperimentModel model = byFit.getOrDefault(fit, Map.of()).get(experiment);
        if (model == null) {
            throw new IllegalArgumentException("fit " + fit + " has no experiment " + experiment + " with data");
        }
        return model;
    }
}
