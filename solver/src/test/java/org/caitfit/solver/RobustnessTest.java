package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.solver.StandardCase.D_BULK;
import static org.caitfit.solver.StandardCase.FOREIGN;
import static org.caitfit.solver.StandardCase.NATIVE;
import static org.caitfit.solver.StandardCase.N_BULK;
import static org.caitfit.solver.StandardCase.TEMPERATURE;
import static org.caitfit.solver.StandardCase.THICKNESS;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a search may ask for runs, stays positive, conserves ions, and is near its refined self. */
final class RobustnessTest {
    private static final long SEED = 20_240_617L;
    private static final int SETS = 60;

    /**
     * One set of parameters.
     *
     * @param foreignRatio D_foreign/D_bulk
     * @param fwhm of the SED, meV
     */
    record Draw(
            int number, boolean potentiostatic, double voltage, double foreignRatio, double fwhm, double vacancies) {
        TransportProblem problem() {
            // a zone of constant D_foreign about 100 nm deep
            double depth = 100e-9;
            double potential = voltage / PhysicalConstants.thermalVoltage(TEMPERATURE);
            double resistance = depth * (1 / foreignRatio - 1) / 2 + THICKNESS;
            double duration = depth * resistance / (D_BULK * potential);
            FrontControl control = potentiostatic
                    ? new FrontControl.Potentiostatic(FOREIGN, voltage)
                    : new FrontControl.Galvanostatic(FOREIGN, ELEMENTARY_CHARGE * N_BULK * depth / duration);
            DiffusionModel nativeD =
                    new SiteEnergyDiffusion(D_BULK, fwhm * 1e-3 * ELEMENTARY_CHARGE, vacancies, N_BULK);
            return StandardCase.problem(
                    9,
                    new Stage(
                            control,
                            TEMPERATURE,
                            duration,
                            List.of(nativeD, new ConstantDiffusion(foreignRatio * D_BULK))));
        }
    }

    static Stream<Draw> draws() {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.iterate(0, i -> i + 1)
                .limit(SETS)
                .map(i -> new Draw(
                        i,
                        i % 2 == 0,
                        logUniform(random, 0.3, 100),
                        logUniform(random, 2e-5, 10),
                        1 + 349 * random.nextDouble(),
                        0.02 + 0.28 * random.nextDouble()));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void anyParametersRunPositiveConservativeAndConverged(Draw draw, TestReporter reporter) {
        TransportProblem problem = draw.problem();

        Outcome.Completed run = Run.of(problem);
        Outcome.Completed fine = Run.of(problem, SolverSettings.DEFAULT.refined());

        double blurred =
                DepthSamples.of(run.finalProfile(), NATIVE).blurredRmsTo(DepthSamples.of(fine.finalProfile(), NATIVE));
        reporter.publishEntry("blurred", "" + blurred);
        reporter.publishEntry("smallest", "" + run.diagnostics().smallestDensity());
        reporter.publishEntry("conservation", "" + run.diagnostics().conservationError());
        reporter.publishEntry(
                "steps", run.statistics() + " fine " + fine.statistics().steps());
        assertThat(blurred).as("blurred RMS").isLessThan(0.02);
        assertThat(fine.diagnostics().conservationError())
                .as("conservation, refined")
                .isLessThan(1e-10);
        Run.assertSound(run);
    }

    private static double logUniform(SplittableRandom random, double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }
}
