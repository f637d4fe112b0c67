package org.caitfit.solver;

import java.util.ArrayList;
import java.util.List;

/**
 * Solves the one-dimensional transient Nernst-Planck-Poisson system of model.md, stage by stage. Stateless and
 * thread-safe: one call, one run, no state kept. The same problem gives the same bits.
 */
public final class NppSolver {
    private final SolverSettings settings;

    /** @param settings numerical knobs */
    public NppSolver(SolverSettings settings) {
        this.settings = settings;
    }

    /** Runs a problem; never throws for numerical trouble, which is an {@link Outcome.Failed}. */
    public Outcome run(TransportProblem problem) {
        return run(problem, List.of());
    }

    /**
     * Runs a problem and carries derivatives along. The run itself is the same to the last bit.
     *
     * @param variations directions in which the problem is varied, one sensitivity for each; none comes back if the tangent
     *     equations cannot be solved
     * @throws IllegalArgumentException if one is not a variation of the problem
     */
    public Outcome run(TransportProblem problem, List<Variation> variations) {
        variations.forEach(v -> v.check(problem));
        if (NeutralHost.isNeededBy(problem)) {
            return run(
                    NeutralHost.carrying(problem),
                    variations.stream()
                            .map(v -> new Variation(
                                    NeutralHost.carrying(v.minus()), NeutralHost.carrying(v.plus()), v.width()))
                            .toList());
        }
        RunState state = new RunState(problem, GridPlan.of(problem, settings), variations);
        List<Profile> profiles = new ArrayList<>();
        for (int s = 0; s < problem.stages().size(); s++) {
            StageIntegrator.End end = state.runStage(s, settings);
            if (end != StageIntegrator.End.REACHED) {
                return state.failed(end, s, settings);
            }
            profiles.add(state.endOfStage());
        }
        return new Outcome.Completed(
                profiles, state.trace(), state.sensitivities(), state.diagnostics(), state.statistics());
    }
}
