package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.solver.StandardCase.FOREIGN;
import static org.caitfit.solver.StandardCase.NATIVE;
import static org.caitfit.solver.StandardCase.N_BULK;
import static org.caitfit.solver.StandardCase.TEMPERATURE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders of convergence, equilibrium, and independence of the Debye length. */
final class OrderTest {
    private static final double WIDTH = 8e-9;
    private static final double FOREIGN_D = TwoConstants.NATIVE_D / 10;

    /** A resolved logistic front; limited reconstruction loses a little of order 2 at the ends of the front. */
    @Test
    void spaceIsSecondOrderOnASmoothFront(TestReporter reporter) {
        double[] error = new double[3];
        for (int i = 0; i < error.length; i++) {
            int cells = 32 << i;
            error[i] = logisticError(new SolverSettings(1e-5, cells, cells, 0.6 / (1 << i), 100_000, 0));
        }
        double first = Math.log(error[0] / error[1]) / Math.log(2);
        double second = Math.log(error[1] / error[2]) / Math.log(2);
        reporter.publishEntry("errors", java.util.Arrays.toString(error));
        reporter.publishEntry("orders", first + " " + second);
        assertThat(first).isGreaterThan(1.6);
        assertThat(second).isGreaterThan(1.7);
    }

    private static double logisticError(SolverSettings settings) {
        double speed = TwoConstants.speed(FOREIGN_D, WIDTH);
        Outcome.Completed run = Run.of(
                TwoConstants.galvanostatic(
                        new ConstantDiffusion(TwoConstants.NATIVE_D), FOREIGN_D, speed, 20 * WIDTH, 0.09),
                settings);
        double centre = TwoConstants.equalAreaDepth(run, 0.09);
        Profile profile = run.finalProfile();
        double sum = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double a = (profile.edge(cell) - centre) / WIDTH;
            double b = (profile.edge(cell + 1) - centre) / WIDTH;
            double exact = (softPlus(b) - softPlus(a)) / (b - a);
            sum += (b - a) * Math.abs(profile.density(NATIVE, cell) / N_BULK - exact);
        }
        return sum;
    }

    private static double softPlus(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    /** The same grid, tighter time tolerances: the error falls as the square of the number of steps. */
    @Test
    void timeIsSecondOrder(TestReporter reporter) {
        double speed = TwoConstants.speed(FOREIGN_D, WIDTH);
        TransportProblem problem =
                TwoConstants.galvanostatic(new ConstantDiffusion(TwoConstants.NATIVE_D), FOREIGN_D, speed, 60e-9);
        SolverSettings fixed = SolverSettings.DEFAULT.withFixedCell(1e-9);
        DepthSamples exact =
                DepthSamples.of(Run.of(problem, fixed.withTimeTolerance(1e-7)).finalProfile(), NATIVE);
        double[] error = new double[2];
        int[] steps = new int[2];
        double[] tolerance = {1e-3, 1e-5};
        for (int i = 0; i < 2; i++) {
            Outcome.Completed run = Run.of(problem, fixed.withTimeTolerance(tolerance[i]));
            error[i] = DepthSamples.of(run.finalProfile(), NATIVE).rmsTo(exact);
            steps[i] = run.statistics().steps();
        }
        double order = Math.log(error[0] / error[1]) / Math.log((double) steps[1] / steps[0]);
        reporter.publishEntry("errors", java.util.Arrays.toString(error) + java.util.Arrays.toString(steps));
        reporter.publishEntry("order", "" + order);
        assertThat(order).isBetween(1.7, 2.6);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void untouchedGlassAtShortOrOpenCircuitStaysUntouched(boolean shortCircuit) {
        FrontControl control =
                shortCircuit ? new FrontControl.Potentiostatic(FOREIGN, 0) : new FrontControl.Galvanostatic(FOREIGN, 0);
        Outcome.Completed run =
                Run.of(StandardCase.problem(9, new Stage(control, TEMPERATURE, 1000, StandardCase.K.diffusion())));

        Profile profile = run.finalProfile();
        for (int cell = 0; cell < profile.cells(); cell++) {
            assertThat(Math.abs(profile.density(NATIVE, cell) / N_BULK - 1)).isLessThan(1e-13);
            assertThat(Math.abs(profile.density(FOREIGN, cell) / N_BULK)).isLessThan(1e-13);
        }
        double bulkCurrent = PhysicalConstants.ELEMENTARY_CHARGE * N_BULK * StandardCase.D_BULK / 1e-9;
        for (int i = 0; i < run.trace().size(); i++) {
            assertThat(Math.abs(run.trace().currentDensity(i)) / bulkCurrent).isLessThan(1e-13);
        }
    }

    /** Measured at permittivity 90, 9, 0.9, 0.09: 2.6e-5, 7e-6, 7e-6, 6e-7; time steps make most of the last three. */
    @Test
    void answersConvergeAsTheDebyeLengthShrinks(TestReporter reporter) {
        DepthSamples limit =
                DepthSamples.of(Run.of(StandardCase.K.at(10, 0.009)).finalProfile(), NATIVE);
        double[] permittivity = {90, 9, 0.9, 0.09};
        double[] distance = new double[permittivity.length];
        for (int i = 0; i < permittivity.length; i++) {
            distance[i] = DepthSamples.of(
                            Run.of(StandardCase.K.at(10, permittivity[i])).finalProfile(), NATIVE)
                    .blurredRmsTo(limit);
        }
        reporter.publishEntry("distances", java.util.Arrays.toString(distance));
        assertThat(distance[1]).as("permittivity 9").isLessThan(1e-4);
        assertThat(distance[2]).as("permittivity 0.9").isLessThan(2e-5);
        assertThat(distance[3]).as("permittivity 0.09").isLessThan(1e-5);
    }

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
