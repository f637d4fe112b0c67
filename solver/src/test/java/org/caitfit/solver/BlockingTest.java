package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.solver.PhysicalConstants.VACUUM_PERMITTIVITY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocking electrodes on glasses with few mobile ions: double layers and depletion. */
final class BlockingTest {
    private static final double DENSITY = 1e24;
    private static final double D = 1e-17;
    private static final double TEMPERATURE = 350;
    private static final double THERMAL_VOLTAGE = PhysicalConstants.thermalVoltage(TEMPERATURE);
    private static final double PERMITTIVITY = 9;
    /** m. */
    private static final double DEBYE_LENGTH =
            Math.sqrt(PERMITTIVITY * VACUUM_PERMITTIVITY * THERMAL_VOLTAGE / (ELEMENTARY_CHARGE * DENSITY));

    private static final List<Ion> ONE = List.of(new Ion("Na", 1, DENSITY));

    private static TransportProblem problem(List<Ion> ions, double thickness, double voltage, double duration) {
        return new TransportProblem(
                ions,
                thickness,
                PERMITTIVITY,
                List.of(new Stage(
                        new FrontControl.Blocking(voltage),
                        TEMPERATURE,
                        duration,
                        ions.stream()
                                .map(ion -> (DiffusionModel) new ConstantDiffusion(D))
                                .toList())));
    }

    /**
     * Poisson-Boltzmann: psi'' = (1 - exp(-psi))/lambda^2, once integrated psi' = -sqrt(2 (psi + exp(-psi) - 1))/lambda, here
     * by Runge-Kutta steps of our own.
     *
     * @param surface psi at the electrode, VT
     * @return at the centres of cells of 1/200 of the Debye length
     */
    private static double[] poissonBoltzmann(double surface, int cells) {
        double[] psi = new double[cells];
        double step = 0.5 / 200;
        double y = surface;
        for (int i = 0; i < 2 * cells; i++) {
            double k1 = slope(y);
            double k2 = slope(y + step / 2 * k1);
            double k3 = slope(y + step / 2 * k2);
            double k4 = slope(y + step * k3);
            y += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            if (i % 2 == 0) {
                psi[i / 2] = y;
            }
        }
        return psi;
    }

    private static double slope(double psi) {
        return -Math.signum(psi) * Math.sqrt(Math.max(0, 2 * (psi + Math.expm1(-psi))));
    }

