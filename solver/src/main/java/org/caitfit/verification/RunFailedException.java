package org.caitfit.verification;

import org.caitfit.solver.Outcome;

/** A run of a case did not reach its end, so there is nothing to compare. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param failed what the solver says */
    public RunFailedException(Outcome.Failed failed) {
        super(failed.kind() + ": " + failed.reason());
    }
}
