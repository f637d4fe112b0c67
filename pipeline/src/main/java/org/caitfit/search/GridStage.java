package org.caitfit.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.PlannedWork;
import org.caitfit.results.RunRecord;
import org.caitfit.results.Runs;
import org.caitfit.store.StoredUnits;
import org.caitfit.study.Study;

/**
 * The grids of a study in units of work: blocks that the store has or that are still to do. Which there are is seen from the names of
 * files alone, and rows are in memory only while a block is under way: a grid may have many more than fit.
 */
final class GridStage {
    private final StoredUnits stored;
    private final Engine engine;
    private final Progress progress;
    private final FailurePolicy policy;
    private final UnderWay underWay;
    private final List<Grid> grids = new ArrayList<>();
    private final List<Remade> remade = new ArrayList<>();
    private long found;

    GridStage(
            Study study,
            TriedModels models,
            StoredUnits stored,
            Engine engine,
            Progress progress,
            FailurePolicy policy,
            UnderWay underWay) {
        this.stored = stored;
        this.engine = engine;
        this.progress = progress;
        this.policy = policy;
        this.underWay = underWay;
        long unit = 0;
        for (Map.Entry<String, ExperimentModel> e : models.grids().entrySet()) {
            GridSearch search = new GridSearch(e.getValue(), study.search().grid());
            List<String> units = new ArrayList<>();
            for (int block = 0; block < search.blocks(); block++) {
                units.add(search.unit(e.getKey(), block));
            }
            grids.add(new Grid(e.getKey(), e.getValue(), search, units, unit));
            unit += units.size();
        }
    }

    /** @param units names of its blocks @param first number of the first block in the plan */
    private record Grid(String name, ExperimentModel model, GridSearch search, List<String> units, long first) {
        /** Blocks of this grid that it is not made of any more. */
        List<String> superseded(List<String> parts) {
            Set<String> own = new HashSet<>(units);
            return parts.stream()
                    .filter(part -> UnitName.isBlockOf(name, part) && !own.contains(part))
                    .toList();
        }
    }

    /**
     * What was done of grids.
     *
     * @param runs all that are there now
     * @param failed those without a result
     */
    record Done(long runs, long failed) {}

    /** Runs that were in the store already. */
    long found() {
        return found;
    }

    /** What is asked for. */
    List<PlannedWork> plan() {
        List<PlannedWork> plan = new ArrayList<>();
        for (Grid grid : grids) {
            for (int block = 0; block < grid.units().size(); block++) {
                plan.add(new PlannedWork(
                        PlannedWork.Kind.GRID,
                        grid.name(),
                        grid.units().get(block),
                        grid.search().size(block)));
            }
        }
        return plan;
    }

    /** Units that were there and were made again. */
    List<Remade> remade() {
        return List.copyOf(remade);
    }

    /** Does everything that is missing. @return rows of all grids, by their models */
    Map<ExperimentModel, Runs> all() throws IOException {
        for (Grid grid : grids) {
            List<String> superseded = grid.superseded(stored.names());
            run(grid, Share.ALL, superseded);
            // only now: a run is in the store at any time, whatever happens
            stored.setAside(superseded);
        }
        return rows();
    }

    /** Does what is missing of a share. */
    Done share(Share share) throws IOException {
        long runs = 0;
        long failed = 0;
        for (Grid grid : grids) {
            Set<String> before = stored.present(grid.units());
            failed += run(grid, share, grid.superseded(stored.names()));
            for (int block = 0; block < grid.units().size(); block++) {
                if (share.has(grid.first() + block)) {
                    runs += grid.search().size(block);
                    if (before.contains(grid.units().get(block))) {
                        failed += failed(rows(grid.units().get(block)));
                    }
                }
            }
        }
        return new Done(runs, failed);
    }

    private static long failed(List<RunRecord> rows) {
        return rows.stream().filter(row -> row.score().isEmpty()).count();
    }

    /** Rows of all grids, by their models, to be read when they are asked for. @throws IllegalStateException if a unit is missing */
    Map<ExperimentModel, Runs> rows() throws IOException {
        Map<ExperimentModel, Runs> rows = new LinkedHashMap<>();
        for (Grid grid : grids) {
            if (!stored.present(grid.units()).containsAll(grid.units())) {
                throw new IllegalStateException("a unit of the grids is missing");
            }
            rows.put(grid.model(), Runs.of(grid.units(), this::rows));
        }
        return rows;
    }

