package org.caitfit.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.evaluate.ReadOut;
import org.caitfit.refine.Basins;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.PlannedWork;
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
    private final UnderWay underWay;
    private final GridStage gridStage;
    private final RefinementStage refinementStage;

    public StudySearch(Study study, Engine engine, ResultStore store, Progress progress) {
        this(study, engine, store, progress, FailurePolicy.USUAL, UnderWay.untold());
    }

    /** @param underWay told what is begun */
    public StudySearch(
            Study study, Engine engine, ResultStore store, Progress progress, FailurePolicy policy, UnderWay underWay) {
        this.study = study;
        this.engine = engine;
        this.store = store;
        this.progress = progress;
        this.models = new TriedModels(study);
        this.underWay = underWay;
        this.gridStage = new GridStage(study, models, store.units(), engine, progress, policy, underWay);
        this.refinementStage = new RefinementStage(study, models, store.units(), engine, progress, policy, underWay);
    }

    /**
     * What came of a search.
     *
     * @param gridRuns forward runs of the grids
     * @param failedGridRuns those without a result
     * @param refinementRuns forward runs of the refinements
     * @param foundRuns those of both that were in the store already
     * @param remade units that were there and were made again
     * @param fits all refinements
     */
    public record Summary(
            long gridRuns,
            long failedGridRuns,
            long refinementRuns,
            long foundRuns,
            List<Remade> remade,
            List<FitRecord> fits) {
        public Summary {
            remade = List.copyOf(remade);
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

    /** All that the study asks for. */
    public List<PlannedWork> plan() {
        List<PlannedWork> plan = new ArrayList<>(gridStage.plan());
        for (FitSpec fit : study.search().fits()) {
            plan.add(new PlannedWork(
                    PlannedWork.Kind.FIT, fit.id(), "", study.search().starts()));
        }
        return plan;
    }

    /**
     * Makes the first runs of the plan, if it has not been begun.
     *
     * @throws FirstRunsFailed if they all fail
     */
    public void requireFirstRuns() throws IOException {
        gridStage.requireFirstRuns();
    }

    /** Does the units of the grids that belong to a share and are missing. */
    public Summary runGrids(Share share) throws IOException {
        store.units().writePlan(plan());
        GridStage.Done done = gridStage.share(share);
        return new Summary(done.runs(), done.failed(), 0, gridStage.found(), gridStage.remade(), List.of());
    }

    /** Shares of the grids that have units still to do; none if all are done. */
    public SortedSet<Integer> missingGridShares(int count) throws IOException {
        return gridStage.missing(count);
    }

    /** Units of the grids that are still to do. */
    public OpenWork openGrids() throws IOException {
        return gridStage.open();
    }

    /**
     * Refinements that are still to do.
     *
     * @throws IllegalStateException if a unit of the grids is missing
     */
    public OpenWork openRefinements() throws IOException {
        return refinementStage.open(completeGrids());
    }

    private GridSurvey completeGrids() throws IOException {
        return GridSurvey.of(study, models, gridStage.rows());
    }

    /**
     * Does the refinements that belong to a share and are missing.
     *
     * @throws IllegalStateException if a unit of the grids is missing
     */
    public Summary runRefinements(Share share) throws IOException {
        store.units().writePlan(plan());
        List<RefinementRun> ended = refinementStage.share(completeGrids(), share);
        return new Summary(
                0,
                0,
                ended.stream().mapToLong(r -> r.rows().size()).sum(),
                refinementStage.found(),
                refinementStage.remade(),
                List.of());
    }

    /** Does all that is missing, and what follows from it. */
    public Summary run() throws IOException {
        store.units().writePlan(plan());
        GridSurvey grids = GridSurvey.of(study, models, gridStage.all());
        List<RefinementRun> ended = refinementStage.all(grids);
        long refinementRuns = ended.stream().mapToLong(r -> r.rows().size()).sum();
        List<FitRecord> fits = records(ended);
        // before the final runs, too: values without numerical shifts are better than none
        store.tables().writeFits(fits);
        List<FinalRun.Ended> finalRuns = finalRuns(fits);
        List<CurvePoint> curves = writeFinalStates(finalRuns, ended);
        fits = shifted(fits, ended, finalRuns);
        store.tables().writeFits(fits);
        StudyAnalysis.Made made =
                new StudyAnalysis(study, models, engine, progress).of(bestFits(fits, ended, finalRuns), curves);
        for (Map.Entry<String, List<RunRecord>> part : made.runs().entrySet()) {
            store.units().appendRuns(part.getKey(), part.getValue());
        }
        store.units()
                .setAside(store.units().names().stream()
                        .filter(part -> part.startsWith(StudyAnalysis.SCANS)
                                && !made.runs().containsKey(part))
                        .toList());
        store.tables().writeAnalysis(made.analysis());
        underWay.forgetDead();
        return new Summary(
                grids.runs(),
                grids.failed(),
                refinementRuns,
                gridStage.found() + refinementStage.found(),
                Stream.concat(gridStage.remade().stream(), refinementStage.remade().stream())
                        .toList(),
                fits);
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

    /** Writes rows of the final runs, profiles, traces, calibrations and curves with their bands. @return the curves */
    private List<CurvePoint> writeFinalStates(List<FinalRun.Ended> finalRuns, List<RefinementRun> refinements)
            throws IOException {
        List<ProfilePoint> profiles = new ArrayList<>();
        List<TracePoint> traces = new ArrayList<>();
        List<CalibrationValue> calibrations = new ArrayList<>();
        List<CurvePoint> curves = new ArrayList<>();
        List<CurveInformation.Subject> subjects = new ArrayList<>();
        for (FinalRun.Ended ended : finalRuns) {
            FinalRun run = ended.run();
            if (run.phase() == Phase.FINAL && ended.evaluation() instanceof Evaluation.Scored scored) {
                String fitId = run.fit().fitId();
                ReadOut readOut = new ReadOut(run.model(), scored.outcome(), run.values());
                List<ProfilePoint> points = readOut.profilePoints(fitId);
                List<CurvePoint> own = FinalState.curves(fitId, run.model(), scored.outcome(), run.values());
                Optional<Bands> bands = bands(run, refinements);
                profiles.addAll(
                        bands.map(b -> b.profiles(points, firstResidual(run))).orElse(points));
                curves.addAll(bands.map(b -> b.curves(own)).orElse(own));
                traces.addAll(readOut.tracePoints(fitId));
                calibrations.addAll(new CalibrationRows(run.fit(), run.model()).of(scored.outcome(), run.values()));
                if (run.fit().best()) {
                    subjects.addAll(subjects(run));
                }
            }
        }
        store.units()
                .appendRuns("final", finalRuns.stream().map(FinalRun.Ended::row).toList());
        store.tables().writeProfiles(profiles);
        store.tables().writeTraces(traces);
        store.tables().writeCalibrations(calibrations);
        List<CurvePoint> informed =
                CurveInformation.informed(curves, new CurveInformation(engine, progress).of(subjects));
        store.tables().writeCurves(informed);
        return informed;
    }

    private static Optional<Bands> bands(FinalRun run, List<RefinementRun> refinements) {
        return refinements.stream()
                .filter(r -> r.fitId().equals(run.fit().fitId())
                        && r.refinement().reason().optimal())
                .findFirst()
                .flatMap(r -> r.refinement()
                        .covariance()
                        .map(c -> new Bands(c, r.space(), r.refinement().best().copy(), run.model())));
    }

    /** Index of the first residual of an experiment among those of its fit. */
    private int firstResidual(FinalRun run) {
        int at = 0;
        for (String id : run.fit().experiments()) {
            if (id.equals(run.model().id())) {
                break;
            }
            at += models.of(run.fit().fit(), id).points();
        }
        return at;
    }

    /** Every D(n) of an experiment, with the accuracy of the grid. */
    private List<CurveInformation.Subject> subjects(FinalRun run) {
        ExperimentModel model = models.of(run.fit().fit(), run.model().id());
        List<CurveInformation.Subject> subjects = new ArrayList<>();
        for (int s = 0; s < model.experiment().stages().size(); s++) {
            for (int k = 0; k < model.template().ions().size(); k++) {
                subjects.add(new CurveInformation.Subject(run.fit(), model, run.values(), s, k));
            }
        }
        return subjects;
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
