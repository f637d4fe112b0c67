package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;
import static org.caitfit.verification.StandardCase.THICKNESS;

import java.util.List;
import org.caitfit.verification.DepthSamples;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D that depends on other ions, and ions of higher charge. */
final class SeveralIonsTest {
    private static final List<Ion> THREE = List.of(new Ion("Li", 1, N_BULK), new Ion("Rb", 1, 0), new Ion("Cs", 1, 0));

    private static final double RB = 1.3e-4 * D_BULK;
    private static final double CS = 3.5e-5 * D_BULK;

    private static TransportProblem potentiostatic(
            List<Ion> ions, List<DiffusionModel> diffusion, double... durations) {
        List<Stage> stages = new java.util.ArrayList<>();
        for (int s = 0; s < durations.length; s++) {
            stages.add(new Stage(new FrontControl.Potentiostatic(1 + s, 10), TEMPERATURE, durations[s], diffusion));
        }
        return new TransportProblem(ions, THICKNESS, 9, stages);
    }

    private static DiffusionModel of(DiffusionModel model, Integer... ions) {
        return new DiffusionOfOtherIons(model, List.of(ions));
    }

    @Test
    void dependenceOnTheOwnDensityByNumberIsThePlainModel() {
        StandardCase glass = StandardCase.RB;
        DiffusionModel natives = glass.diffusion().get(NATIVE);
        DiffusionModel foreign = new LogLinearDiffusion(RB, RB / 2, N_BULK);
        Outcome.Completed plain = Run.of(potentiostatic(StandardCase.twoIons(), List.of(natives, foreign), 10_000));
        Outcome.Completed named = Run.of(
                potentiostatic(StandardCase.twoIons(), List.of(of(natives, NATIVE), of(foreign, FOREIGN)), 10_000));

        assertThat(named.statistics()).isEqualTo(plain.statistics());
        for (int cell = 0; cell < plain.finalProfile().cells(); cell++) {
            assertThat(named.finalProfile().density(NATIVE, cell))
                    .isEqualTo(plain.finalProfile().density(NATIVE, cell));
        }
    }

    /** Where both together are n_bulk, the foreign density tells as much as the native one. */
    @ParameterizedTest
    @EnumSource
    void nativesThatFollowTheForeignDensityAreThoseThatFollowTheirOwn(StandardCase glass, TestReporter reporter) {
        DiffusionModel natives = glass.diffusion().get(NATIVE);
        DiffusionModel mirrored = (density, temperature) -> {
            DiffusionModel.Diffusivity d = natives.at(Math.max(1e-6 * N_BULK, N_BULK - density), temperature);
            return new DiffusionModel.Diffusivity(d.value(), -d.slope());
        };
        List<DiffusionModel> diffusion =
                List.of(of(mirrored, FOREIGN), glass.diffusion().get(FOREIGN));
        Outcome.Completed own = Run.of(glass.at(10));
        Outcome.Completed other = Run.of(potentiostatic(StandardCase.twoIons(), diffusion, glass.durationAt10Volt()));

        double blurred =
                DepthSamples.of(other.finalProfile(), NATIVE).blurredRmsTo(DepthSamples.of(own.finalProfile(), NATIVE));
        double charge = other.trace().finalCharge() / own.trace().finalCharge() - 1;
        reporter.publishEntry("blurred", "" + blurred);
        reporter.publishEntry("charge", "" + charge);
        reporter.publishEntry("work", own.statistics() + ", " + other.statistics());
        assertThat(blurred).isLessThan(2e-3);
        assertThat(Math.abs(charge)).isLessThan(2e-3);
        Run.assertSound(other);
    }

    /** Ahead of the front of Cs D_Rb sees all that is there; behind it only what Cs has left. */
    @Test
    void doubleFrontWithADependenceOnTheSumOfTwoIonsConserves(TestReporter reporter) {
        DiffusionModel rubidium = of(new LogLinearDiffusion(RB / 5, RB, N_BULK), 0, 1);
        Outcome.Completed run = Run.of(potentiostatic(
                THREE, List.of(StandardCase.native250(), rubidium, new ConstantDiffusion(CS)), 13_000, 20_000));

        Profile first = run.profiles().get(0);
        double kept = run.finalProfile().amount(1, 0, 1e-6) / first.amount(1, 0, 1e-6) - 1;
        reporter.publishEntry("kept", "" + kept);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(Math.abs(kept)).as("Rb after the second stage").isLessThan(1e-3);
        assertThat(run.finalProfile().densityAt(2, 3e-9) / N_BULK).isGreaterThan(0.85);
        Run.assertSound(run);
    }

