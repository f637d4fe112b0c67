package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/** One refinement of one fit of a study, from a given start. */
final class Recovery {
    private Recovery() {}

    /** Refines a fit. @param start parameters by name, SI */
    static FitRecord fit(Study study, String id, Map<String, Double> start) {
        FitSpec fit = study.search().fits().stream()
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<ExperimentModel> experiments = new TriedModels(study)
                .of(fit).stream().map(ExperimentModel::forRefinement).toList();
        FitModel model = new FitModel(study, fit, experiments, id + "#1");
        ParameterSpace space = model.space();
        Refinement refinement = new Refiner(RefineSettings.defaults().withMaxEvaluations(60))
                .refine(model, space.lower(), space.upper(), space.point(start));
        return new RefinementRun(fit, 1, "unit", space, refinement, model.rows(refinement))
                .record(1, true, Optional.empty());
    }

    /** The truth with every value moved by a part of its bounds, up and down in turn. */
    static Map<String, Double> displaced(Study study, Map<String, Double> truth, double part) {
        Map<String, Double> start = new LinkedHashMap<>();
        double sign = 1;
        for (ParameterSpec p : study.parameters()) {
            double low = ParameterSpace.toScale(p, p.lower());
            double high = ParameterSpace.toScale(p, p.upper());
            double at = ParameterSpace.toScale(p, truth.get(p.name())) + sign * part * (high - low);
            start.put(p.name(), ParameterSpace.toSi(p, Math.min(high, Math.max(low, at))));
            sign = -sign;
        }
        return start;
    }

    /** Every value has a sigma and is the true one within three of it. */
    static void assertTruth(Study study, FitRecord fit, Map<String, Double> truth) {
        assertThat(fit.stopReason()).as(fit.stopDetail()).isEqualTo("CONVERGED");
        for (FittedParameter p : fit.parameters()) {
            double sigma = p.sigma().orElseThrow();
            assertThat(onScale(study, p.name(), p.value()))
                    .as("%s, sigma %g", p.name(), sigma)
                    .isCloseTo(onScale(study, p.name(), truth.get(p.name())), within(3 * sigma));
        }
    }

    static FittedParameter parameter(FitRecord fit, String name) {
        return fit.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double onScale(Study study, String name, double value) {
        ParameterSpec spec = study.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        return ParameterSpace.toScale(spec, value);
    }
}
