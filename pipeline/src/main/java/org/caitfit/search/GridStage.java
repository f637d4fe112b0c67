package org.caitfit.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.RunRecord;
import org.caitfit.results.Runs;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;

/**
 * The grids of a study in units of work: blocks that the store has or that are still to do. Which there are is seen from the names of
 * files alone, and rows are in memory only while a block is under way: a grid may have many more than fit.
 */
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

    /** Does everything that is missing. @return rows of all grids, by their models */
    Map<ExperimentModel, Runs> all() throws IOException {
        for (Grid grid : grids) {
            List<String> superseded = grid.superseded(store.parts());
            run(grid, Share.ALL, superseded);
            // only now: a run is in the store at any time, whatever happens
            store.setAside(superseded);
        }
        return rows();
    }

    /** Does what is missing of a share. */
    Done share(Share share) throws IOException {
        long runs = 0;
        long failed = 0;
        for (Grid grid : grids) {
            Set<String> before = store.present(grid.units());
            failed += run(grid, share, grid.superseded(store.parts()));
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
            if (!store.present(grid.units()).containsAll(grid.units())) {
                throw new IllegalStateException("a unit of the grids is missing");
            }
            rows.put(grid.model(), Runs.of(grid.units(), this::rows));
        }
        return rows;
    }

    private List<RunRecord> rows(String unit) {
        try {
            return store.runs(unit).orElseThrow(() -> new IllegalStateException("the unit " + unit + " has vanished"));
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
            Set<String> present = store.present(grid.units());
            for (int block = 0; block < grid.units().size(); block++) {
                if (!present.contains(grid.units().get(block))) {
                    open.add(new OpenWork.Unit(
                            grid.first() + block, grid.name(), grid.search().size(block)));
                }
            }
        }
        return new OpenWork(open);
    }

    /** Does what is missing of a share of a grid. @return runs made that failed */
    private long run(Grid grid, Share share, List<String> superseded) throws IOException {
        Set<String> present = store.present(grid.units());
        List<Integer> open = new ArrayList<>();
        long runs = 0;
        for (int block = 0; block < grid.units().size(); block++) {
            if (share.has(grid.first() + block)) {
                if (present.contains(grid.units().get(block))) {
                    found += grid.search().size(block);
                } else {
                    open.add(block);
                    runs += grid.search().size(block);
                }
            }
        }
        progress.phase("grid " + grid.name(), runs);
        KnownRuns known = new KnownRuns(store, open.isEmpty() ? List.of() : superseded);
        long failed = 0;
        try (RunPublisher publisher = new RunPublisher(store)) {
            for (int block : open) {
                Map<String, RunRecord> before =
                        known.size() == 0 ? Map.of() : known.of(grid.search().runIds(block));
                List<RunRecord> made = grid.search().run(block, before, engine, progress);
                failed += failed(made);
                publisher.publish(grid.units().get(block), made);
            }
            publisher.finish();
        }
        return failed;
    }
}
