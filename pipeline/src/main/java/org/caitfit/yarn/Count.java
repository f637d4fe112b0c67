package org.caitfit.yarn;

/** Counters of a job. */
enum Count {
    /** Runs of the grids that are done, with those that earlier attempts at the same map had done. */
    RUNS,
    /** Those made by the attempts that count, and without a result. */
    FAILED_RUNS,
    /** Refinements that are done. */
    REFINEMENTS
}
