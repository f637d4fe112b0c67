package org.caitfit.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.refine.Basins;
import org.caitfit.refine.Point;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.TracePoint;
import org.caitfit.space.ParameterSpace;
import org.caitfit.store.ResultStore;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/** The whole search of a study: grid, refinements, final runs; everything goes to the store as it is made. */
public final class StudySearch {
    /** Ends of refinements whose chi-square differs by more are different basins. */
    private static final double BASIN_TOLERANCE = 0.1;

    /** ... or that are further apart than this, in sigma. */
    private static final double BASIN_SIGMAS = 1;

    /** Other basins of a fit, after the best one, for which profiles and curves are kept. */
    private static final int OTHER_BASINS = 2;

    private final Study study;
    private final Engine engine;
    private final ResultStore store;
    private final Progress progress;
    private final TriedModels models;

    public StudySearch(Study study, Engine engine, ResultStore store, Progress progress) {
        this.study = study;
        this.engine = engine;
        this.store = store;
        this.progress = progress;
        this.models = new TriedModels(study);
    }

    /**
     * What came of a search.
     *
     * @param gridRuns forward runs of the grids
     * @param failedGridRuns those without a result
     * @param refinementRuns forward runs of the refinements
     * @param fits all refinements
     */
    public record Summary(long gridRuns, long failedGridRuns, long refinementRuns, List<FitRecord> fits) {
        public Summary {
            fits = List.copyOf(fits);
        }
    }

