package org.caitfit.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caitfit.engine.Engine;
import org.caitfit.results.RunRecord;
import org.caitfit.store.StoredUnits;

/**
 * Stops a search that cannot come to anything before it has run a million times: when the first runs of its plan all fail. A
 * regular grid begins in a corner that may be no physics while the rest is, so that as many runs all over the grid have to
 * fail, too. Failures later in the plan stop nothing.
 */
final class FirstRuns {
    /** Runs at the beginning, and again all over the grid. A grid that has no more is run as a whole. */
    static final int COUNT = 64;

    private final StoredUnits stored;
    private final Engine engine;

    FirstRuns(StoredUnits stored, Engine engine) {
        this.stored = stored;
        this.engine = engine;
    }

    /**
     * Makes the first runs of a grid.
     *
     * @param name of the grid
     * @param from number of the first run that is to be made
     * @param known rows of earlier runs
     * @return rows that were made, by their names
     * @throws FirstRunsFailed if all failed; their rows are in the store then
     */
    Map<String, RunRecord> require(String name, GridSearch search, long from, KnownRuns known) throws IOException {
        if (search.size() <= 2 * COUNT) {
            return Map.of();
        }
        List<Long> beginning = new ArrayList<>();
        for (long i = from; i < Math.min(from + COUNT, search.size()); i++) {
            beginning.add(i);
        }
        List<RunRecord> rows = new ArrayList<>(made(search, beginning, known));
        if (rows.stream().anyMatch(FirstRuns::succeeded)) {
            return byName(rows);
        }
        List<Long> everywhere = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            // fractions of the golden ratio: no step that a regular grid has, too
            double at = (i + 1) * 0.6180339887498949;
            long index = (long) ((at - Math.floor(at)) * search.size());
            if (!beginning.contains(index) && !everywhere.contains(index)) {
                everywhere.add(index);
            }
        }
        rows.addAll(made(search, everywhere, known));
        if (rows.stream().anyMatch(FirstRuns::succeeded)) {
            return byName(rows);
        }
        // under the name of a block that the plan does not have: known to a search that goes on, set aside at its end
        stored.appendRuns(
                UnitName.ofBlock(name, 0, rows.stream().map(RunRecord::runId).toList()), rows);
        throw new FirstRunsFailed(
                "the first " + beginning.size() + " runs of the grid " + name + " all failed, and so did "
                        + everywhere.size() + " others all over it:\n" + reasons(rows)
                        + "\nMaybe the bounds of the parameters, the drive or the data are not what was meant; caitfit simulate"
                        + " runs one set of values. To run the other " + (search.size() - rows.size())
                        + " nevertheless, add --keep-going.");
    }

    private List<RunRecord> made(GridSearch search, List<Long> indices, KnownRuns known) throws IOException {
        return search.run(indices, known.of(search.runIds(indices)), engine);
    }

    private static Map<String, RunRecord> byName(List<RunRecord> rows) {
        return rows.stream().collect(Collectors.toMap(RunRecord::runId, row -> row, (a, b) -> a));
    }

    private static boolean succeeded(RunRecord row) {
        return row.status() == RunRecord.Status.OK;
    }

    /** A line for each kind of failure, with an example. */
    private static String reasons(List<RunRecord> rows) {
        Map<String, List<RunRecord>> kinds =
                rows.stream().collect(Collectors.groupingBy(RunRecord::failureKind, TreeMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(e -> "  " + e.getKey() + " (" + e.getValue().size() + "), e.g. "
                        + e.getValue().get(0).failureReason())
                .collect(Collectors.joining("\n"));
    }
}
