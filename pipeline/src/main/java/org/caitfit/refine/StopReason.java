package org.caitfit.refine;

/** Why a refinement ended. Decided by our own check of the gradient, never on the word of the library. */
public enum StopReason {
    /** No step promises a lower chi-square, within {@link RefineSettings}; no parameter is at a bound. */
    CONVERGED,
    /** As CONVERGED over the free parameters; at least one is at a bound, and letting it go would not pay. */
    AT_BOUND,
    /** Not at an optimum: the model had no value at the points that the search, or a derivative, needed last. */
    BLOCKED_BY_FAILURES,
    /** Not at an optimum: no evaluations left. */
    BUDGET,
    /** Not at an optimum: nothing failed, yet no step lowers chi-square (discontinuous or wrongly differentiated model). */
    NO_PROGRESS,
    /** The model has no value at the start. */
    FAILED_START;

    /** Whether the end point is an optimum within the bounds. */
    public boolean optimal() {
        return this == CONVERGED || this == AT_BOUND;
    }
}
