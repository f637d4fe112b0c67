package org.caitfit.verification;

import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.TransportProblem;

/** Runs that must reach their end. */
final class CompletedRun {
    private CompletedRun() {}

    static Outcome.Completed of(TransportProblem problem) {
        return of(problem, SolverSettings.DEFAULT);
    }

    static Outcome.Completed of(TransportProblem problem, SolverSettings settings) {
        Outcome outcome = new NppSolver(settings).run(problem);
        if (outcome instanceof Outcome.Failed failed) {
            throw new RunFailedException(failed);
        }
        return (Outcome.Completed) outcome;
    }
}
