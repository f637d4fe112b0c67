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
import org.caitfit.results.RunRecord;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;

/** The grids of a study in units of work: blocks that the store has or that are still to do. */
final class GridStage {
    private final ResultStore store;
    private final Engine engine;
    private final Progress progress;
    private final List<Grid> grids = new ArrayList<>();
    private long found;

    GridStage(Study study, TriedModels models, ResultStore store, Engine engine, Progress progress) {
        this.store = store;
        this.engine = engine;
        this.progress = progress;
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

    /** Runs that were in the store already. */
    long found() {
        return found;
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
            store.runs(part).orElse(List.of()).forEach(row -> known.put(row.runId(), row));
        }
        List<List<RunRecord>> rows = new ArrayList<>();
        long open = 0;
        for (int block = 0; block < grid.units().size(); block++) {
            rows.add(List.of());
            if (share.has(grid.first() + block)) {
                Optional<List<RunRecord>> there = store.runs(grid.units().get(block));
                if (there.isPresent()) {
                    rows.set(block, there.get());
                    found += there.get().size();
                } else {
                    open += grid.search().size(block);
                }
            }
        }
        progress.phase("grid " + grid.name(), open);
        for (int block = 0; block < grid.units().size(); block++) {
            if (share.has(grid.first() + block) && rows.get(block).isEmpty()) {
                List<RunRecord> made = grid.search().run(block, known, engine, progress);
                store.appendRuns(grid.units().get(block), made);
                rows.set(block, made);
            }
        }
        return rows.stream().flatMap(List::stream).toList();
    }
}
