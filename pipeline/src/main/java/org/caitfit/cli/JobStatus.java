package org.caitfit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caitfit.results.PlannedWork;
import org.caitfit.results.RefinementState;
import org.caitfit.results.WorkUnderWay;
import org.caitfit.search.DeadProcesses;
import org.caitfit.store.ResultStore;
import org.caitfit.store.UnitOutline;

/**
 * How far a fit has come, from names and footers.
 *
 * @param grids in the order of the plan; empty if the plan is not known
 * @param fits in the order of the plan
 * @param failures failed runs of grids and refinements by kind, the most frequent first
 * @param atWork what processes are doing
 * @param died what processes were doing that are not there any more
 * @param lastPublished ms since 1970-01-01; 0 if nothing was
 * @param aside parts that the study does not ask for
 * @param reported whether the report is there, the last thing that a fit makes
 */
record JobStatus(
        List<Grid> grids,
        List<Fit> fits,
        Map<String, Long> failures,
        List<WorkUnderWay> atWork,
        List<WorkUnderWay> died,
        long lastPublished,
        int aside,
        boolean reported) {

    /** A grid. */
    record Grid(String name, int unitsDone, int units, long runsDone, long runs, long failed) {
        boolean complete() {
            return unitsDone == units;
        }
    }

    /** The refinements of a fit. @param most how many there will be at most @param ends how they ended */
    record Fit(String id, long done, long most, Map<String, Long> ends) {}

    /** @param plan what the study asks for */
    static JobStatus of(ResultStore store, List<PlannedWork> plan) throws IOException {
        Map<String, UnitOutline> done = new HashMap<>();
        Map<String, Long> failures = new TreeMap<>();
        for (UnitOutline unit : store.units().outlines()) {
            done.put(unit.unit(), unit);
            if (unit.unit().startsWith("grid-") || unit.unit().startsWith("refine-")) {
                unit.failures().forEach((kind, count) -> failures.merge(kind, count, Long::sum));
            }
        }
        List<WorkUnderWay> work = store.units().work();
        return new JobStatus(
                grids(plan, done),
                fits(plan, store.units().refinements()),
                mostFrequentFirst(failures),
                work.stream().filter(w -> !DeadProcesses.isDead(w)).toList(),
                work.stream()
                        .filter(w -> DeadProcesses.isDead(w) && !done.containsKey(w.unit()))
                        .toList(),
                store.units().lastPublished(),
                store.units().filesAside(),
                store.folder().has("report.html"));
    }

    private static List<Grid> grids(List<PlannedWork> plan, Map<String, UnitOutline> done) {
        Map<String, Grid> grids = new LinkedHashMap<>();
        for (PlannedWork work : plan) {
            if (work.kind() == PlannedWork.Kind.GRID) {
                Grid before = grids.getOrDefault(work.name(), new Grid(work.name(), 0, 0, 0, 0, 0));
                UnitOutline unit = done.get(work.unit());
                grids.put(
                        work.name(),
                        new Grid(
                                work.name(),
                                before.unitsDone() + (unit == null ? 0 : 1),
                                before.units() + 1,
                                before.runsDone() + (unit == null ? 0 : unit.runs()),
                                before.runs() + work.count(),
                                before.failed() + (unit == null ? 0 : unit.failed())));
            }
        }
        return List.copyOf(grids.values());
    }

    private static List<Fit> fits(List<PlannedWork> plan, List<RefinementState> ended) {
        List<Fit> fits = new ArrayList<>();
        for (PlannedWork work : plan) {
            if (work.kind() == PlannedWork.Kind.FIT) {
                Map<String, Long> ends = new TreeMap<>();
                ended.stream()
                        .filter(end -> end.fitId().startsWith(work.name() + "#"))
                        .forEach(end -> ends.merge(end.reason(), 1L, Long::sum));
                long count = ends.values().stream().mapToLong(Long::longValue).sum();
                fits.add(new Fit(work.name(), count, Math.max(count, work.count()), ends));
            }
        }
        return fits;
    }

    private static Map<String, Long> mostFrequentFirst(Map<String, Long> failures) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        failures.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    boolean gridsComplete() {
        return !grids.isEmpty() && grids.stream().allMatch(Grid::complete);
    }

    boolean complete() {
        return gridsComplete() && reported;
    }
}
