package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs that must complete. */
final class Run {
    private Run() {}

    static Outcome.Completed of(TransportProblem problem) {
        return of(problem, SolverSettings.DEFAULT);
    }

    static Outcome.Completed of(TransportProblem problem, SolverSettings settings) {
        Outcome outcome = new NppSolver(settings).run(problem);
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        return (Outcome.Completed) outcome;
    }

    /** Bars that hold for every run: conservation to 1e-10, no density below -1e-12 of the bulk density, all finite. */
    static void assertSound(Outcome.Completed run) {
        assertThat(run.diagnostics().conservationError()).as("conservation").isBetween(0.0, 1e-10);
        assertThat(run.diagnostics().smallestDensity())
                .as("smallest density over n_bulk")
                .isBetween(-1e-12, 0.0);
        Profile profile = run.finalProfile();
        for (int cell = 0; cell < profile.cells(); cell++) {
            assertThat(profile.density(0, cell) + profile.density(1, cell)).isFinite();
            assertThat(profile.field(cell)).isFinite();
        }
    }
}
