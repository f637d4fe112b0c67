package org.caitfit.study;

import java.util.List;

/**
 * How the parameter space is searched.
 *
 * @param grid points of the first stage
 * @param starts refinements started per fit, from the best distinct basins of the grid
 * @param maxEvaluations forward runs one refinement may use (each finite-difference column counts)
 * @param fits which experiments are fitted together
 */
public record SearchSpec(Grid grid, int starts, int maxEvaluations, List<FitSpec> fits) {
    public SearchSpec {
        fits = List.copyOf(fits);
    }

    /** Points of the grid stage; each experiment has its own grid over the parameters that it depends on. */
    public sealed interface Grid {
        /** Every combination of the grid points of each parameter. */
        record Regular() implements Grid {}

        /** Sobol points on the search scales. @param points per experiment */
        record Sobol(int points) implements Grid {}
    }

    /**
     * One fit.
     *
     * @param id e.g. "K" or "joint"
     * @param experiments ids of the experiments whose profiles it describes with one set of parameters
     */
    public record FitSpec(String id, List<String> experiments) {
        public FitSpec {
            experiments = List.copyOf(experiments);
        }
    }
}
