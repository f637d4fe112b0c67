package org.caitfit.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.Point;
import org.caitfit.results.RunRecord;
import org.caitfit.results.Runs;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/** What the rest of the search needs of all grids, read once for all fits, and a second time for fits of several experiments. */
final class GridSurvey {
    private final long runs;
    private final long failed;
    private final Map<String, List<Point>> starts;

    private GridSurvey(long runs, long failed, Map<String, List<Point>> starts) {
        this.runs = runs;
        this.failed = failed;
        this.starts = starts;
    }

    /** Reads the grids. @param grids rows by model, in order of the grid */
    static GridSurvey of(Study study, TriedModels models, Map<ExperimentModel, Runs> grids) {
        Map<String, Starts> byFit = new LinkedHashMap<>();
        Map<ExperimentModel, List<Starts>> users = new LinkedHashMap<>();
        for (FitSpec fit : study.search().fits()) {
            List<ExperimentModel> experiments = models.of(fit);
            ParameterSpace space = FitModel.spaceOf(study, fit, experiments);
            if (space.size() > 0) {
                Starts starts = new Starts(space, experiments, study.search().starts());
                byFit.put(fit.id(), starts);
                experiments.forEach(e ->
                        users.computeIfAbsent(e, model -> new ArrayList<>()).add(starts));
            }
        }
        Count count = new Count();
        for (Map.Entry<ExperimentModel, Runs> grid : grids.entrySet()) {
            String id = grid.getKey().id();
            List<Starts> own = users.getOrDefault(grid.getKey(), List.of());
            grid.getValue().forEach(row -> {
                count.add(row);
                own.forEach(starts -> starts.first(id, row));
            });
        }
        List<Starts> again =
                byFit.values().stream().filter(Starts::needsSecondPass).toList();
        for (Map.Entry<ExperimentModel, Runs> grid : grids.entrySet()) {
            String id = grid.getKey().id();
            List<Starts> own = users.getOrDefault(grid.getKey(), List.of()).stream()
                    .filter(again::contains)
                    .toList();
            if (!own.isEmpty()) {
                grid.getValue().forEach(row -> own.forEach(starts -> starts.second(id, row)));
            }
        }
        Map<String, List<Point>> points = new LinkedHashMap<>();
        byFit.forEach((fit, starts) -> points.put(fit, starts.points()));
        return new GridSurvey(count.runs, count.failed, points);
    }

    private static final class Count {
        private long runs;
        private long failed;

        void add(RunRecord row) {
            runs++;
            failed += row.score().isEmpty() ? 1 : 0;
        }
    }

    /** Forward runs of the grids. */
    long runs() {
        return runs;
    }

    /** Those without a result. */
    long failed() {
        return failed;
    }

    /** Starts of a fit that has parameters, best first; none if no run of one of its grids succeeded. */
    List<Point> starts(FitSpec fit) {
        return Objects.requireNonNull(starts.get(fit.id()));
    }
}
