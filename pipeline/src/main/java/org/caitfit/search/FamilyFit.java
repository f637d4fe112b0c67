package org.caitfit.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.families.Family;
import org.caitfit.refine.EffectiveParameters;
import org.caitfit.refine.Point;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.refine.ResidualModel;
import org.caitfit.refine.ResidualModel.Purpose;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/** One pair of families of D models, to be refined on the data of a fit. */
final class FamilyFit {
    private final FitSpec fit;
    private final Family nativeFamily;
    private final Family foreignFamily;
    private final Study study;
    private final List<ExperimentModel> experiments;

    /**
     * @param study without the families
     * @param fit whose experiments are described
     */
    FamilyFit(Study study, FitSpec fit, Family nativeFamily, Family foreignFamily) {
        this.fit = fit;
        this.nativeFamily = nativeFamily;
        this.foreignFamily = foreignFamily;
        Map<String, DiffusionSpec> models = new LinkedHashMap<>(nativeFamily.models());
        models.putAll(foreignFamily.models());
        this.study = study.withParameters(nativeFamily.added()).withParameters(foreignFamily.added());
        String id = nativeFamily.name() + " / " + foreignFamily.name();
        this.experiments = this.study.experiments().stream()
                .filter(e -> fit.experiments().contains(e.id()))
                .map(e -> new ExperimentModel(this.study, e, id, models).forRefinement())
                .toList();
    }

    Family nativeFamily() {
        return nativeFamily;
    }

    Family foreignFamily() {
        return foreignFamily;
    }

    List<ExperimentModel> experiments() {
        return experiments;
    }

    /**
     * A refinement that has ended.
     *
     * @param values at its end, SI, in the order of the parameters
     * @param chiSquare of the data alone; NaN if no run gave a result
     * @param points residuals of the data
     * @param effectiveParameters that the data determine; NaN likewise
     */
    record Ended(
            FamilyFit of,
            Refinement refinement,
            Map<String, Double> values,
            double chiSquare,
            int points,
            double effectiveParameters) {}

    /** Refines from one start. @param start SI by name, of all parameters; values outside the bounds are moved to them */
    Ended refine(Map<String, Double> start) {
        FitModel data = new FitModel(study, fit, experiments, fit.id());
        ParameterSpace space = data.space();
        PriorModel model = new PriorModel(data, nativeFamily.smoothness());
        RefineSettings settings =
                RefineSettings.defaults().withMaxEvaluations(study.search().maxEvaluations());
        Refinement refinement = new Refiner(settings).refine(model, space.lower(), space.upper(), inside(space, start));
        Point best = refinement.best();
        Map<String, Double> values = space.values(best.copy());
        // known already: no run is made again
        ResidualModel.Evaluation end = data.evaluate(best.copy(), Purpose.TRIAL);
        if (!(end instanceof ResidualModel.Residuals residuals)) {
            return new Ended(this, refinement, values, Double.NaN, 0, Double.NaN);
        }
        // priors of parameters come last
        int points = residuals.values().length - space.priors();
        double chiSquare = 0;
        for (int i = 0; i < points; i++) {
            chiSquare += residuals.values()[i] * residuals.values()[i];
        }
        double effective = model.evaluate(best.copy(), Purpose.TRIAL) instanceof ResidualModel.Residuals all
                        && all.jacobian().isPresent()
                ? EffectiveParameters.of(all.jacobian().get(), points, settings.rankTolerance())
                : space.size();
        return new Ended(this, refinement, values, chiSquare, points, effective);
    }

    private static double[] inside(ParameterSpace space, Map<String, Double> start) {
        double[] x = new double[space.size()];
        for (int i = 0; i < x.length; i++) {
            ParameterSpec p = space.parameters().get(i);
            Double value = start.get(p.name());
            if (value == null) {
                throw new IllegalArgumentException("no start for " + p.name());
            }
            x[i] = Math.min(
                    Math.max(ParameterSpace.toScale(p, value), ParameterSpace.toScale(p, p.lower())),
                    ParameterSpace.toScale(p, p.upper()));
        }
        return x;
    }
}
