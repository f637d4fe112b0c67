package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.solver.StandardCase.FOREIGN;
import static org.caitfit.solver.StandardCase.NATIVE;
import static org.caitfit.solver.StandardCase.N_BULK;
import static org.caitfit.solver.StandardCase.TEMPERATURE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several stages on one sample: the state carries over, the fixed grid agrees with the one that follows the front. */
final class StagesTest {

    @ParameterizedTest
    @EnumSource
    void twoHalvesOfAStageAreTheWholeStage(StandardCase glass, TestReporter reporter) {
        double half = glass.durationAt10Volt / 2;
        Outcome.Completed two = Run.of(StandardCase.problem(
                9, potentiostatic(glass, 10, TEMPERATURE, half), potentiostatic(glass, 10, TEMPERATURE, half)));
        Outcome.Completed one = Run.of(glass.at(10), SolverSettings.HIGH);

        double blurred = DepthSamples.of(two.finalProfile(), NATIVE)
                .blurredRmsTo(DepthSamples.of(one.finalProfile(), NATIVE));
        double front = two.finalProfile().frontDepth().orElseThrow()
                - one.finalProfile().frontDepth().orElseThrow();
        double charge = two.trace().finalCharge() / one.trace().finalCharge() - 1;
        reporter.publishEntry("blurred", "" + blurred);
        reporter.publishEntry("front", front * 1e9 + " nm");
        reporter.publishEntry("charge", "" + charge);
        reporter.publishEntry("work", "" + two.statistics());
        assertThat(two.profiles()).hasSize(2);
        assertThat(two.profiles().get(0).time()).isEqualTo(half);
        assertThat(two.finalProfile().time()).isCloseTo(2 * half, within(1e-9 * half));
        assertThat(blurred).as("blurred RMS").isLessThan(4e-3);
        assertThat(Math.abs(front)).as("front depth").isLessThan(0.5e-9);
        assertThat(Math.abs(charge)).as("charge").isLessThan(2e-3);
        Run.assertSound(two);
    }

    @Test
    void twoHalvesOfASaltBathAreTheWholeBath(TestReporter reporter) {
        FrontControl bath = new FrontControl.Reservoir(0.05 * N_BULK, 0.95 * N_BULK);
        List<DiffusionModel> diffusion = List.of(new ConstantDiffusion(1e-18), new ConstantDiffusion(3e-19));
        Outcome.Completed two = Run.of(
                StandardCase.problem(9, new Stage(bath, 600, 1000, diffusion), new Stage(bath, 600, 1000, diffusion)));
        Outcome.Completed one = Run.of(StandardCase.problem(9, new Stage(bath, 600, 2000, diffusion)));

        double rms = DepthSamples.of(two.finalProfile(), NATIVE)
                .rmsTo(DepthSamples.of(one.finalProfile(), NATIVE));
        reporter.publishEntry("rms", "" + rms);
        assertThat(rms).isLessThan(2e-3);
        Run.assertSound(two);
    }

    /** D = D0 exp(-E_a/kT): only D t counts without a field, so a hotter second half is a longer one. */
    @Test
    void hotterSecondBathIsALongerOne(TestReporter reporter) {
        FrontControl bath = new FrontControl.Reservoir(0.05 * N_BULK, 0.95 * N_BULK);
        Outcome.Completed hot = Run.of(StandardCase.problem(
                9,
                new Stage(bath, 600, 1000, List.of(new ConstantDiffusion(1e-18), new ConstantDiffusion(3e-19))),
                new Stage(bath, 650, 500, List.of(new ConstantDiffusion(4e-18), new ConstantDiffusion(12e-19)))));
        Outcome.Completed cold = Run.of(StandardCase.problem(
                9, new Stage(bath, 600, 3000, List.of(new ConstantDiffusion(1e-18), new ConstantDiffusion(3e-19)))));

        double rms = DepthSamples.of(hot.finalProfile(), NATIVE)
                .rmsTo(DepthSamples.of(cold.finalProfile(), NATIVE));
        reporter.publishEntry("rms", "" + rms);
        assertThat(rms).isLessThan(3e-3);
        Run.assertSound(hot);
    }

