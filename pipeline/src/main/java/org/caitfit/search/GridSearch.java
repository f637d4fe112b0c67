package org.caitfit.search;

import java.util.ArrayList;
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
    /** Rows published together. */
    static final int BLOCK = 1024;

    private final ExperimentModel model;
    private final CandidateGrid grid;

    GridSearch(ExperimentModel model, SearchSpec.Grid kind) {
        this.model = model;
        this.grid = new CandidateGrid(model.space(), kind);
    }

    long size() {
        return grid.size();
    }

    /** Number of blocks. */
    int blocks() {
        return Math.toIntExact((grid.size() + BLOCK - 1) / BLOCK);
    }

    /** Name of a block as a unit of work. */
    String unit(String grid, int block) {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < size(block); i++) {
            runs.add(model.runId(values(first(block) + i)));
        }
        return UnitName.ofBlock(grid, block, runs);
    }

    /** Number of the first run of a block. */
    static long first(int block) {
        return (long) block * BLOCK;
    }

    /** Number of runs of a block. */
    int size(int block) {
        return (int) Math.min(BLOCK, grid.size() - first(block));
    }

    /** Runs one block; rows in order of the grid. @param known rows of earlier runs, by their names: they are not made again */
    List<RunRecord> run(int block, Map<String, RunRecord> known, Engine engine, Progress progress) {
        int points = model.points();
        List<RunRecord> rows = engine.run(size(block), i -> {
            RunRecord row = row(first(block) + i, known);
            progress.done(
                    row.score().map(s -> s.chiSquare() / Math.max(1, points)).orElse(Double.NaN));
            return row;
        });
        return new ArrayList<>(rows);
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
        RunRecord before = known.get(model.runId(values));
        if (before != null) {
            return before.at(index);
        }
        Evaluation evaluation = model.evaluate(values);
        return Rows.run(
                model, evaluation, values, Phase.GRID, "", index, Optional.empty(), (System.nanoTime() - start) * 1e-9);
    }
}
