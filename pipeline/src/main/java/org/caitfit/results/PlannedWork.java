package org.caitfit.results;

/**
 * A piece of work that a study asks for: a row of the table {@code plan}.
 *
 * @param kind what it is
 * @param name of the grid or of the fit
 * @param unit name of the unit of work; empty for the refinements of a fit, which are known once the grids are done
 * @param count forward runs of the unit, or refinements of the fit
 */
public record PlannedWork(Kind kind, String name, String unit, long count) {
    /** Kinds of work. */
    public enum Kind {
        /** A block of a grid. */
        GRID,
        /** The refinements of a fit. */
        FIT
    }
}
