package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;
import static org.caitfit.verification.StandardCase.THICKNESS;

import java.util.List;
import java.util.Optional;
import org.caitfit.verification.DepthSamples;
import org.caitfit.verification.StandardCase;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that begin with a given profile. */
final class StartProfileTest {
    private static TransportProblem problem(StartProfile start, double thickness, Stage... stages) {
        return new TransportProblem(StandardCase.twoIons(), thickness, 9, List.of(stages), Optional.of(start));
    }

    /** Native densities with the foreign ions that make them neutral. */
    private static StartProfile neutral(double[] depth, double[] natives) {
        double[] foreign = new double[natives.length];
        for (int i = 0; i < natives.length; i++) {
            foreign[i] = N_BULK - natives[i];
        }
        return new StartProfile(depth, new double[][] {natives, foreign});
    }

    @ParameterizedTest
    @EnumSource
    void runFromTheEndOfAStageGoesOnLikeTheNextStage(StandardCase glass, TestReporter reporter) {
        Stage half = new Stage(
                new FrontControl.Potentiostatic(FOREIGN, 10),
                TEMPERATURE,
                glass.durationAt10Volt() / 2,
                glass.diffusion());
        Outcome.Completed both = Run.of(StandardCase.problem(9, half, half));
        Profile middle = both.profiles().get(0);
        double[] depth = new double[middle.cells()];
        double[] natives = new double[middle.cells()];
        for (int cell = 0; cell < middle.cells(); cell++) {
            depth[cell] = middle.depth(cell);
            natives[cell] = Math.min(N_BULK, middle.density(NATIVE, cell));
        }
        Outcome.Completed second = Run.of(problem(neutral(depth, natives), THICKNESS, half));

        double blurred = DepthSamples.of(second.finalProfile(), NATIVE)
                .blurredRmsTo(DepthSamples.of(both.finalProfile(), NATIVE));
        double charge =
                second.trace().finalCharge() / (both.trace().finalCharge() - chargeAt(both.trace(), middle.time())) - 1;
        reporter.publishEntry("blurred", "" + blurred);
        reporter.publishEntry("charge", "" + charge);
        reporter.publishEntry("work", both.statistics() + ", " + second.statistics());
        assertThat(blurred).isLessThan(2e-4);
        assertThat(Math.abs(charge)).isLessThan(3e-4);
        Run.assertSound(second);
    }

    private static double chargeAt(Trace trace, double time) {
        int i = 0;
        while (trace.time(i) < time * (1 - 1e-9)) {
            i++;
        }
        return trace.charge(i);
    }

