package org.caitfit.report;

import java.util.List;
import org.caitfit.results.StudyResults;

/**
 * The score of one experiment over its grid, for every pair of its parameters: the lowest chi-square of the runs in each
 * bin. Its size does not depend on the number of runs. Runs with other D models than those of the study are left out,
 * unless there are no others; then those of one set of models are shown.
 *
 * @param experiment id of the experiment
 * @param lowest chi-square of the best grid run, 0 if none succeeded
 * @param axes parameters of the experiment
 * @param pairs maps, for each pair of axes
 * @param paths refinements that vary these parameters, best first
 * @param hiddenPaths number of refinements left out
 */
record ScoreMap(
        String experiment, double lowest, List<ScoreAxis> axes, List<Pair> pairs, List<Path> paths, int hiddenPaths) {
    ScoreMap {
        axes = List.copyOf(axes);
        pairs = List.copyOf(pairs);
        paths = List.copyOf(paths);
    }

    /**
     * One map.
     *
     * @param x number of the horizontal axis
     * @param y number of the vertical axis
     * @param cells bins that hold runs, row by row from the lower left
     */
    record Pair(int x, int y, List<Cell> cells) {
        Pair {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A bin that holds runs.
     *
     * @param column from 0
     * @param row from 0
     * @param chiSquare lowest of its runs; NaN if all failed
     * @param runs in the bin
     * @param failed of these
     */
    record Cell(int column, int row, double chiSquare, int runs, int failed) {}

    /**
     * Accepted iterations of one refinement.
     *
     * @param fitId the refinement
     * @param best whether it is the best of its fit
     * @param positions for each iteration, the position on each axis
     */
    record Path(String fitId, boolean best, List<List<Double>> positions) {
        Path {
            positions = List.copyOf(positions);
        }
    }

    /** Colour value of a chi-square: log10(chi-square - lowest + 1). */
    double level(double chiSquare) {
        return Math.log10(Math.max(chiSquare - lowest, 0) + 1);
    }

    /** Maps of all experiments whose grid varies at least two parameters. */
    static List<ScoreMap> of(StudyResults results) {
        return RunOverview.of(results).maps();
    }
}