    /** Without Cs the sum of Rb and Cs is Rb. */
    @Test
    void dependenceOnAnAbsentIonTooIsTheOwnDensity(TestReporter reporter) {
        DiffusionModel rubidium = new LogLinearDiffusion(RB / 5, RB, N_BULK);
        Outcome.Completed own = Run.of(
                potentiostatic(THREE, List.of(StandardCase.native250(), rubidium, new ConstantDiffusion(CS)), 13_000));
        Outcome.Completed sum = Run.of(potentiostatic(
                THREE, List.of(StandardCase.native250(), of(rubidium, 1, 2), new ConstantDiffusion(CS)), 13_000));
        Outcome.Completed two =
                Run.of(potentiostatic(StandardCase.twoIons(), List.of(StandardCase.native250(), rubidium), 13_000));

        double worst = 0;
        for (int cell = 0; cell < own.finalProfile().cells(); cell++) {
            for (int k = 0; k < 2; k++) {
                double n = own.finalProfile().density(k, cell);
                worst = Math.max(worst, Math.abs(sum.finalProfile().density(k, cell) - n) / N_BULK);
                worst = Math.max(worst, Math.abs(two.finalProfile().density(k, cell) - n) / N_BULK);
            }
        }
        reporter.publishEntry("difference", "" + worst);
        assertThat(worst).isLessThan(1e-9);
    }

    /**
     * In the convective limit a divalent ion moves like a monovalent one of twice its D: with n + 2 m = n_bulk the natives
     * carry n D_n/(n D_n + 4 m D) = n D_n/(n D_n + (n_bulk - n) 2 D) of the current.
     */
    @ParameterizedTest
    @ValueSource(doubles = {10, 50})
    void divalentForeignIonLeavesThePlateauOfAMonovalentOneOfTwiceItsD(double voltage, TestReporter reporter) {
        List<Ion> ions = List.of(new Ion("Li", 1, N_BULK), new Ion("Ca", 2, 0));
        double duration = 15_600 * 10 / voltage;
        TransportProblem problem = new TransportProblem(
                ions,
                THICKNESS,
                9,
                List.of(new Stage(
                        new FrontControl.Potentiostatic(FOREIGN, voltage),
                        TEMPERATURE,
                        duration,
                        List.of(StandardCase.native250(), new ConstantDiffusion(1.3e-4 * D_BULK / 2)))));
        Outcome.Completed divalent = Run.of(problem);
        Outcome.Completed monovalent = Run.of(StandardCase.problem(
                9,
                new Stage(
                        new FrontControl.Potentiostatic(FOREIGN, voltage),
                        TEMPERATURE,
                        duration,
                        List.of(StandardCase.native250(), new ConstantDiffusion(1.3e-4 * D_BULK)))));

        double front = divalent.finalProfile().frontDepth().orElseThrow()
                / monovalent.finalProfile().frontDepth().orElseThrow();
        double plateau = divalent.finalProfile().plateauMean().orElseThrow()
                / monovalent.finalProfile().plateauMean().orElseThrow();
        double charge = divalent.trace().finalCharge() / monovalent.trace().finalCharge();
        double sheet = 9
                * PhysicalConstants.VACUUM_PERMITTIVITY
                * divalent.finalProfile().field(0);
        double calcium = (2 * ELEMENTARY_CHARGE * divalent.finalProfile().amount(FOREIGN, 0, THICKNESS) + sheet)
                / divalent.trace().finalCharge();
        reporter.publishEntry("front", "" + front);
        reporter.publishEntry("plateau", "" + plateau);
        reporter.publishEntry("charge", "" + charge);
        reporter.publishEntry("calcium", "" + (calcium - 1));
        reporter.publishEntry("work", divalent.statistics() + ", " + monovalent.statistics());
        assertThat(Math.abs(front - 1)).isLessThan(1e-3);
        assertThat(Math.abs(plateau - 1)).isLessThan(2e-3);
        assertThat(Math.abs(calcium - 1)).isLessThan(1e-9);
        Run.assertSound(divalent);
    }

    /** Two native ions are sorted ahead of the foreign one: the slower ones pile up and end in a second front. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.1, 0.02})
    void nativesSortedAheadOfTheFrontAreResolved(double slower, TestReporter reporter) {
        double half = N_BULK / 2;
        TransportProblem problem = new TransportProblem(
                List.of(new Ion("Li", 1, half), new Ion("Na", 1, half), new Ion("K", 1, 0)),
                THICKNESS,
                StandardCase.PERMITTIVITY,
                List.of(new Stage(
                        new FrontControl.Potentiostatic(2, 10),
                        TEMPERATURE,
                        StandardCase.K.durationAt10Volt(),
                        List.of(
                                new SiteEnergyDiffusion(D_BULK, StandardCase.FWHM, StandardCase.VACANCIES, half),
                                new SiteEnergyDiffusion(
                                        slower * D_BULK, StandardCase.FWHM, StandardCase.VACANCIES, half),
                                new ConstantDiffusion(StandardCase.K.foreignRatio() * D_BULK)))));
        Profile fine = Run.of(problem, SolverSettings.HIGH.refined()).finalProfile();
        for (int ion = 0; ion < 3; ion++) {
            double usual = error(problem, SolverSettings.DEFAULT, fine, ion);
            double high = error(problem, SolverSettings.HIGH, fine, ion);
            reporter.publishEntry("ion " + ion, usual + ", high " + high);
            assertThat(usual).isLessThan(1e-3);
            assertThat(high).isLessThan(3e-4);
        }
    }

    private static double error(TransportProblem problem, SolverSettings settings, Profile fine, int ion) {
        return DepthSamples.of(Run.of(problem, settings).finalProfile(), ion).blurredRmsTo(DepthSamples.of(fine, ion));
    }
}
