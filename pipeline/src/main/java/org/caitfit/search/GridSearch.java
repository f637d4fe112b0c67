package org.caitfit.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.space.CandidateGrid;
import org.caitfit.study.SearchSpec;

/** Stage 1 of the search: every point of the grid of one experiment, a full NPP run each. */
final class GridSearch {
    /** Runs that are made alone, after which they are kept. */
    static final int KEPT_TOGETHER = 32;

    private final ExperimentModel model;
    private final SearchSpec.Grid kind;
    private final CandidateGrid grid;
    private final GridBlocks blocks;

    GridSearch(ExperimentModel model, SearchSpec.Grid kind) {
        this.model = model;
        this.kind = kind;
        this.grid = new CandidateGrid(model.space(), kind);
        this.blocks = new GridBlocks(grid.size());
    }

    long size() {
        return grid.size();
    }

    /** Number of blocks. */
    int blocks() {
        return blocks.count();
    }

    /** Number of runs of a block. */
    int size(int block) {
        return blocks.size(block);
    }

    /** Number of the first run of a block. */
    long first(int block) {
        return blocks.first(block);
    }

    /** Names of some runs. */
    List<String> runIds(List<Long> indices) {
        return indices.stream().map(index -> model.runId(values(index))).toList();
    }

    /** Names of the runs of a block, in order of the grid. */
    List<String> runIds(int block) {
        List<String> runs = new ArrayList<>(size(block));
        for (int i = 0; i < size(block); i++) {
            runs.add(model.runId(values(blocks.first(block) + i)));
        }
        return runs;
    }

    /**
     * Name of a block as a unit of work: from what makes its points and, as they hold problem and numerics, from the names of three
     * of its runs. To name all of them would take each process of a large grid longer than its share of the work.
     */
    String unit(String grid, int block) {
        List<String> content = new ArrayList<>();
        content.add(
                kind instanceof SearchSpec.Grid.Sobol
                        ? "sobol"
                        : "regular "
                                + model.space().parameters().stream()
                                        .map(p -> p.gridPoints())
                                        .toList());
        content.add(Arrays.toString(model.space().lower()));
        content.add(Arrays.toString(model.space().upper()));
        long first = blocks.first(block);
        int size = size(block);
        content.add(first + " " + size);
        for (long index : new long[] {first, first + size / 2, first + size - 1}) {
            content.add(model.runId(values(index)));
        }
        return UnitName.ofBlock(grid, block, content);
    }

    /**
     * Runs one block; rows in order of the grid.
     *
     * @param known rows of earlier runs, by their names: they are not made again
     * @param unit told of each run
     */
    List<RunRecord> run(int block, Map<String, RunRecord> known, Engine engine, Progress progress, UnderWay.Unit unit) {
        List<RunRecord> rows = engine.run(size(block), i -> {
            long index = blocks.first(block) + i;
            return unit.run(i, () -> text(index), () -> told(row(index, known), progress));
        });
        return new ArrayList<>(rows);
    }

    /** Takes rows as they are made. */
    interface Keeper {
        void keep(List<RunRecord> rows) throws IOException;
    }

    /**
     * The same for a block in which processes died: one run after another, each named before it begins. A run in which several
     * died is not made.
     *
     * @param keeper given rows from time to time, so that the next process finds them if this one dies, too
     */
    List<RunRecord> runAlone(
            int block,
            Map<String, RunRecord> known,
            Progress progress,
            UnderWay.Unit unit,
            DeadProcesses dead,
            Keeper keeper)
            throws IOException {
        List<RunRecord> rows = new ArrayList<>();
        List<RunRecord> made = new ArrayList<>();
        for (int i = 0; i < size(block); i++) {
            long index = blocks.first(block) + i;
            if (known.containsKey(model.runId(values(index)))) {
                rows.add(told(row(index, known), progress));
            } else if (dead.in(unit.name(), i) >= DeadProcesses.TOO_MANY) {
                rows.add(told(fatal(index, dead.in(unit.name(), i)), progress));
            } else {
                RunRecord row = unit.alone(i, () -> text(index), () -> told(row(index, known), progress));
                rows.add(row);
                made.add(row);
                if (made.size() == KEPT_TOGETHER) {
                    keeper.keep(made);
                    made.clear();
                }
            }
        }
        return rows;
    }

    private RunRecord told(RunRecord row, Progress progress) {
        progress.done(row.score()
                .map(s -> s.chiSquare() / Math.max(1, model.points()))
                .orElse(Double.NaN));
        return row;
    }

    private RunRecord fatal(long index, int deaths) {
        Map<String, Double> values = values(index);
        Evaluation none = new Evaluation.Unscored(
                model.runId(values),
                "FAULT",
                deaths + " processes died or had to be stopped in this run; fit --retry failed makes it again",
                new Statistics(0, 0, 0, 0));
        return Rows.run(model, none, values, Phase.GRID, "", index, Optional.empty(), 0);
    }

    /** Parameters of a run as {@code simulate --set} takes them. */
    private String text(long index) {
        Map<String, Double> values = values(index);
        return model.space().parameters().stream()
                .map(p -> String.format(
                        Locale.ROOT,
                        "%s=%.9g %s",
                        p.name(),
                        p.unit().fromSi(Objects.requireNonNull(values.get(p.name()))),
                        p.unit().symbol()))
                .collect(Collectors.joining(", "));
    }

    /** Runs some points of the grid, whatever their blocks. @param known as for {@link #run} */
    List<RunRecord> run(List<Long> indices, Map<String, RunRecord> known, Engine engine) {
        return engine.run(indices.size(), i -> row(indices.get(i), known));
    }

    private Map<String, Double> values(long index) {
        return model.space().values(grid.at(index));
    }

    private RunRecord row(long index, Map<String, RunRecord> known) {
        long start = System.nanoTime();
        Map<String, Double> values = values(index);
        if (!known.isEmpty()) {
            RunRecord before = known.get(model.runId(values));
            if (before != null) {
                return before.at(index);
            }
        }
        Evaluation evaluation = model.evaluate(values);
        return Rows.run(
                model, evaluation, values, Phase.GRID, "", index, Optional.empty(), (System.nanoTime() - start) * 1e-9);
    }
}
