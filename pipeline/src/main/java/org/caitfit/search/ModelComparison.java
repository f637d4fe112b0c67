package org.caitfit.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.families.Family;
import org.caitfit.families.ForeignFamilies;
import org.caitfit.families.NativeFamilies;
import org.caitfit.results.ModelScore;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.Comparison;
import org.caitfit.study.Comparison.ForeignFamily;
import org.caitfit.study.Comparison.NativeFamily;
import org.caitfit.study.Glass;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/**
 * Families of D models on the data of one fit, each refined from the best values of the fit: first every native family with the
 * simplest foreign one, then, from where these ended, the rest. A richer family thus never ends above the one that it contains.
 */
final class ModelComparison {
    private final Study study;
    private final Comparison comparison;
    private final FitSpec fit;
    private final Map<String, Double> values;
    private final UnaryOperator<ExperimentModel> numerics;
    private final NativeFamilies natives;
    private final ForeignFamilies foreigns;
    private final List<String> foreignIons;

    /**
     * @param values of the parameters of the fit with the models of the study, SI, from which the families start
     * @param numerics of all runs: makes of an experiment at the accuracy of the grid one at the wanted accuracy
     */
    ModelComparison(
            Study study,
            Comparison comparison,
            FitSpec fit,
            Map<String, Double> values,
            UnaryOperator<ExperimentModel> numerics) {
        Glass glass = glass(study, fit);
        this.study = study.in(glass);
        this.comparison = comparison;
        this.fit = fit;
        this.numerics = numerics;
        this.values = Map.copyOf(values);
        List<ExperimentModel> experiments = this.study.experiments().stream()
                .filter(e -> fit.experiments().contains(e.id()))
                .map(e -> new ExperimentModel(this.study, e))
                .toList();
        String nativeIon = glass.firstNative();
        this.foreignIons = experiments.stream()
                .flatMap(e -> e.template().ions().stream())
                .filter(ion -> !glass.holds(ion))
                .distinct()
                .toList();
        ExperimentModel first = experiments.get(0);
        TransportProblem problem = first.template().problem(values);
        Stage stage = problem.stages().get(0);
        int index = first.template().ions().indexOf(nativeIon);
        double bulk = problem.ions().get(index).initialDensity();
        this.natives = new NativeFamilies(
                this.study,
                nativeIon,
                values,
                fraction -> stage.diffusion()
                        .get(index)
                        .at(fraction * bulk, stage.temperature())
                        .value());
        this.foreigns = new ForeignFamilies(this.study, foreignIons, values);
    }

    /** The glass of a fit whose experiments are all of one. */
    private static Glass glass(Study study, FitSpec fit) {
        List<Glass> glasses = study.experiments().stream()
                .filter(e -> fit.experiments().contains(e.id()))
                .map(study::glassOf)
                .distinct()
                .toList();
        if (glasses.size() != 1) {
            throw new IllegalArgumentException(
                    "fit " + fit.id() + " has experiments of " + glasses.size() + " glasses");
        }
        return glasses.get(0);
    }

    /** The pair of families with its typical values, on which data are to be made. */
    FamilyFit pair(NativeFamily nativeKind, ForeignFamily foreignKind) {
        return new FamilyFit(study, fit, natives.of(nativeKind), foreigns.of(foreignKind), numerics);
    }

    private record Task(NativeFamily nativeKind, FamilyFit pair, Map<String, Double> start) {}

