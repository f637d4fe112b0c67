package org.caitfit.solver;

/**
 * Every knob of the solver.
 *
 * @param timeTolerance local error allowed per step: RMS over the replaced zone of the error in n/n_bulk (default 1.5e-3)
 * @param newtonTolerance error of the densities that Newton's method may leave in an implicit stage, over the fixed charge
 *     density (default 5e-6)
 * @param cellsBehind cells between the surface and the diffusion front (default 56)
 * @param cellsAhead cells between the diffusion front and the back (default 28)
 * @param frontCell cell size at the diffusion front over the intrinsic front width (default 0.3)
 * @param maximalSteps deterministic cap on accepted and rejected steps together (default 20 000)
 * @param fixedCell if positive, cell size in m of a uniform grid that does not follow the front, over a depth of about
 *     the final front, for reference runs; 0 (default): the grid follows the front
 */
public record SolverSettings(
        double timeTolerance,
        double newtonTolerance,
        int cellsBehind,
        int cellsAhead,
        double frontCell,
        int maximalSteps,
        double fixedCell) {
    /** For fits. */
    public static final SolverSettings DEFAULT = new SolverSettings(1.5e-3, 5e-5, 56, 28, 0.3, 20_000, 0);

    /** For final numbers: a third of the error of {@link #DEFAULT}, four times its work. */
    public static final SolverSettings HIGH = new SolverSettings(1e-4, 5e-6, 80, 44, 0.2, 80_000, 0);

    public SolverSettings {
        require(timeTolerance > 0 && timeTolerance < 1, "timeTolerance", timeTolerance, "between 0 and 1");
        require(
                newtonTolerance > 0 && newtonTolerance < 1e-2,
                "newtonTolerance",
                newtonTolerance,
                "between 0 and 0.01");
        require(cellsBehind >= 8, "cellsBehind", cellsBehind, "at least 8");
        require(cellsAhead >= 8, "cellsAhead", cellsAhead, "at least 8");
        require(frontCell > 0 && frontCell < 10, "frontCell", frontCell, "between 0 and 10");
        require(maximalSteps >= 1, "maximalSteps", maximalSteps, "at least 1");
        require(fixedCell >= 0 && Double.isFinite(fixedCell), "fixedCell", fixedCell, "finite and at least 0");
    }

    private static void require(boolean holds, String name, double value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("solver setting " + name + " must be " + range + ", got " + value);
        }
    }

    /** Cells half as large and a quarter of the tolerances. */
    public SolverSettings refined() {
        return new SolverSettings(
                timeTolerance / 4,
                newtonTolerance / 4,
                2 * cellsBehind,
                2 * cellsAhead,
                frontCell / 2,
                4 * maximalSteps,
                fixedCell / 2);
    }

    /** The same on a uniform grid that does not follow the front. @param cell m */
    public SolverSettings withFixedCell(double cell) {
        return new SolverSettings(
                timeTolerance, newtonTolerance, cellsBehind, cellsAhead, frontCell, maximalSteps, cell);
    }

    /** The same with another time tolerance, and Newton's in proportion. */
    public SolverSettings withTimeTolerance(double tolerance) {
        return new SolverSettings(
                tolerance,
                newtonTolerance * tolerance / timeTolerance,
                cellsBehind,
                cellsAhead,
                frontCell,
                maximalSteps,
                fixedCell);
    }
}
