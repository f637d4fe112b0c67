package org.caitfit.bench;

import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.TransportProblem;

/** Ways to run a problem. Each is timed in the standard cases; a new one is a constant here and its case below. */
public enum Work {
    RUN("run");

    final String label;

    Work(String label) {
        this.label = label;
    }

    Outcome on(TransportProblem problem, NppSolver solver) {
        return switch (this) {
            case RUN -> solver.run(problem);
        };
    }
}
