package org.caitfit.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.PlannedWork;
import org.caitfit.results.RunRecord;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;

/** The grids of a study in units of work: blocks that the store has or that are still to do. */
final class GridStage {
    private final ResultStore store;
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
            ResultStore store,
            Engine engine,
            Progress progress,
            FailurePolicy policy,
            UnderWay underWay) {
        this.store = store;
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
        List<String> superseded(ResultStore store) throws IOException {
            return store.parts().stream()
                    .filter(part -> UnitName.isBlockOf(name, part) && !units.contains(part))
                    .toList();
        }
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

    /** Runs that were in the store already. */
    long found() {
        return found;
    }

    /** Units that were there and were made again. */
    List<Remade> remade() {
        return List.copyOf(remade);
    }

    /** Does everything that is missing. @return rows of all grids, by their models */
    Map<ExperimentModel, List<RunRecord>> all() throws IOException {
        Map<ExperimentModel, List<RunRecord>> rows = new LinkedHashMap<>();
        for (Grid grid : grids) {
            rows.put(grid.model(), run(grid, Share.ALL));
            // only now: a run is in the store at any time, whatever happens
            store.setAside(grid.superseded(store));
        }
        return rows;
    }

    /** Does what is missing of a share. @return rows of the share */
    List<RunRecord> share(Share share) throws IOException {
        List<RunRecord> rows = new ArrayList<>();
        for (Grid grid : grids) {
            rows.addAll(run(grid, share));
        }
        return rows;
    }

    /** Rows of all grids if none is missing; nothing is run. */
    Optional<Map<ExperimentModel, List<RunRecord>>> complete() throws IOException {
        Map<ExperimentModel, List<RunRecord>> rows = new LinkedHashMap<>();
        for (Grid grid : grids) {
            List<RunRecord> own = new ArrayList<>();
            for (String unit : grid.units()) {
                Optional<List<RunRecord>> there = store.runs(unit);
                if (there.isEmpty()) {
                    return Optional.empty();
                }
                own.addAll(there.get());
            }
            rows.put(grid.model(), own);
        }
        return Optional.of(rows);
    }

    /** Shares that have units still to do. */
    SortedSet<Integer> missing(int shares) throws IOException {
        return new TreeSet<>(open().byShare(shares).keySet());
    }

    /** Blocks that are still to do. */
    OpenWork open() throws IOException {
        List<OpenWork.Unit> open = new ArrayList<>();
        Set<String> parts = new HashSet<>(store.parts());
        for (Grid grid : grids) {
            for (int block = 0; block < grid.units().size(); block++) {
                if (!parts.contains(grid.units().get(block))) {
                    open.add(new OpenWork.Unit(
                            grid.first() + block, grid.name(), grid.search().size(block)));
                }
            }
        }
        return new OpenWork(open);
    }

    private List<RunRecord> run(Grid grid, Share share) throws IOException {
        Map<String, RunRecord> known = new HashMap<>();
        for (String part : grid.superseded(store)) {
            store.runs(part).orElse(List.of()).stream()
                    .filter(row -> !policy.makesAgain(row))
                    .forEach(row -> known.put(row.runId(), row));
        }
        List<List<RunRecord>> rows = new ArrayList<>();
        long open = 0;
        for (int block = 0; block < grid.units().size(); block++) {
            rows.add(List.of());
            if (share.has(grid.first() + block)) {
                Optional<List<RunRecord>> there = store.runs(grid.units().get(block));
                if (there.isPresent()) {
                    rows.set(block, there.get());
                    int again = again(there.get());
                    open += again;
                    found += there.get().size() - again;
                } else {
                    open += grid.search().size(block);
                }
            }
        }
        progress.phase("grid " + grid.name(), open);
        requireFirstRuns(grid, share, known);
        for (int block = 0; block < grid.units().size(); block++) {
            if (share.has(grid.first() + block)) {
                List<RunRecord> there = rows.get(block);
                if (there.isEmpty()) {
                    rows.set(block, make(grid, block, known));
                } else if (again(there) > 0) {
                    rows.set(block, makeAgain(grid, block, there));
                }
            }
        }
        return rows.stream().flatMap(List::stream).toList();
    }

    /** Makes the first runs of the plan, if it has not been begun. */
    void requireFirstRuns() throws IOException {
        if (!grids.isEmpty()) {
            requireFirstRuns(grids.get(0), Share.ALL, new HashMap<>());
        }
    }

    /** At the beginning of the plan only: no block of its first grid is there. */
    private void requireFirstRuns(Grid grid, Share share, Map<String, RunRecord> known) throws IOException {
        if (policy.keepGoing()
                || grid.first() > 0
                || store.parts().stream().anyMatch(part -> grid.units().contains(part))) {
            return;
        }
        for (int block = 0; block < grid.units().size(); block++) {
            if (share.has(grid.first() + block)) {
                new FirstRuns(store, engine).require(grid.name(), grid.search(), GridSearch.first(block), known);
                return;
            }
        }
    }

    /** Makes a block and publishes it. */
    private List<RunRecord> make(Grid grid, int block, Map<String, RunRecord> known) throws IOException {
        String name = grid.units().get(block);
        int deaths = underWay.dead().in(name);
        try (UnderWay.Unit unit = underWay.begin(name)) {
            List<RunRecord> made;
            if (deaths < DeadProcesses.TOO_MANY) {
                made = grid.search().run(block, known, engine, progress, unit);
            } else {
                progress.note(deaths + " processes died in " + name + ": its runs are made one after another now");
                made = grid.search().runAlone(block, known, progress, unit, underWay.dead());
            }
            store.appendRuns(name, made);
            return made;
        }
    }

    private int again(List<RunRecord> there) {
        return (int) there.stream().filter(policy::makesAgain).count();
    }

    /** The part that is there stays until the new one takes its place, and stays for good if its rows are the same. */
    private List<RunRecord> makeAgain(Grid grid, int block, List<RunRecord> there) throws IOException {
        Map<String, RunRecord> kept = new HashMap<>();
        there.stream().filter(row -> !policy.makesAgain(row)).forEach(row -> kept.put(row.runId(), row));
        String name = grid.units().get(block);
        try (UnderWay.Unit unit = underWay.begin(name)) {
            List<RunRecord> made = grid.search().run(block, kept, engine, progress, unit);
            Remade compared = Remade.of(name, again(there), there, made);
            remade.add(compared);
            if (!compared.changed()) {
                return there;
            }
            store.appendRuns(name, made);
            return made;
        }
    }
}
