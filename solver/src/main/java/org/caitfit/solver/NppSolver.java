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
        RunState state = new RunState(problem, GridPlan.of(problem, settings));
        List<Profile> profiles = new ArrayList<>();
        for (int s = 0; s < problem.stages().size(); s++) {
            StageIntegrator.End end = state.runStage(s, settings);
            if (end != StageIntegrator.End.REACHED) {
                return state.failed(end, s, settings);
            }
            profiles.add(state.profile());
        }
        return new Outcome.Completed(profiles, state.trace(), state.diagnostics(), state.statistics());
    }
}
