package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Diffusion couples of neutral species in a closed sample. */
final class NeutralCoupleTest {
    private static final double DENSITY = 4e28;
    private static final double THICKNESS = 2e-3;
    private static final double INTERFACE = 0.8e-3;
    private static final double D = 4e-13;
    private static final double DURATION = 6 * 3600;
    private static final double TEMPERATURE = 1273;

    @Test
    void constantDGivesAnErrorFunction(TestReporter reporter) {
        TransportProblem problem = problem(new ConstantDiffusion(D), DURATION, INTERFACE, THICKNESS);
        Outcome.Completed run = run(SolverSettings.DEFAULT, problem);
        double error = error(run.finalProfile(), DURATION, INTERFACE, THICKNESS);
        reporter.publishEntry("error", "" + error);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(error).isLessThan(1e-3);
    }

    /** Long enough for both ends to matter. */
    @Test
    void bothEndsReflect(TestReporter reporter) {
        double duration = 400 * 3600;
        double thickness = 1e-3;
        double at = 0.3e-3;
        TransportProblem problem = problem(new ConstantDiffusion(D), duration, at, thickness);
        Profile profile = run(SolverSettings.DEFAULT, problem).finalProfile();
        double error = error(profile, duration, at, thickness);
        reporter.publishEntry("error", error + ", ends " + profile.density(0, 0) / DENSITY);
        assertThat(profile.density(0, 0) / DENSITY).isGreaterThan(0.4);
        assertThat(error).isLessThan(1e-3);
    }

    @Test
    void nothingIsLostAndNoFieldArises(TestReporter reporter) {
        FreeFormDiffusion diffusion =
                new FreeFormDiffusion(new double[] {0, 0.5 * DENSITY, DENSITY}, new double[] {5e-13, 3.5e-13, 1e-13});
        Outcome.Completed run = run(SolverSettings.DEFAULT, problem(diffusion, 10 * DURATION, INTERFACE, THICKNESS));
        double before = DENSITY * (0.1 * INTERFACE + 0.9 * (THICKNESS - INTERFACE));
        double kept = run.finalProfile().amount(0, 0, THICKNESS) / before - 1;
        reporter.publishEntry("kept", "" + kept);
        assertThat(Math.abs(kept)).isLessThan(1e-12);
        assertThat(run.diagnostics().largestField()).isZero();
        assertThat(run.diagnostics().conservationError()).isLessThan(1e-8);
    }

    @Test
    void errorFallsWithTheSquareOfCellsAndSteps(TestReporter reporter) {
        TransportProblem problem = problem(new ConstantDiffusion(D), DURATION, INTERFACE, THICKNESS);
        double[] error = new double[3];
        SolverSettings settings = SolverSettings.DEFAULT.withTimeTolerance(1e-6);
        double cell = 40e-6;
        for (int i = 0; i < error.length; i++) {
            Profile profile = run(settings.withFixedCell(cell), problem).finalProfile();
            error[i] = error(profile, DURATION, INTERFACE, THICKNESS);
            cell /= 2;
        }
        reporter.publishEntry("space", error[0] + ", " + error[1] + ", " + error[2]);
        assertThat(Math.log(error[0] / error[2]) / Math.log(4)).isGreaterThan(1.8);

        double[] inTime = new double[2];
        settings = SolverSettings.DEFAULT.withFixedCell(2.5e-6);
        for (int i = 0; i < 2; i++) {
            double tolerance = i == 0 ? 1.5e-3 : 1.5e-3 / 64;
            Profile profile =
                    run(settings.withTimeTolerance(tolerance), problem).finalProfile();
            inTime[i] = error(profile, DURATION, INTERFACE, THICKNESS);
        }
        reporter.publishEntry("time", inTime[0] + ", " + inTime[1]);
        // the local error falls with the cube of the step: a 64th of it are steps of a quarter
        assertThat(inTime[0] / inTime[1]).isGreaterThan(8);
    }

    /** Boltzmann and Matano: D(X) = -(dx/dX) (integral of x dX)/(2 t), x from the interface. */
    @Test
    void theProfileTellsTheDThatMadeIt(TestReporter reporter) {
        FreeFormDiffusion diffusion =
                new FreeFormDiffusion(new double[] {0, 0.5 * DENSITY, DENSITY}, new double[] {5e-13, 3.5e-13, 1e-13});
        Profile profile = run(SolverSettings.HIGH, problem(diffusion, DURATION, INTERFACE, THICKNESS))
                .finalProfile();
        double worst = 0;
        double integral = 0;
        for (int i = 1; i < profile.cells() - 1; i++) {
            double step = profile.density(0, i) - profile.density(0, i - 1);
            double half = 0.5 * (profile.density(0, i) - profile.density(0, i - 1));
            integral += (0.5 * (profile.depth(i) + profile.depth(i - 1)) - INTERFACE) * step;
            double at = 0.5 * (profile.density(0, i) + profile.density(0, i - 1));
            double own = integral - (0.75 * profile.depth(i) + 0.25 * profile.depth(i - 1) - INTERFACE) * half;
            if (at > 0.2 * DENSITY && at < 0.8 * DENSITY) {
                double d = -own * (profile.depth(i) - profile.depth(i - 1)) / step / (2 * DURATION);
                worst = Math.max(
                        worst, Math.abs(d / diffusion.at(at, TEMPERATURE).value() - 1));
            }
        }
        reporter.publishEntry("error", "" + worst);
        assertThat(worst).isLessThan(5e-3);
    }