    /** Without a current the potentials matter only through D: an annealed front relaxes and conserves its ions. */
    @Test
    void annealingAtOpenCircuitKeepsTheIonsAndTheFrontDepth(TestReporter reporter) {
        StandardCase glass = StandardCase.K;
        Outcome.Completed run = Run.of(StandardCase.problem(
                9,
                potentiostatic(glass, 10, TEMPERATURE, glass.durationAt10Volt),
                new Stage(new FrontControl.Galvanostatic(FOREIGN, 0), TEMPERATURE, 1000, glass.diffusion())));
        Outcome.Completed before = Run.of(glass.at(10), SolverSettings.HIGH);

        Profile first = run.profiles().get(0);
        double blurred =
                DepthSamples.of(first, NATIVE).blurredRmsTo(DepthSamples.of(before.finalProfile(), NATIVE));
        double kept = run.finalProfile().amount(FOREIGN, 0, 1e-6) / first.amount(FOREIGN, 0, 1e-6) - 1;
        reporter.publishEntry("first stage", "" + blurred);
        reporter.publishEntry("kept", "" + kept);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(Math.abs(kept)).as("foreign ions").isLessThan(1e-9);
        assertThat(run.finalProfile().frontDepth().orElseThrow())
                .isCloseTo(first.frontDepth().orElseThrow(), within(3e-9));
        assertThat(blurred).as("blurred RMS of the first stage").isLessThan(4e-3);
        Run.assertSound(run);
    }

    /** Potentials drop at once with the voltage: the capacitive charge is in the books. */
    @Test
    void voltageJumpCarriesItsCapacitiveCharge() {
        StandardCase glass = StandardCase.K;
        Outcome.Completed run = Run.of(StandardCase.problem(
                9,
                potentiostatic(glass, 10, TEMPERATURE, 1000),
                potentiostatic(glass, 5, TEMPERATURE, 1000)));

        Profile profile = run.finalProfile();
        double permittivity = 9 * PhysicalConstants.VACUUM_PERMITTIVITY;
        double foreign = PhysicalConstants.ELEMENTARY_CHARGE * profile.amount(FOREIGN, 0, StandardCase.THICKNESS)
                + permittivity * profile.field(0);
        assertThat(foreign / run.trace().finalCharge()).isCloseTo(1, within(1e-9));
        assertThat(profile.potential(0)).isCloseTo(5, within(0.01));
        Run.assertSound(run);
    }

    /** Double CAIT: the second foreign ion pushes the first one ahead of it, and the current counts both. */
    @Test
    void secondForeignIonFollowsTheFirst(TestReporter reporter) {
        List<DiffusionModel> diffusion = List.of(
                StandardCase.native250(), new ConstantDiffusion(7e-21), new ConstantDiffusion(1.3e-21));
        TransportProblem problem = new TransportProblem(
                List.of(new Ion("Li", 1, N_BULK), new Ion("K", 1, 0), new Ion("Rb", 1, 0)),
                StandardCase.THICKNESS,
                9,
                List.of(
                        new Stage(new FrontControl.Potentiostatic(1, 10), TEMPERATURE, 7000, diffusion),
                        new Stage(new FrontControl.Potentiostatic(2, 10), TEMPERATURE, 7000, diffusion)));
        Outcome.Completed run = Run.of(problem);

        Profile first = run.profiles().get(0);
        Profile last = run.finalProfile();
        double kept = last.amount(1, 0, 1e-6) / first.amount(1, 0, 1e-6) - 1;
        double behind = last.densityAt(2, 5e-9) / N_BULK;
        double ahead = last.densityAt(1, last.frontDepth().orElseThrow() - 5e-9) / N_BULK;
        reporter.publishEntry("kept", "" + kept);
        reporter.publishEntry("behind", "" + behind);
        reporter.publishEntry("ahead", "" + ahead);
        reporter.publishEntry("work", "" + run.statistics());
        // all but the sheet of surface charge, which was potassium and becomes part of the sample
        assertThat(Math.abs(kept)).as("first foreign ion").isLessThan(1e-3);
        assertThat(behind).as("second ion at the surface").isGreaterThan(0.9);
        assertThat(ahead).as("first ion behind the front").isGreaterThan(0.75);
        assertThat(run.diagnostics().conservationError()).isLessThan(1e-10);
        assertThat(run.diagnostics().smallestDensity()).isGreaterThan(-1e-12);
    }

    private static Stage potentiostatic(StandardCase glass, double voltage, double temperature, double duration) {
        return new Stage(
                new FrontControl.Potentiostatic(FOREIGN, voltage), temperature, duration, glass.diffusion());
    }
}
