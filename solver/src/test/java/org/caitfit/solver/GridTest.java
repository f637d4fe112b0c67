package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.verification.StandardCase.FOREIGN;
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

    /** Thin samples leave no room behind the uniform part; blocking electrodes ask for cells far below the Debye length. */
    @ParameterizedTest
    @CsvSource({
        "1e-7,0",
        "1e-7,1e-9",
        "1e-7,2e-8",
        "1e-7,9e-8",
        "1e-7,5e-7",
        "3e-7,4e-9",
        "1e-6,0",
        "1e-6,1e-9",
        "5e-4,0",
        "5e-4,1e-9"
    })
    void cellsOfFixedGridsGrowFromTheSurfaceToTheBack(double thickness, double fixedCell) {
        for (FrontControl control : List.of(
                new FrontControl.Potentiostatic(FOREIGN, 10),
                new FrontControl.Galvanostatic(FOREIGN, 0),
                new FrontControl.Blocking(10),
                new FrontControl.Reservoir(0.1 * N_BULK, 0.9 * N_BULK))) {
            Stage stage = new Stage(control, 350, 15_600, StandardCase.K.diffusion());
            TransportProblem problem =
                    new TransportProblem(StandardCase.twoIons(), thickness, 9, List.of(stage, stage));
            GridPlan plan = GridPlan.of(problem, SolverSettings.DEFAULT.withFixedCell(fixedCell));
            double[] edges = new double[plan.cells() + 1];
            plan.motion().start(edges);
            assertThat(edges[0]).isEqualTo(0);
            assertThat(edges[plan.cells()]).isEqualTo(thickness / Scales.LENGTH);
            for (int i = 1; i < plan.cells(); i++) {
                double ratio = (edges[i + 1] - edges[i]) / (edges[i] - edges[i - 1]);
                // one cell may be all that fits
                assertThat(ratio).as("cell " + i + " " + control).isGreaterThan(i < plan.cells() - 1 ? 1 - 1e-6 : 0.2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01,0.05,0.3", "0.01,0.05,1e9", "0.5,1,10", "0.9,0.05,1", "0.9,1,1", "0.9,1,100", "0.9,1000,1e4"})
    void cellsOfAGridThatFollowsAFrontNeverShrinkToNothing(double focus, double finest, double tail) {
        double thickness = 100;
        FrontMesh mesh = new FrontMesh(64, 40, thickness);
        double[] edges = new double[mesh.cells() + 1];
        mesh.edges(focus * thickness, finest, tail, edges);
        double smallest = Math.min(finest, Math.min(focus / 64, (1 - focus) / 40) * thickness);
        for (int i = 0; i < mesh.cells(); i++) {
            assertThat(edges[i + 1] - edges[i]).isGreaterThan(0.1 * smallest);
        }
    }

    @Test
    void cellsAtABlockingElectrodeResolveTheDebyeLength() {
        List<Ion> ions = List.of(new Ion("Na", 1, 1e25));
        for (double voltage : new double[] {0, 0.1, 10, 100}) {
            Stage stage =
                    new Stage(new FrontControl.Blocking(voltage), 350, 100, List.of(new ConstantDiffusion(1e-17)));
            GridPlan plan = GridPlan.of(new TransportProblem(ions, 1e-3, 9, List.of(stage)), SolverSettings.DEFAULT);
            double[] edges = new double[plan.cells() + 1];
            plan.motion().start(edges);
            double debye = Math.sqrt(9
                    * PhysicalConstants.VACUUM_PERMITTIVITY
                    * PhysicalConstants.thermalVoltage(350)
                    / (PhysicalConstants.ELEMENTARY_CHARGE * 1e25));
            double layer = debye * Math.sqrt(2 * voltage / PhysicalConstants.thermalVoltage(350));
            for (int i = 0; edges[i] * 1e-9 < layer + 7 * debye; i++) {
                assertThat((edges[i + 1] - edges[i]) * 1e-9).isLessThan(debye / 4);
            }
        }
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