    /**
     * Number of runs of each grid, by its name: one for each experiment with a profile, e.g. "K", and one for each other set
     * of D models that fits try on it, with the first of these fits, e.g. "K-other".
     */
    public static Map<String, Long> gridSizes(Study study) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        new TriedModels(study)
                .grids()
                .forEach((name, model) ->
                        sizes.put(name, new GridSearch(model, study.search().grid()).size()));
        return sizes;
    }

    /** Runs the search. */
    public Summary run() throws IOException {
        Map<ExperimentModel, List<RunRecord>> grids = new LinkedHashMap<>();
        long runs = 0;
        long failed = 0;
        for (Map.Entry<String, ExperimentModel> grid : models.grids().entrySet()) {
            List<RunRecord> rows = grid(grid.getKey(), grid.getValue());
            grids.put(grid.getValue(), rows);
            runs += rows.size();
            failed += rows.stream().filter(r -> r.score().isEmpty()).count();
        }
        List<RefinementRun> ended = refine(grids);
        long refinementRuns = 0;
        for (RefinementRun run : ended) {
            refinementRuns += run.rows().size();
            store.appendRuns("refine-" + run.fit().id() + "-" + run.start(), run.rows());
        }
        List<FitRecord> fits = records(ended);
        // before the final runs, too: values without numerical shifts are better than none
        store.writeFits(fits);
        List<FinalRun.Ended> finalRuns = finalRuns(fits);
        List<CurvePoint> curves = writeFinalStates(finalRuns);
        fits = shifted(fits, ended, finalRuns);
        store.writeFits(fits);
        store.writeAnalysis(
                new StudyAnalysis(study, models, engine, progress).of(bestFits(fits, ended, finalRuns), curves));
        return new Summary(runs, failed, refinementRuns, fits);
    }

    private List<RunRecord> grid(String name, ExperimentModel model) throws IOException {
        GridSearch search = new GridSearch(model, study.search().grid());
        progress.phase("grid " + name, search.size());
        List<RunRecord> all = new ArrayList<>();
        for (int block = 0; block < search.blocks(); block++) {
            List<RunRecord> rows = search.run(block, engine, progress);
            store.appendRuns(String.format(java.util.Locale.ROOT, "grid-%s-%06d", name, block), rows);
            all.addAll(rows);
        }
        return all;
    }

    private static Point middle(ParameterSpace space) {
        double[] x = space.lower();
        double[] upper = space.upper();
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.5 * (x[i] + upper[i]);
        }
        return Point.of(x);
    }

    private record Task(FitSpec fit, int start, Point point) {}

    private List<RefinementRun> refine(Map<ExperimentModel, List<RunRecord>> grids) {
        List<Task> tasks = new ArrayList<>();
        for (FitSpec fit : study.search().fits()) {
            List<ExperimentModel> experiments = models.of(fit);
            ParameterSpace space = FitModel.spaceOf(study, fit, experiments);
            if (space.size() > 0) {
                Map<String, List<RunRecord>> own = new LinkedHashMap<>();
                experiments.forEach(e -> own.put(e.id(), Objects.requireNonNull(grids.get(e))));
                List<Point> starts =
                        Starts.of(space, experiments, own, study.search().starts());
                if (starts.isEmpty()) {
                    // every run of a grid failed: the middle of the bounds tells the reason in a row of its own
                    starts = List.of(middle(space));
                }
                for (int s = 0; s < starts.size(); s++) {
                    tasks.add(new Task(fit, s + 1, starts.get(s)));
                }
            }
        }
        progress.phase("refinements", tasks.size());
        // the longest first, so that no core is left with one at the end
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Integer.compare(
                tasks.get(b).fit().experiments().size(),
                tasks.get(a).fit().experiments().size()));
        List<RefinementRun> ended = engine.run(order.size(), i -> refine(tasks.get(order.get(i))));
        RefinementRun[] sorted = new RefinementRun[tasks.size()];
        for (int i = 0; i < order.size(); i++) {
            sorted[order.get(i)] = ended.get(i);
        }
        return List.of(sorted);
    }

    private RefinementRun refine(Task task) {
        List<ExperimentModel> experiments = models.of(task.fit()).stream()
                .map(ExperimentModel::forRefinement)
                .toList();
        FitModel model = new FitModel(study, task.fit(), experiments, task.fit().id() + "#" + task.start());
        ParameterSpace space = model.space();
        Refiner refiner = new Refiner(
                RefineSettings.defaults().withMaxEvaluations(study.search().maxEvaluations()));
        Refinement refinement =
                refiner.refine(model, space.lower(), space.upper(), task.point().copy());
        progress.done(refinement.chiSquare() / Math.max(1, refinement.points()));
        return new RefinementRun(task.fit(), task.start(), space, refinement, model.rows(refinement));
    }

    private List<FitRecord> records(List<RefinementRun> ended) {
        List<FitRecord> fits = new ArrayList<>();
        for (FitSpec fit : study.search().fits()) {
            List<RefinementRun> own =
                    ended.stream().filter(r -> r.fit().equals(fit)).toList();
            if (own.isEmpty()) {
                continue;
            }
            ParameterSpace space = own.get(0).space();
            List<Integer> basins = new Basins(space.lower(), space.upper())
                    .number(own.stream().map(RefinementRun::refinement).toList(), BASIN_TOLERANCE, BASIN_SIGMAS);
            int best = 0;
            for (int i = 1; i < own.size(); i++) {
                double chiSquare = own.get(i).refinement().chiSquare();
                if (chiSquare < own.get(best).refinement().chiSquare()
                        || Double.isNaN(own.get(best).refinement().chiSquare())) {
                    best = i;
                }
            }
            for (int i = 0; i < own.size(); i++) {
                fits.add(own.get(i).record(basins.get(i), i == best, Optional.empty()));
            }
        }
        return fits;
    }

    /**
     * Runs of the experiments of the best refinement of each basin worth showing: as fitted and, at an optimum, with finer
     * numerics.
     */
    private List<FinalRun.Ended> finalRuns(List<FitRecord> fits) {
        List<FinalRun> runs = new ArrayList<>();
        for (FitRecord fit : fits) {
            if (fit.best() || leadsAnotherBasin(fit, fits)) {
                for (String id : fit.experiments()) {
                    ExperimentModel model = models.of(fit.fit(), id).forRefinement();
                    runs.add(new FinalRun(fit, model, Phase.FINAL));
                    if (fit.optimal()) {
                        runs.add(new FinalRun(fit, model.refined(), Phase.FINER));
                    }
                }
            }
        }
        progress.phase("final runs", runs.size());
        return engine.run(runs.size(), i -> {
            FinalRun.Ended ended = runs.get(i).run();
            progress.done(ended.row()
                    .score()
                    .map(s -> s.chiSquare() / Math.max(1, s.points()))
                    .orElse(Double.NaN));
            return ended;
        });
    }

    /** Writes rows of the final runs, profiles, traces, calibrations and curves. @return the curves */
    private List<CurvePoint> writeFinalStates(List<FinalRun.Ended> finalRuns) throws IOException {
        List<ProfilePoint> profiles = new ArrayList<>();
        List<TracePoint> traces = new ArrayList<>();
        List<CalibrationValue> calibrations = new ArrayList<>();
        List<CurvePoint> curves = new ArrayList<>();
        for (FinalRun.Ended ended : finalRuns) {
            FinalRun run = ended.run();
            if (run.phase() == Phase.FINAL && ended.evaluation() instanceof Evaluation.Scored scored) {
                profiles.addAll(FinalState.profiles(run.fit().fitId(), run.model(), scored.outcome(), run.values()));
                traces.addAll(FinalState.traces(run.fit().fitId(), run.model(), scored.outcome(), run.values()));
                calibrations.addAll(new CalibrationRows(run.fit(), run.model()).of(scored.outcome(), run.values()));
                curves.addAll(FinalState.curves(run.fit().fitId(), run.model(), scored.outcome(), run.values()));
            }
        }
        store.appendRuns("final", finalRuns.stream().map(FinalRun.Ended::row).toList());
        store.writeProfiles(profiles);
        store.writeTraces(traces);
        store.writeCalibrations(calibrations);
        store.writeCurves(curves);
        return curves;
    }

    /** The same fits with their numerical shifts, where there are runs for them. */
    private static List<FitRecord> shifted(
            List<FitRecord> fits, List<RefinementRun> ended, List<FinalRun.Ended> finalRuns) {
        Map<String, RefinementRun> byId = new LinkedHashMap<>();
        ended.forEach(run -> byId.put(run.fitId(), run));
        List<FitRecord> shifted = new ArrayList<>();
        for (FitRecord fit : fits) {
            RefinementRun run = Objects.requireNonNull(byId.get(fit.fitId()));
            List<FinalRun.Ended> usual =
                    finalRuns.stream().filter(r -> r.isOf(fit, Phase.FINAL)).toList();
            List<FinalRun.Ended> finer =
                    finalRuns.stream().filter(r -> r.isOf(fit, Phase.FINER)).toList();
            Optional<NumericalShift> shift = finer.isEmpty()
                    ? Optional.empty()
                    : run.refinement()
                            .covariance()
                            .map(c -> NumericalShift.of(
                                    c, run.space(), run.refinement().best().copy(), usual, finer));
            shifted.add(run.record(fit.basin(), fit.best(), shift));
        }
        return shifted;
    }

    private static List<StudyAnalysis.BestFit> bestFits(
            List<FitRecord> fits, List<RefinementRun> ended, List<FinalRun.Ended> finalRuns) {
        List<StudyAnalysis.BestFit> best = new ArrayList<>();
        for (FitRecord fit : fits) {
            if (fit.best()) {
                RefinementRun run = ended.stream()
                        .filter(r -> r.fitId().equals(fit.fitId()))
                        .findFirst()
                        .orElseThrow();
                best.add(new StudyAnalysis.BestFit(
                        fit,
                        run,
                        finalRuns.stream().filter(r -> r.isOf(fit, Phase.FINAL)).toList()));
            }
        }
        return best;
    }

    private static boolean leadsAnotherBasin(FitRecord fit, List<FitRecord> all) {
        return fit.basin() > 1
                && fit.basin() <= 1 + OTHER_BASINS
                && all.stream()
                        .filter(f -> f.fit().equals(fit.fit()) && f.basin() == fit.basin())
                        .allMatch(f -> f.chiSquare() > fit.chiSquare()
                                || (f.chiSquare() == fit.chiSquare() && f.start() >= fit.start()));
    }
}
