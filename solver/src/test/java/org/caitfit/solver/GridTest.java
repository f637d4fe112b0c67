package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;

import java.util.List;
import org.caitfit.verification.DepthSamples;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moving, graded and uniform grids. */
final class GridTest {
    /** Ions and charge in a graded, moving grid, D over four decades, with a voltage. */
    @ParameterizedTest
    @CsvSource({"K,0", "K,1e-9", "CS,0"})
    void ionsAreConservedOnMovingAndOnFixedGrids(StandardCase glass, double fixedCell, TestReporter reporter) {
        SolverSettings settings =
                fixedCell > 0 ? SolverSettings.DEFAULT.withFixedCell(fixedCell) : SolverSettings.DEFAULT;
        Outcome.Completed run = Run.of(glass.at(10), settings);

        reporter.publishEntry("conservation", "" + run.diagnostics().conservationError());
        Run.assertSound(run);
    }

    /** A reference run of a salt bath on a uniform grid. */
    @Test
    void uniformGridServesASaltBathToo() {
        TransportProblem problem = new TransportProblem(
                StandardCase.twoIons(),
                1e-6,
                9,
                List.of(new Stage(
                        new FrontControl.Reservoir(0.1 * N_BULK, 0.9 * N_BULK),
                        600,
                        2500,
                        List.of(new ConstantDiffusion(1e-18), new ConstantDiffusion(3e-19)))));
        DepthSamples uniform = DepthSamples.of(
                Run.of(problem, SolverSettings.DEFAULT.withFixedCell(2e-9)).finalProfile(), NATIVE);

        DepthSamples graded =
                DepthSamples.of(Run.of(problem, SolverSettings.HIGH).finalProfile(), NATIVE);
        assertThat(uniform.rmsTo(graded)).isLessThan(2e-3);
    }
}
