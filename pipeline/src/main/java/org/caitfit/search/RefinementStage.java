package org.caitfit.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.invert.InversionStart;
import org.caitfit.refine.Point;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.results.RefinementState;
import org.caitfit.results.RunRecord;
import org.caitfit.space.ParameterSpace;
import org.caitfit.store.StoredUnits;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/** The refinements of a study in units of work, one each: ended ones are taken up from the store. */
final class RefinementStage {
    private final Study study;
    private final TriedModels models;
    private final StoredUnits stored;
    private final Engine engine;
    private final Progress progress;
    private final FailurePolicy policy;
    private final UnderWay underWay;
    private final AtomicLong found = new AtomicLong();
    private final Queue<Remade> remade = new ConcurrentLinkedQueue<>();

    RefinementStage(
            Study study,
            TriedModels models,
            StoredUnits stored,
            Engine engine,
            Progress progress,
            FailurePolicy policy,
            UnderWay underWay) {
        this.study = study;
        this.models = models;
        this.stored = stored;
        this.engine = engine;
        this.progress = progress;
        this.policy = policy;
        this.underWay = underWay;
    }

    /** Runs of refinements that were in the store already. */
    long found() {
        return found.get();
    }

    /** Units that were there and were made again, by name. */
    List<Remade> remade() {
        return remade.stream().sorted(Comparator.comparing(Remade::unit)).toList();
    }

    /** @param number in the plan, from 0 */
    private record Task(int number, FitSpec fit, int start, Point point) {
        String fitId() {
            return fit.id() + "#" + start;
        }
    }

    /**
     * Takes up or makes all refinements; those that the study does not ask for any more are set aside.
     *
     * @param starts of every fit, from the grids
     */
    List<RefinementRun> all(GridSurvey starts) throws IOException {
        List<RefinementRun> ended = share(starts, Share.ALL);
        List<String> asked = ended.stream().map(RefinementRun::unit).toList();
        stored.setAside(stored.names().stream()
                .filter(part -> UnitName.isRefinement(part) && !asked.contains(part))
                .toList());
        return ended;
    }

    /** Takes up or makes those of a share, in order of the plan. */
    List<RefinementRun> share(GridSurvey grids, Share share) {
        List<Task> tasks =
                tasks(grids).stream().filter(t -> share.has(t.number())).toList();
        progress.phase("refinements", tasks.size());
        // the longest first, so that no core is left with one at the end
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparingInt(i -> -tasks.get(i).fit().experiments().size()));
        List<RefinementRun> ended = engine.run(order.size(), i -> refine(tasks.get(order.get(i))));
        RefinementRun[] sorted = new RefinementRun[tasks.size()];
        for (int i = 0; i < order.size(); i++) {
            sorted[order.get(i)] = ended.get(i);
        }
        return List.of(sorted);
    }

    /** Refinements that are still to do. */
    OpenWork open(GridSurvey grids) throws IOException {
        List<OpenWork.Unit> open = new ArrayList<>();
        for (Task task : tasks(grids)) {
            String unit = unit(task, model(task));
            if (stored.refinement(unit).isEmpty() || stored.runs(unit).isEmpty()) {
                open.add(new OpenWork.Unit(task.number(), task.fit().id(), 1));
            }
        }
        return new OpenWork(open);
    }

    private List<Task> tasks(GridSurvey grids) {
        List<Task> tasks = new ArrayList<>();
        for (FitSpec fit : study.search().fits()) {
            List<ExperimentModel> experiments = models.of(fit);
            ParameterSpace space = FitModel.spaceOf(study, fit, experiments);
            if (space.size() > 0) {
                List<Point> starts = grids.starts(fit);
                if (starts.isEmpty()) {
                    // every run of a grid failed: the middle of the bounds tells the reason in a row of its own
                    starts = List.of(middle(space));
                }
                List<Point> all = new ArrayList<>(starts);
                inverted(space, experiments).ifPresent(point -> all.add(0, point));
                for (int s = 0; s < all.size(); s++) {
                    tasks.add(new Task(tasks.size(), fit, s + 1, all.get(s)));
                }
            }
        }
        return tasks;
    }

    /** A start from the direct inversion of the profile, beside those of the grid: for a free-form D of one experiment. */
    private Optional<Point> inverted(ParameterSpace space, List<ExperimentModel> experiments) {
        return experiments.size() == 1
                ? InversionStart.of(experiments.get(0), engine)
                        .map(values -> Starts.moved(Point.of(space.point(values)), space))
                : Optional.empty();
    }

    private static Point middle(ParameterSpace space) {
        double[] x = space.lower();
        double[] upper = space.upper();
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.5 * (x[i] + upper[i]);
        }
        return Point.of(x);
    }

    private FitModel model(Task task) {
        List<ExperimentModel> experiments = models.of(task.fit()).stream()
                .map(ExperimentModel::forRefinement)
                .toList();
        return new FitModel(study, task.fit(), experiments, task.fitId());
    }

    private RefineSettings settings() {
        return RefineSettings.defaults().withMaxEvaluations(study.search().maxEvaluations());
    }

    /** Name of a refinement as a unit of work. */
    private String unit(Task task, FitModel model) {
        return UnitName.ofRefinement(
                task.fitId(), content(model.space(), model.experiments(), settings()), task.point());
    }

    /** Takes a refinement up from the store if it is there, else makes it and publishes it. */
    private RefinementRun refine(Task task) {
        FitModel model = model(task);
        ParameterSpace space = model.space();
        Refiner refiner = new Refiner(settings());
        String unit = unit(task, model);
        try {
            Optional<RefinementState> state = stored.refinement(unit);
            Optional<List<RunRecord>> rows = stored.runs(unit);
            boolean there = state.isPresent() && rows.isPresent();
            if (there && rows.get().stream().noneMatch(policy::makesAgain)) {
                Refinement again =
                        refiner.restore(model, space.lower(), space.upper(), SavedRefinement.end(state.get()));
                found.addAndGet(rows.get().size());
                progress.done(again.chiSquare() / Math.max(1, again.points()));
                return new RefinementRun(task.fit(), task.start(), unit, space, again, rows.get());
            }
            try (UnderWay.Unit begun = underWay.begin(unit)) {
                Refinement refinement = refiner.refine(
                        model, space.lower(), space.upper(), task.point().copy());
                progress.done(refinement.chiSquare() / Math.max(1, refinement.points()));
                List<RunRecord> made = model.rows(refinement);
                if (there) {
                    // runs of a refinement follow from one another: it is made again as a whole
                    remade.add(Remade.of(unit, made.size(), rows.get(), made));
                }
                stored.appendRuns(begun.name(), made);
                stored.writeRefinement(SavedRefinement.state(unit, task.fitId(), refinement));
                return new RefinementRun(task.fit(), task.start(), unit, space, refinement, made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What determines a refinement but its start: the runs that its models make, the bounds and the settings. */
    private static List<String> content(
            ParameterSpace space, List<ExperimentModel> experiments, RefineSettings settings) {
        List<String> content = new ArrayList<>();
        Map<String, Double> corner = space.values(space.lower());
        experiments.forEach(e -> content.add(e.runId(corner)));
        content.add(Arrays.toString(space.upper()));
        space.parameters().forEach(p -> content.add(p.name() + " " + p.prior()));
        content.add(settings.toString());
        return content;
    }
}