    /** Refines every pair. @return the best of each, native families in the outer order */
    List<FamilyFit.Ended> run(Engine engine, Progress progress) {
        ForeignFamily simplest = comparison.foreigns().contains(ForeignFamily.CONSTANT)
                ? ForeignFamily.CONSTANT
                : comparison.foreigns().get(0);
        List<Task> first = new ArrayList<>();
        for (NativeFamily kind : comparison.natives()) {
            Family own = natives.of(kind);
            Family foreign = foreigns.of(simplest);
            FamilyFit pair = new FamilyFit(study, fit, own, foreign, numerics);
            own.starts().forEach(s -> first.add(new Task(kind, pair, start(values, s, foreign))));
        }
        Map<NativeFamily, FamilyFit.Ended> ends = best(first, refined(first, "simplest", engine, progress));
        List<Task> rest = new ArrayList<>();
        for (ForeignFamily foreignKind : comparison.foreigns()) {
            if (foreignKind != simplest) {
                for (NativeFamily kind : comparison.natives()) {
                    FamilyFit.Ended end = Objects.requireNonNull(ends.get(kind));
                    // begins at what the simplest family found, so that it holds that one
                    Map<String, Double> found = new HashMap<>(values);
                    found.putAll(end.values());
                    Family foreign = new ForeignFamilies(study, foreignIons, found).of(foreignKind);
                    FamilyFit pair = new FamilyFit(study, fit, end.of().nativeFamily(), foreign, numerics);
                    rest.add(new Task(kind, pair, start(values, end.values(), foreign)));
                }
            }
        }
        List<FamilyFit.Ended> others = refined(rest, "others", engine, progress);
        List<FamilyFit.Ended> all = new ArrayList<>();
        for (NativeFamily kind : comparison.natives()) {
            for (ForeignFamily foreignKind : comparison.foreigns()) {
                if (foreignKind == simplest) {
                    all.add(Objects.requireNonNull(ends.get(kind)));
                } else {
                    String name = foreigns.of(foreignKind).name();
                    for (int i = 0; i < rest.size(); i++) {
                        Task task = rest.get(i);
                        if (task.nativeKind() == kind
                                && task.pair().foreignFamily().name().equals(name)) {
                            all.add(others.get(i));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static Map<String, Double> start(Map<String, Double> values, Map<String, Double> own, Family foreign) {
        Map<String, Double> start = new HashMap<>(values);
        start.putAll(own);
        start.putAll(foreign.starts().get(0));
        return start;
    }

    private List<FamilyFit.Ended> refined(List<Task> tasks, String what, Engine engine, Progress progress) {
        progress.phase("models of " + fit.id() + ", " + what, tasks.size());
        return engine.run(tasks.size(), i -> {
            FamilyFit.Ended ended = tasks.get(i).pair().refine(tasks.get(i).start());
            progress.done(ended.chiSquare() / Math.max(1, ended.points()));
            return ended;
        });
    }

    private static Map<NativeFamily, FamilyFit.Ended> best(List<Task> tasks, List<FamilyFit.Ended> ended) {
        Map<NativeFamily, FamilyFit.Ended> best = new LinkedHashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            NativeFamily kind = tasks.get(i).nativeKind();
            FamilyFit.Ended before = best.get(kind);
            // priors take part in what a refinement minimises
            if (before == null
                    || ended.get(i).refinement().chiSquare()
                            < before.refinement().chiSquare()
                    || Double.isNaN(before.chiSquare())) {
                best.put(kind, ended.get(i));
            }
        }
        return best;
    }

    /** Rows of the table models. */
    static List<ModelScore> scores(String comparison, List<FamilyFit.Ended> ended) {
        double lowest = ended.stream()
                .mapToDouble(ModelComparison::bic)
                .filter(b -> !Double.isNaN(b))
                .min()
                .orElse(Double.NaN);
        return ended.stream()
                .map(e -> new ModelScore(
                        comparison,
                        e.of().nativeFamily().name(),
                        e.of().foreignFamily().name(),
                        e.refinement().reason().name(),
                        e.refinement().detail(),
                        e.points(),
                        e.effectiveParameters(),
                        e.chiSquare(),
                        aic(e),
                        aic(e) + smallSample(e),
                        bic(e),
                        e.refinement().residualLag1(),
                        bic(e) == lowest,
                        List.copyOf(e.values().keySet()),
                        List.copyOf(e.values().values())))
                .toList();
    }

    private static double aic(FamilyFit.Ended e) {
        return e.chiSquare() + 2 * e.effectiveParameters();
    }

    private static double smallSample(FamilyFit.Ended e) {
        double k = e.effectiveParameters();
        return 2 * k * (k + 1) / (e.points() - k - 1);
    }

    private static double bic(FamilyFit.Ended e) {
        return e.chiSquare() + e.effectiveParameters() * Math.log(e.points());
    }
}
