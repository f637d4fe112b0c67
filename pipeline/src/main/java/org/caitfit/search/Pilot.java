package org.caitfit.search;

import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.space.CandidateGrid;
import org.caitfit.study.Study;

/**
 * A few timed runs spread over the grid of one experiment.
 *
 * @param runs number of timed runs
 * @param failed those without a result
 * @param meanSeconds of one run, s: the mean, since slow runs count
 */
public record Pilot(int runs, int failed, double meanSeconds) {
    private static final int TIMED = 20;

    /** Enough for the compiler to have seen the solver. */
    private static final int WARM_UP = 40;

    /** Times runs of a grid. @param name of the grid, as in {@link StudySearch#gridSizes} */
    public static Pilot of(Study study, String name) {
        ExperimentModel model = new TriedModels(study).grids().get(name);
        if (model == null) {
            throw new IllegalArgumentException("no grid " + name);
        }
        CandidateGrid grid = new CandidateGrid(model.space(), study.search().grid());
        int failed = 0;
        double seconds = 0;
        for (int i = -WARM_UP; i < TIMED; i++) {
            long index = Math.floorMod((long) ((i + 0.5) * grid.size() / TIMED), grid.size());
            long start = System.nanoTime();
            Evaluation evaluation = model.evaluate(model.space().values(grid.at(index)));
            if (i >= 0) {
                seconds += (System.nanoTime() - start) * 1e-9;
                failed += evaluation instanceof Evaluation.Unscored ? 1 : 0;
            }
        }
        return new Pilot(TIMED, failed, seconds / TIMED);
    }
}
