package org.caitfit.study;

import java.util.List;
import java.util.Map;

/**
 * How the parameter space is searched.
 *
 * @param grid points of the first stage
 * @param starts refinements started per fit, from the best distinct basins of the grid
 * @param maxEvaluations forward runs one refinement may use (each finite-difference column counts)
 * @param fits which experiments are fitted together
 * @param comparisons of families of D models, on the data of one fit each
 */
public record SearchSpec(Grid grid, int starts, int maxEvaluations, List<FitSpec> fits, List<Comparison> comparisons) {
    public SearchSpec {
        fits = List.copyOf(fits);
        comparisons = List.copyOf(comparisons);
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
     * @param within narrower bounds by parameter, for a hypothesis of its own; others keep theirs
     * @param models D models by ion that replace those of the study in this fit; those of stages stay
     */
    public record FitSpec(
            String id, List<String> experiments, Map<String, Bounds> within, Map<String, DiffusionSpec> models) {
        public FitSpec {
            experiments = List.copyOf(experiments);
            within = Map.copyOf(within);
            models = Map.copyOf(models);
        }

        /** A fit within the bounds of the parameters. */
        public FitSpec(String id, List<String> experiments) {
            this(id, experiments, Map.of());
        }

        /** A fit with the D models of the study. */
        public FitSpec(String id, List<String> experiments, Map<String, Bounds> within) {
            this(id, experiments, within, Map.of());
        }

        /** A parameter as this fit sees it. */
        public ParameterSpec narrowed(ParameterSpec p) {
            Bounds b = within.get(p.name());
            return b == null
                    ? p
                    : new ParameterSpec(p.name(), p.unit(), b.lower(), b.upper(), p.scale(), p.gridPoints(), p.prior());
        }
    }

    /** Bounds in SI units, in order. */
    public record Bounds(double lower, double upper) {}
}
