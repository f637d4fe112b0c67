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

    /** Runs one block; rows in order of the grid. */
    List<RunRecord> run(int block, Engine engine, Progress progress) {
        long from = (long) block * BLOCK;
        int count = (int) Math.min(BLOCK, grid.size() - from);
        int points = model.points();
        List<RunRecord> rows = engine.run(count, i -> {
            RunRecord row = row(from + i);
            progress.done(
                    row.score().map(s -> s.chiSquare() / Math.max(1, points)).orElse(Double.NaN));
            return row;
        });
        return new ArrayList<>(rows);
    }

    private RunRecord row(long index) {
        long start = System.nanoTime();
        Map<String, Double> values = model.space().values(grid.at(index));
        Evaluation evaluation = model.evaluate(values);
        return Rows.run(
                model, evaluation, values, Phase.GRID, "", index, Optional.empty(), (System.nanoTime() - start) * 1e-9);
    }
}