    private List<RunRecord> rows(String unit) {
        try {
            return stored.runs(unit).orElseThrow(() -> new IllegalStateException("the unit " + unit + " has vanished"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shares that have units still to do. */
    SortedSet<Integer> missing(int shares) throws IOException {
        return new TreeSet<>(open().byShare(shares).keySet());
    }

    /** Blocks that are still to do. */
    OpenWork open() throws IOException {
        List<OpenWork.Unit> open = new ArrayList<>();
        for (Grid grid : grids) {
            Set<String> present = stored.present(grid.units());
            for (int block = 0; block < grid.units().size(); block++) {
                if (!present.contains(grid.units().get(block))) {
                    open.add(new OpenWork.Unit(
                            grid.first() + block, grid.name(), grid.search().size(block)));
                }
            }
        }
        return new OpenWork(open);
    }

    /** Makes the first runs of the plan, if it has not been begun. */
    void requireFirstRuns() throws IOException {
        if (!grids.isEmpty()) {
            Grid grid = grids.get(0);
            KnownRuns known = new KnownRuns(stored, grid.superseded(stored.names()), policy);
            if (stored.present(grid.units()).isEmpty()) {
                firstRuns(grid, 0, known);
            }
        }
    }

    /** Does what is missing of a share of a grid. @return runs made that failed */
    private long run(Grid grid, Share share, List<String> superseded) throws IOException {
        Set<String> present = stored.present(grid.units());
        List<Integer> open = new ArrayList<>();
        long runs = 0;
        for (int block = 0; block < grid.units().size(); block++) {
            if (share.has(grid.first() + block)) {
                boolean there = present.contains(grid.units().get(block));
                int wanted =
                        there ? again(grid.units().get(block)) : grid.search().size(block);
                runs += wanted;
                found += there ? grid.search().size(block) - wanted : 0;
                if (wanted > 0) {
                    open.add(block);
                }
            }
        }
        progress.phase("grid " + grid.name(), runs);
        KnownRuns known = new KnownRuns(stored, open.isEmpty() ? List.of() : superseded, policy);
        // only at the beginning of the plan: later failures stop nothing
        boolean begins = grid.first() == 0 && present.isEmpty() && !open.isEmpty();
        Map<String, RunRecord> first = begins ? firstRuns(grid, open.get(0), known) : Map.of();
        long failed = 0;
        try (RunPublisher publisher = new RunPublisher(stored)) {
            for (int block : open) {
                if (present.contains(grid.units().get(block))) {
                    failed += makeAgain(grid, block, publisher);
                } else {
                    failed += make(grid, block, known, first, publisher);
                }
            }
            publisher.finish();
        }
        return failed;
    }

    private Map<String, RunRecord> firstRuns(Grid grid, int block, KnownRuns known) throws IOException {
        return policy.keepGoing()
                ? Map.of()
                : new FirstRuns(stored, engine)
                        .require(grid.name(), grid.search(), grid.search().first(block), known);
    }

    /** Makes a block. @return its runs that failed */
    private long make(Grid grid, int block, KnownRuns known, Map<String, RunRecord> first, RunPublisher publisher)
            throws IOException {
        String name = grid.units().get(block);
        Map<String, RunRecord> before = new HashMap<>(first);
        if (known.size() > 0) {
            before.putAll(known.of(grid.search().runIds(block)));
        }
        int deaths = underWay.dead().in(name);
        try (UnderWay.Unit unit = underWay.begin(name)) {
            List<RunRecord> made;
            if (deaths < DeadProcesses.TOO_MANY) {
                made = grid.search().run(block, before, engine, progress, unit);
            } else {
                progress.note(deaths + " processes died in " + name + ": its runs are made one after another now");
                made = grid.search()
                        .runAlone(block, before, progress, unit, underWay.dead(), rows -> keep(grid, block, rows));
            }
            publisher.publish(name, made);
            return failed(made);
        }
    }

    /** Keeps runs of a block that is not done, under the name of one that the grid does not have. */
    private void keep(Grid grid, int block, List<RunRecord> rows) throws IOException {
        List<String> ids = rows.stream().map(RunRecord::runId).toList();
        stored.appendRuns(UnitName.ofBlock(grid.name(), block, ids), rows);
    }

    /** Runs of a block that is there which are to be made again. */
    private int again(String unit) {
        return policy.retry() == FailurePolicy.Retry.NONE
                ? 0
                : (int) rows(unit).stream().filter(policy::makesAgain).count();
    }

    /**
     * Makes a block again. The part that is there stays until the new one takes its place, and stays for good if its rows are
     * the same.
     *
     * @return its runs that failed
     */
    private long makeAgain(Grid grid, int block, RunPublisher publisher) throws IOException {
        String name = grid.units().get(block);
        List<RunRecord> there = rows(name);
        Map<String, RunRecord> kept = new HashMap<>();
        there.stream().filter(row -> !policy.makesAgain(row)).forEach(row -> kept.put(row.runId(), row));
        try (UnderWay.Unit unit = underWay.begin(name)) {
            List<RunRecord> made = grid.search().run(block, kept, engine, progress, unit);
            Remade compared = Remade.of(name, there.size() - kept.size(), there, made);
            remade.add(compared);
            if (compared.changed()) {
                publisher.publish(name, made);
            }
            return failed(made);
        }
    }
}
