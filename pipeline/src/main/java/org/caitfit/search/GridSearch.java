package org.caitfit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.space.CandidateGrid;
import org.caitfit.study.SearchSpec;

/** Stage 1 of the search: every point of the grid of one experiment, a full NPP run each. */
final class GridSearch {
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

    /** Runs one block; rows in order of the grid. @param known rows of earlier runs, by their names: they are not made again */
    List<RunRecord> run(int block, Map<String, RunRecord> known, Engine engine, Progress progress) {
        int points = model.points();
        List<RunRecord> rows = engine.run(size(block), i -> {
            RunRecord row = row(blocks.first(block) + i, known);
            progress.done(
                    row.score().map(s -> s.chiSquare() / Math.max(1, points)).orElse(Double.NaN));
            return row;
        });
        return new ArrayList<>(rows);
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