    @Test
    void derivativesFollowInterfaceAndD(TestReporter reporter) {
        double width = 1e-7;
        TransportProblem base = problem(new ConstantDiffusion(D), DURATION, INTERFACE, THICKNESS);
        Variation moved = new Variation(
                problem(new ConstantDiffusion(D), DURATION, INTERFACE - 0.5 * width, THICKNESS),
                problem(new ConstantDiffusion(D), DURATION, INTERFACE + 0.5 * width, THICKNESS),
                width);
        Variation faster = new Variation(
                problem(new ConstantDiffusion(D * (1 - 1e-4)), DURATION, INTERFACE, THICKNESS),
                problem(new ConstantDiffusion(D * (1 + 1e-4)), DURATION, INTERFACE, THICKNESS),
                2e-4);
        Outcome.Completed run =
                (Outcome.Completed) new NppSolver(SolverSettings.HIGH).run(base, List.of(moved, faster));
        Profile profile = run.finalProfile();
        double length = 2 * Math.sqrt(D * DURATION);
        double worst = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double y = (profile.depth(cell) - INTERFACE) / length;
            double bell = 0.8 * Math.exp(-y * y) / Math.sqrt(Math.PI);
            double byInterface = run.sensitivities().get(0).profiles().get(0).density(0, cell) / DENSITY * length;
            double byLogD = run.sensitivities().get(1).profiles().get(0).density(0, cell) / DENSITY;
            worst = Math.max(worst, Math.abs(byInterface + bell));
            worst = Math.max(worst, Math.abs(byLogD + 0.5 * y * bell));
        }
        reporter.publishEntry("error", "" + worst);
        assertThat(worst).isLessThan(2e-3);
    }

    @Test
    void neutralSpeciesAndIonsDoNotMix() {
        DiffusionModel d = new ConstantDiffusion(D);
        List<Ion> mixed = List.of(new Ion("Li", 1, DENSITY), new Ion("Zr", 0, DENSITY));
        List<Ion> neutral = List.of(new Ion("Zr", 0, DENSITY));
        Stage open = new Stage(new FrontControl.Galvanostatic(0, 0), TEMPERATURE, 1, List.of(d));
        assertThatThrownBy(() -> new TransportProblem(
                        mixed, 1e-3, 1, List.of(new Stage(new FrontControl.Closed(), TEMPERATURE, 1, List.of(d, d)))))
                .hasMessageContaining("neutral");
        assertThatThrownBy(() -> new TransportProblem(neutral, 1e-3, 1, List.of(open)))
                .hasMessageContaining("closed");
    }

    private static StartProfile couple(double at, double left, double right) {
        return new StartProfile(
                new double[] {at - 1e-10, at + 1e-10}, new double[][] {{left * DENSITY, right * DENSITY}});
    }

    private static TransportProblem problem(DiffusionModel diffusion, double duration, double at, double thickness) {
        return new TransportProblem(
                List.of(new Ion("Zr", 0, DENSITY)),
                thickness,
                1,
                List.of(new Stage(new FrontControl.Closed(), TEMPERATURE, duration, List.of(diffusion))),
                Optional.of(couple(at, 0.1, 0.9)));
    }

    private static Outcome.Completed run(SolverSettings settings, TransportProblem problem) {
        return (Outcome.Completed) new NppSolver(settings).run(problem);
    }

    /** Largest error of a cell mean, with the images of the interface behind both closed ends. */
    private static double error(Profile profile, double duration, double at, double thickness) {
        double length = 2 * Math.sqrt(D * duration);
        double worst = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double left = 0;
            for (int image = -3; image <= 3; image++) {
                double centre = 2 * image * thickness;
                left += step(profile, cell, centre - at, length) - step(profile, cell, centre + at, length);
            }
            worst = Math.max(worst, Math.abs(profile.density(0, cell) / DENSITY - (0.9 - 0.8 * left)));
        }
        return worst;
    }

    /** Mean over a cell of (1 + erf((x - centre)/length))/2. */
    private static double step(Profile profile, int cell, double centre, double length) {
        double a = (profile.edge(cell) - centre) / length;
        double b = (profile.edge(cell + 1) - centre) / length;
        return 0.5 + 0.5 * (integral(b) - integral(a)) / (b - a);
    }

    private static double integral(double y) {
        return y * Erf.erf(y) + Math.exp(-y * y) / Math.sqrt(Math.PI);
    }
}