    /** Equal D: each ion diffuses alone; a layer with an edge of 0.1 nm, mirrored at the surface. */
    @Test
    void annealedStepIsAnErrorFunction(TestReporter reporter) {
        double d = 1e-20;
        double duration = 6000;
        double step = 60e-9;
        double thickness = 2e-6;
        List<DiffusionModel> diffusion = List.of(new ConstantDiffusion(d), new ConstantDiffusion(d));
        double[] depth = {0, step - 0.05e-9, step + 0.05e-9};
        Outcome.Completed run = Run.of(problem(
                neutral(depth, new double[] {0.1 * N_BULK, 0.1 * N_BULK, N_BULK}),
                thickness,
                new Stage(new FrontControl.Galvanostatic(FOREIGN, 0), TEMPERATURE, duration, diffusion)));

        Profile profile = run.finalProfile();
        double length = 2 * Math.sqrt(d * duration);
        double worst = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double x = profile.depth(cell);
            double exact = 0.45 * (Erf.erf((step - x) / length) + Erf.erf((step + x) / length));
            worst = Math.max(worst, Math.abs(profile.density(FOREIGN, cell) / N_BULK - exact));
        }
        double kept = profile.amount(FOREIGN, 0, thickness) / (0.9 * N_BULK * step) - 1;
        reporter.publishEntry("error", "" + worst);
        reporter.publishEntry("kept", "" + kept);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(worst).isLessThan(1e-3);
        assertThat(Math.abs(kept)).isLessThan(1e-10);
        Run.assertSound(run);
    }

    /** U = 0 lets the surface pull foreign ions out again: the diffusion potential drives a current; j = 0 keeps them. */
    @Test
    void shortCircuitChangesTheInventoryByTheChargeAndOpenCircuitKeepsIt(TestReporter reporter) {
        StandardCase glass = StandardCase.K;
        double[] depth = {0, 50e-9, 60e-9};
        StartProfile start = neutral(depth, new double[] {0.1 * N_BULK, 0.1 * N_BULK, N_BULK});
        double before = 0.9 * N_BULK * 55e-9;
        Outcome.Completed open = Run.of(problem(
                start,
                THICKNESS,
                new Stage(new FrontControl.Galvanostatic(FOREIGN, 0), TEMPERATURE, 10_000, glass.diffusion())));
        Outcome.Completed shorted = Run.of(problem(
                start,
                THICKNESS,
                new Stage(new FrontControl.Potentiostatic(FOREIGN, 0), TEMPERATURE, 10_000, glass.diffusion())));

        double kept = foreign(open) / before - 1;
        double charge = shorted.trace().finalCharge() / PhysicalConstants.ELEMENTARY_CHARGE;
        double left = foreign(shorted) - before;
        reporter.publishEntry("open", "" + kept + ", at " + open.finalProfile().potential(0) + " V");
        reporter.publishEntry("shorted", left / before + ", charge " + charge / before);
        assertThat(Math.abs(kept)).isLessThan(1e-10);
        // the slower ions are behind: the untouched glass is the negative side, and a short circuit takes ions out
        assertThat(open.finalProfile().potential(0)).isNotCloseTo(0, within(1e-3));
        assertThat(Math.signum(left)).isEqualTo(-Math.signum(open.finalProfile().potential(0)));
        assertThat(Math.abs(left - charge) / before).isLessThan(1e-10);
        Run.assertSound(open);
        Run.assertSound(shorted);
    }

    /** m^-2, with the sheet of surface charge. */
    private static double foreign(Outcome.Completed run) {
        Profile profile = run.finalProfile();
        return profile.amount(FOREIGN, 0, THICKNESS)
                + 9 * PhysicalConstants.VACUUM_PERMITTIVITY * profile.field(0) / PhysicalConstants.ELEMENTARY_CHARGE;
    }

    /** Rounded densities leave a charge, and with less native ions than the untouched glass has, less than no foreign ions. */
    @Test
    void roundedDensitiesAreMadeNeutral() {
        StandardCase glass = StandardCase.CS;
        double[] depth = {0, 50e-9, 60e-9};
        double round = 1 + 5e-7;
        StartProfile start = new StartProfile(depth, new double[][] {
            {0.1 * N_BULK * round, 0.1 * N_BULK, N_BULK * round}, {0.9 * N_BULK, 0.9 * N_BULK * round, 0}
        });
        Outcome.Completed run = Run.of(problem(
                start,
                THICKNESS,
                new Stage(new FrontControl.Potentiostatic(FOREIGN, 5), TEMPERATURE, 1000, glass.diffusion())));

        assertThat(run.finalProfile().potential(0)).isCloseTo(5, within(1e-9));
        Run.assertSound(run);
    }

    /** The grid is to cover what was there before. */
    @Test
    void gridIsFineOverTheStartProfileAndTheStages() {
        StandardCase glass = StandardCase.CS;
        double[] depth = {0, 400e-9, 500e-9, 600e-9};
        StartProfile start = neutral(depth, new double[] {0.1 * N_BULK, 0.2 * N_BULK, N_BULK, N_BULK});
        Outcome.Completed run = Run.of(problem(
                start,
                THICKNESS,
                new Stage(new FrontControl.Potentiostatic(FOREIGN, 10), TEMPERATURE, 3000, glass.diffusion())));

        Profile profile = run.finalProfile();
        double front = profile.frontDepth().orElseThrow();
        assertThat(front).isBetween(430e-9, 520e-9);
        for (int cell = 0; cell < profile.cells(); cell++) {
            if (profile.edge(cell) < front + 50e-9) {
                assertThat(profile.edge(cell + 1) - profile.edge(cell)).isLessThan(3e-9);
            }
        }
        Run.assertSound(run);
    }
}
