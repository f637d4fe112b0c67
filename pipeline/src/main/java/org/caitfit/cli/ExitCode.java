package org.caitfit.cli;

/** Exit codes of the command line. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** A fault of caitfit itself. */
    static final int INTERNAL = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The study file is wrong. */
    static final int CONFIG = 3;
    /** A data file is wrong. */
    static final int DATA = 4;
    /** Done, but more runs failed than one can look away from. */
    static final int MANY_FAILURES = 5;
    /** Nothing usable came out. */
    static final int NOTHING_USABLE = 6;
    /** The results on disk are damaged. */
    static final int STORE_DAMAGED = 7;
    /** The result folder holds other results. */
    static final int STORE_TAKEN = 8;

    /** A file or folder cannot be read or written. */
    static final int FILES = 9;

    /** The solver is not as good as it should be. */
    static final int OUT_OF_BOUNDS = 10;

    /** Work that has to be done before is not done. */
    static final int INCOMPLETE = 11;

    /** The first runs of a search all failed. */
    static final int FIRST_RUNS_FAILED = 12;

    /** Not enough memory. */
    static final int MEMORY = 13;

    private ExitCode() {}
}
