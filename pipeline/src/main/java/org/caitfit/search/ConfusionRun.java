package org.caitfit.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.NoiseDraw;
import org.caitfit.results.FamilyConfusion;
import org.caitfit.results.FamilyConfusion.Choice;
import org.caitfit.results.ModelScore;
import org.caitfit.study.Comparison;
import org.caitfit.study.Comparison.ForeignFamily;
import org.caitfit.study.Comparison.NativeFamily;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/**
 * Synthetic data of every family of D models, each described by all of them: which one does each criterion prefer? Data and
 * fits have the accuracy of the grid, so that numerical error is no part of this. Refinements begin at the values of the study
 * that the data were made with, and at no knowledge of the family.
 */
public final class ConfusionRun {
    private final Study study;
    private final Comparison comparison;
    private final FitSpec fit;
    private final Engine engine;
    private final Progress progress;

    /** @param comparison one of the study */
    public ConfusionRun(Study study, Comparison comparison, Engine engine, Progress progress) {
        this.study = study;
        this.comparison = comparison;
        this.fit = study.search().fits().stream()
                .filter(f -> f.id().equals(comparison.fit()))
                .findFirst()
                .orElseThrow();
        this.engine = engine;
        this.progress = progress;
    }

    private record Truth(NativeFamily nativeKind, ForeignFamily foreignKind) {}

    private record Task(Truth truth, int replicate) {}

    /**
     * Runs it.
     *
     * @param values of the parameters of the study, SI by name, for all data; the families add their typical values
     * @param replicates sets of data for each family
     * @param seed of the noise
     */
    public FamilyConfusion run(Map<String, Double> values, int replicates, long seed) {
        ModelComparison maker = new ModelComparison(study, comparison, fit, values, UnaryOperator.identity());
        List<Task> tasks = new ArrayList<>();
        List<String> families = new ArrayList<>();
        for (NativeFamily nativeKind : comparison.natives()) {
            for (ForeignFamily foreignKind : comparison.foreigns()) {
                Truth truth = new Truth(nativeKind, foreignKind);
                families.add(maker.pair(nativeKind, foreignKind).name());
                for (int r = 0; r < replicates; r++) {
                    tasks.add(new Task(truth, r));
                }
            }
        }
        progress.phase("sets of data", tasks.size());
        List<Choice> choices =
                engine.run(tasks.size(), i -> choice(maker, values, tasks.get(i), new NoiseDraw(seed, i)));
        return new FamilyConfusion(study.title(), fit.id(), seed, replicates, families, choices);
    }

    private Choice choice(ModelComparison maker, Map<String, Double> values, Task task, NoiseDraw noise) {
        FamilyFit made = maker.pair(task.truth().nativeKind(), task.truth().foreignKind());
        Map<String, Double> truth = new HashMap<>(values);
        truth.putAll(made.nativeFamily().typical());
        truth.putAll(made.foreignFamily().typical());
        List<ExperimentSpec> drawn = new ArrayList<>();
        for (ExperimentModel model : made.experiments()) {
            if (model.evaluate(truth) instanceof ExperimentModel.Evaluation.Scored scored) {
                drawn.add(SyntheticData.drawn(model, scored.outcome(), truth, noise));
            } else {
                String failure = "experiment " + model.id() + " could not be simulated";
                progress.done(Double.NaN);
                return new Choice(made.name(), task.replicate(), "", "", "", failure);
            }
        }
        Study replicate = study.withExperiments(study.experiments().stream()
                .map(e -> drawn.stream()
                        .filter(d -> d.id().equals(e.id()))
                        .findFirst()
                        .orElse(e))
                .toList());
        List<ModelScore> scores = ModelComparison.scores(
                fit.id(),
                new ModelComparison(replicate, comparison, fit, values, UnaryOperator.identity())
                        .run(new Here(), Progress.silent()));
        progress.done(scores.stream()
                .filter(ModelScore::preferred)
                .mapToDouble(s -> s.chiSquare() / Math.max(1, s.points()))
                .findFirst()
                .orElse(Double.NaN));
        return new Choice(
                made.name(),
                task.replicate(),
                lowest(scores, ModelScore::aic),
                lowest(scores, ModelScore::aicc),
                lowest(scores, ModelScore::bic),
                "");
    }

    private static String lowest(List<ModelScore> scores, ToDoubleFunction<ModelScore> criterion) {
        Optional<ModelScore> lowest = scores.stream()
                .filter(s -> !Double.isNaN(criterion.applyAsDouble(s)))
                .min(Comparator.comparingDouble(criterion));
        return lowest.map(s -> s.nativeFamily() + " / " + s.foreignFamily()).orElse("");
    }

    /** In the thread of the set of data. */
    private static final class Here implements Engine {
        @Override
        public <T> List<T> run(int count, java.util.function.IntFunction<T> work) {
            List<T> results = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                results.add(work.apply(i));
            }
            return results;
        }

        @Override
        public void close() {}
    }
}