    @ParameterizedTest
    @CsvSource({"0.02,2e-7", "0.1,2e-7", "0.1,5e-5", "-0.05,2e-7"})
    void doubleLayerIsThatOfPoissonAndBoltzmannAtEquilibrium(double voltage, double thickness, TestReporter reporter) {
        Outcome.Completed run = Run.of(problem(ONE, thickness, voltage, 40 * DEBYE_LENGTH * thickness / D));

        double[] psi = poissonBoltzmann(voltage / THERMAL_VOLTAGE, 4000);
        Profile profile = run.finalProfile();
        double worst = 0;
        double boltzmann = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double n = profile.density(0, cell) / DENSITY;
            double at = Math.max(0, Math.min(psi.length - 2, profile.depth(cell) / DEBYE_LENGTH * 200 - 0.5));
            double exact = psi[(int) at] + (at - (int) at) * (psi[(int) at + 1] - psi[(int) at]);
            worst = Math.max(worst, Math.abs(n - Math.exp(-exact)));
            double mean = 0.5 * (profile.potential(cell) + profile.potential(cell + 1)) / THERMAL_VOLTAGE;
            boltzmann = Math.max(boltzmann, Math.abs(n - Math.exp(-mean)));
        }
        double charge = run.trace().finalCharge()
                / (ELEMENTARY_CHARGE * DENSITY * DEBYE_LENGTH * -slope(voltage / THERMAL_VOLTAGE));
        double current =
                run.trace().currentDensity(run.trace().size() - 1) / run.trace().currentDensity(0);
        reporter.publishEntry("density", "" + worst);
        reporter.publishEntry("of its own potential", "" + boltzmann);
        reporter.publishEntry("charge", "" + (charge - 1));
        reporter.publishEntry("current", "" + current);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(worst).as("density over n_bulk").isLessThan(voltage > 0 ? 2e-4 : 1e-2);
        assertThat(Math.abs(charge - 1)).as("charge").isLessThan(1e-3);
        assertThat(Math.abs(current)).as("current, of the first").isLessThan(1e-7);
        assertThat(profile.potential(0)).isCloseTo(voltage, within(1e-9));
        assertSound(run);
    }

    /** n = 0 over sqrt(2 eps U/(e N)); the charge of the electrode is e N lambda sqrt(2 (U/VT - 1)), exact for U well above VT. */
    @ParameterizedTest
    @CsvSource({"1,1e-6", "10,1e-6", "10,5e-4", "50,1e-6"})
    void highVoltageDepletesALayer(double voltage, double thickness, TestReporter reporter) {
        Outcome.Completed run = Run.of(problem(ONE, thickness, voltage, 1000 * thickness / 1e-6));

        double u = voltage / THERMAL_VOLTAGE;
        double layer = DEBYE_LENGTH * Math.sqrt(2 * u);
        double exact = ELEMENTARY_CHARGE * DENSITY * DEBYE_LENGTH * Math.sqrt(2 * (u - 1));
        double edge = run.finalProfile().frontDepth().orElseThrow();
        double charge = run.trace().finalCharge() / exact - 1;
        reporter.publishEntry("edge", edge * 1e9 + " nm, layer " + layer * 1e9 + " nm");
        reporter.publishEntry("charge", "" + charge);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(Math.abs(edge - layer)).isLessThan(DEBYE_LENGTH);
        assertThat(run.finalProfile().densityAt(0, layer / 2) / DENSITY).isLessThan(1e-3);
        assertThat(Math.abs(charge)).isLessThan(1e-5);
        assertSound(run);
    }

    @Test
    void thinSampleIsEmptied(TestReporter reporter) {
        double voltage = 20;
        double thickness = 50e-9;
        Outcome.Completed run = Run.of(problem(ONE, thickness, voltage, 100));

        reporter.publishEntry("left", "" + run.finalProfile().amount(0, 0, thickness) / (DENSITY * thickness));
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(run.finalProfile().potential(0)).isCloseTo(voltage, within(1e-9 * voltage));
        // the fixed charge alone bends the potential
        double bend = ELEMENTARY_CHARGE * DENSITY * thickness / (PERMITTIVITY * VACUUM_PERMITTIVITY);
        double difference = run.finalProfile().field(0)
                - run.finalProfile().field(run.finalProfile().cells());
        assertThat(difference / bend).isCloseTo(1, within(1e-3));
        // no ion is left to repair the last undershoot with
        assertThat(run.diagnostics().smallestDensity()).isGreaterThan(-2e-4);
        assertThat(run.diagnostics().conservationError()).isBetween(0.0, 1e-10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 3})
    void monovalentAndDivalentIonsShareTheLayer(double voltage, TestReporter reporter) {
        List<Ion> ions = List.of(new Ion("Na", 1, 0.6 * DENSITY), new Ion("Ca", 2, 0.2 * DENSITY));
        Outcome.Completed run = Run.of(problem(ions, 3e-7, voltage, 50_000));

        Profile profile = run.finalProfile();
        double worst = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double psi = 0.5 * (profile.potential(cell) + profile.potential(cell + 1)) / THERMAL_VOLTAGE;
            for (int k = 0; k < 2; k++) {
                // at the back, where ions leave, there is no supply of the old mixture
                double back = profile.density(k, profile.cells() - 1);
                double n = back * Math.exp(-ions.get(k).charge() * psi);
                worst = Math.max(worst, Math.abs(profile.density(k, cell) - n) / DENSITY);
            }
        }
        reporter.publishEntry("density", "" + worst);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(worst).isLessThan(3e-4);
        assertSound(run);
    }

    /** Poling, then ions from outside, then poling again. */
    @Test
    void blockingAndDeliveringStagesFollowEachOther(TestReporter reporter) {
        List<DiffusionModel> diffusion = List.of(new ConstantDiffusion(D), new ConstantDiffusion(D / 10));
        Stage poling = new Stage(new FrontControl.Blocking(2), TEMPERATURE, 100, diffusion);
        Stage feeding = new Stage(new FrontControl.Potentiostatic(1, 2), TEMPERATURE, 100, diffusion);
        Outcome.Completed run = Run.of(new TransportProblem(
                List.of(new Ion("Na", 1, DENSITY), new Ion("K", 1, 0)),
                1e-6,
                PERMITTIVITY,
                List.of(poling, feeding, poling)));

        reporter.publishEntry("work", "" + run.statistics());
        reporter.publishEntry("balance", run.diagnostics().toString());
        assertThat(run.finalProfile().potential(0)).isCloseTo(2, within(1e-9));
        assertThat(run.finalProfile().amount(1, 0, 1e-6)).isGreaterThan(0);
        assertSound(run);
    }

    private static void assertSound(Outcome.Completed run) {
        assertThat(run.diagnostics().conservationError()).as("conservation").isBetween(0.0, 1e-10);
        assertThat(run.diagnostics().smallestDensity()).as("smallest density").isBetween(-1e-12, 0.0);
    }
}
