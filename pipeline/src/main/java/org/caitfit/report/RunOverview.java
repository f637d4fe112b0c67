package org.caitfit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caitfit.results.RunOrder;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.StudyResults;

/**
 * What the report shows of the runs, gathered in two passes over them: there may be more than the memory holds. What is kept does
 * not grow with the grids.
 *
 * @param counts of the runs of each experiment, those with other D models than the study's apart
 * @param failures by reason
 * @param finals runs of the phase FINAL
 * @param maps of the scores
 */
record RunOverview(List<Count> counts, List<Failure> failures, List<RunRecord> finals, List<ScoreMap> maps) {
    /** Field above which the linear drift law leaves its range, V/m. */
    static final double LARGEST_FIELD = 2e8;

    RunOverview {
        counts = List.copyOf(counts);
        failures = List.copyOf(failures);
        finals = List.copyOf(finals);
        maps = List.copyOf(maps);
    }

    /**
     * Runs of one kind.
     *
     * @param label experiment, with the fit whose D models were used in place of the study's
     * @param byPhase numbers of runs, all phases
     * @param ok runs with a result
     * @param highField runs with a field above {@link #LARGEST_FIELD}
     * @param newtonIterations of all runs
     */
    record Count(String label, Map<Phase, Long> byPhase, long ok, long highField, long newtonIterations) {
        Count {
            byPhase = Map.copyOf(byPhase);
        }

        long all() {
            return byPhase.values().stream().mapToLong(n -> n).sum();
        }
    }

    /** Failed runs of one kind. @param example reason of the first of them */
    record Failure(String kind, String example, long runs) {}

    boolean isEmpty() {
        return counts.stream().allMatch(count -> count.all() == 0);
    }

    static RunOverview of(StudyResults results) {
        Comparator<RunRecord> order = RunOrder.of(results.study(), results.fits());
        Map<String, Tally> tallies = new LinkedHashMap<>();
        results.study().experiments().forEach(id -> tallies.put(id, new Tally()));
        Map<String, FailureTally> failures = new TreeMap<>();
        List<RunRecord> finals = new ArrayList<>();
        List<RunRecord> accepted = new ArrayList<>();
        Map<String, TreeMap<String, ScoreGrid>> grids = new LinkedHashMap<>();
        for (RunRecord run : results.runs()) {
            tallies.computeIfAbsent(label(run), id -> new Tally()).add(run, order);
            if (run.status() == Status.FAILED) {
                failures.computeIfAbsent(run.failureKind(), kind -> new FailureTally(run))
                        .add(run, order);
            }
            if (run.phase() == Phase.FINAL) {
                finals.add(run);
            }
            if (run.phase() == Phase.REFINE && run.iteration().isPresent()) {
                accepted.add(run);
            }
            if (run.phase() == Phase.GRID) {
                grids.computeIfAbsent(run.experiment(), id -> new TreeMap<>())
                        .computeIfAbsent(
                                run.model(), id -> new ScoreGrid(results.study().parameters()))
                        .first(run);
            }
        }
        finals.sort(order);
        accepted.sort(order);
        return new RunOverview(
                counts(results, tallies, order),
                failures.entrySet().stream()
                        .map(e -> e.getValue().ended(e.getKey()))
                        .toList(),
                finals,
                maps(results, grids, accepted));
    }

    /** Those of the experiments first, then the others in order of their first runs. */
    private static List<Count> counts(StudyResults results, Map<String, Tally> tallies, Comparator<RunRecord> order) {
        Set<String> labels = new LinkedHashSet<>(results.study().experiments());
        tallies.entrySet().stream()
                .filter(e -> !labels.contains(e.getKey()))
                .sorted((a, b) -> order.compare(
                        a.getValue().first.get(0), b.getValue().first.get(0)))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(labels::add);
        List<Count> counts = new ArrayList<>();
        labels.forEach(
                label -> counts.add(tallies.getOrDefault(label, new Tally()).ended(label)));
        return counts;
    }

    /** Maps of all experiments whose grid varies at least two parameters. */
    private static List<ScoreMap> maps(
            StudyResults results, Map<String, TreeMap<String, ScoreGrid>> grids, List<RunRecord> accepted) {
        // of several sets of D models the first: the empty name, that of the models of the study
        Map<String, ScoreGrid> chosen = new LinkedHashMap<>();
        Set<String> experiments = new LinkedHashSet<>(results.study().experiments());
        experiments.addAll(grids.keySet());
        for (String experiment : experiments) {
            TreeMap<String, ScoreGrid> own = grids.getOrDefault(experiment, new TreeMap<>());
            if (!own.isEmpty() && own.firstEntry().getValue().isMap()) {
                own.firstEntry().getValue().bin();
                chosen.put(experiment, own.firstEntry().getValue());
            }
        }
        if (chosen.isEmpty()) {
            return List.of();
        }
        for (RunRecord run : results.runs()) {
            ScoreGrid grid = chosen.get(run.experiment());
            if (grid != null
                    && run.phase() == Phase.GRID
                    && run.model().equals(grids.get(run.experiment()).firstKey())) {
                grid.second(run);
            }
        }
        List<ScoreMap> maps = new ArrayList<>();
        chosen.forEach((experiment, grid) ->
                maps.add(grid.map(experiment, grids.get(experiment).firstKey(), accepted, results.fits())));
        return maps;
    }

    /** Runs with other D models than those of the study are counted apart. */
    private static String label(RunRecord run) {
        return run.model().isEmpty() ? run.experiment() : run.experiment() + " (models of " + run.model() + ")";
    }

    private static final class Tally {
        private final long[] byPhase = new long[Phase.values().length];
        private final List<RunRecord> first = new ArrayList<>(1);
        private long ok;
        private long highField;
        private long newtonIterations;

        void add(RunRecord run, Comparator<RunRecord> order) {
            byPhase[run.phase().ordinal()]++;
            ok += run.status() == Status.OK ? 1 : 0;
            highField += run.score().map(Score::largestField).orElse(0.0) > LARGEST_FIELD ? 1 : 0;
            newtonIterations += run.statistics().newtonIterations();
            if (first.isEmpty()) {
                first.add(run);
            } else if (order.compare(run, first.get(0)) < 0) {
                first.set(0, run);
            }
        }

        Count ended(String label) {
            Map<Phase, Long> numbers = new TreeMap<>();
            for (Phase phase : Phase.values()) {
                numbers.put(phase, byPhase[phase.ordinal()]);
            }
            return new Count(label, numbers, ok, highField, newtonIterations);
        }
    }

    private static final class FailureTally {
        private RunRecord first;
        private long runs;

        FailureTally(RunRecord first) {
            this.first = first;
        }

        void add(RunRecord run, Comparator<RunRecord> order) {
            runs++;
            if (order.compare(run, first) < 0) {
                first = run;
            }
        }

        Failure ended(String kind) {
            return new Failure(kind, first.failureReason(), runs);
        }
    }
}
