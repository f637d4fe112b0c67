package org.caitfit.bench;

import org.caitfit.solver.SolverSettings;

/** The solver settings that are timed. */
public enum Accuracy {
    DEFAULT("default", SolverSettings.DEFAULT),
    HIGH("high", SolverSettings.HIGH),
    CELLS_HALF("cells x 1/2", cells(0.5)),
    CELLS_1("cells x 1", cells(1)),
    CELLS_2("cells x 2", cells(2)),
    CELLS_4("cells x 4", cells(4)),
    TOLERANCE_1("tolerance x 1", tolerance(1)),
    TOLERANCE_4TH("tolerance x 1/4", tolerance(0.25)),
    TOLERANCE_16TH("tolerance x 1/16", tolerance(0.0625));

    /** What errors are measured against: twice refined again from the finest settings for users. */
    static final SolverSettings REFERENCE = SolverSettings.HIGH.refined().refined();

    final String label;
    final SolverSettings settings;

    Accuracy(String label, SolverSettings settings) {
        this.label = label;
        this.settings = settings;
    }

    /** All cells smaller by a factor, those at the front, too. */
    private static SolverSettings cells(double factor) {
        SolverSettings d = SolverSettings.DEFAULT;
        return new SolverSettings(
                d.timeTolerance(),
                d.newtonTolerance(),
                (int) (factor * d.cellsBehind()),
                (int) (factor * d.cellsAhead()),
                d.frontCell() / factor,
                d.maximalSteps(),
                d.fixedCell());
    }

    private static SolverSettings tolerance(double factor) {
        return SolverSettings.DEFAULT.withTimeTolerance(factor * SolverSettings.DEFAULT.timeTolerance());
    }
}
