package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.util.List;
import java.util.stream.DoubleStream;
import org.caitfit.verification.DepthSamples;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beams that the surface potential limits, measured currents. */
final class ControlsTest {
    private static final double NATIVE_D = 1e-17;
    private static final double FOREIGN_D = 1e-20;
    private static final double THICKNESS = 20e-6;
    private static final double VOLTAGE = 10;
    private static final double SCALED_VOLTAGE = VOLTAGE / PhysicalConstants.thermalVoltage(TEMPERATURE);
    private static final double DURATION = 3000;
    /** Resistance of the sample: U/VT = (I/n_bulk) (b + a Q/(e n_bulk)), exact for constant D once the front has its shape. */
    private static final double B = THICKNESS / NATIVE_D;

    private static final double A = 1 / FOREIGN_D - 1 / NATIVE_D;
    /** Depth of the charge when the limit is reached, m, with the beam that belongs to it. */
    private static final double DEPTH_AT_SWITCH = 40e-9;

    private static final double SPEED = SCALED_VOLTAGE / (B + A * DEPTH_AT_SWITCH);

    private static Outcome.Completed run(FrontControl control, double duration, SolverSettings settings) {
        List<DiffusionModel> diffusion = List.of(new ConstantDiffusion(NATIVE_D), new ConstantDiffusion(FOREIGN_D));
        return Run.of(
                new TransportProblem(
                        StandardCase.twoIons(),
                        THICKNESS,
                        9,
                        List.of(new Stage(control, TEMPERATURE, duration, diffusion))),
                settings);
    }

    private static FrontControl beam(double speed) {
        return new FrontControl.BeamLimited(FOREIGN, currentDensity(speed), VOLTAGE);
    }

    private static double currentDensity(double speed) {
        return speed * ELEMENTARY_CHARGE * N_BULK;
    }

    /** Depth of the charge, m. */
    private static double depth(double charge) {
        return charge / (ELEMENTARY_CHARGE * N_BULK);
    }

    /** Depth of the charge at a time from the quadratic of the resistance, m. */
    private static double exactDepth(double speed, double time) {
        double atSwitch = Math.max(0, (SCALED_VOLTAGE / speed - B) / A);
        double switchTime = atSwitch / speed;
        if (time <= switchTime) {
            return speed * time;
        }
        double rest = B * atSwitch + A * atSwitch * atSwitch / 2 + SCALED_VOLTAGE * (time - switchTime);
        return (Math.sqrt(B * B + 2 * A * rest) - B) / A;
    }

    @Test
    void beamIsAConstantCurrentUntilTheSurfaceReachesItsVoltageAndAPotentialFromThenOn(TestReporter reporter) {
        Outcome.Completed run = run(beam(SPEED), DURATION, SolverSettings.DEFAULT);

        Trace trace = run.trace();
        double switchTime = DEPTH_AT_SWITCH / SPEED;
        double seen = 0;
        double worst = 0;
        for (int i = 0; i < trace.size(); i++) {
            double exact = exactDepth(SPEED, trace.time(i));
            worst = Math.max(worst, Math.abs(depth(trace.charge(i)) - exact) / exact);
            if (seen > 0) {
                assertThat(trace.potential(i)).isCloseTo(VOLTAGE, within(1e-9 * VOLTAGE));
                assertThat(trace.currentDensity(i)).isLessThan(currentDensity(SPEED));
            } else {
                assertThat(trace.currentDensity(i)).isEqualTo(currentDensity(SPEED));
                assertThat(trace.potential(i)).isLessThan(VOLTAGE * (1 + 1e-6));
                seen = trace.potential(i) > VOLTAGE * (1 - 1e-6) ? trace.time(i) : 0;
            }
        }
        reporter.publishEntry("switch", seen + " s, exact " + switchTime);
        reporter.publishEntry("charge", "" + worst);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(seen / switchTime).isCloseTo(1, within(3e-4));
        assertThat(worst).as("charge").isLessThan(1e-3);
        Run.assertSound(run);
    }

    @Test
    void beamIsTheGalvanostaticRunBeforeTheSwitch() {
        double duration = 0.9 * DEPTH_AT_SWITCH / SPEED;
        Outcome.Completed beam = run(beam(SPEED), duration, SolverSettings.DEFAULT);
        Outcome.Completed current =
                run(new FrontControl.Galvanostatic(FOREIGN, currentDensity(SPEED)), duration, SolverSettings.DEFAULT);

        assertThat(beam.statistics()).isEqualTo(current.statistics());
        for (int cell = 0; cell < beam.finalProfile().cells(); cell++) {
            assertThat(beam.finalProfile().density(NATIVE, cell))
                    .isEqualTo(current.finalProfile().density(NATIVE, cell));
        }
    }

    /** The charge at the switch would have taken the held potential a shorter time. */
    @Test
    void beamGoesOnLikeAPotentiostaticRunAfterTheSwitch(TestReporter reporter) {
        double without = (B * DEPTH_AT_SWITCH + A * DEPTH_AT_SWITCH * DEPTH_AT_SWITCH / 2) / SCALED_VOLTAGE;
        double shift = DEPTH_AT_SWITCH / SPEED - without;
        Outcome.Completed beam = run(beam(SPEED), DURATION, SolverSettings.DEFAULT);
        Outcome.Completed held =
                run(new FrontControl.Potentiostatic(FOREIGN, VOLTAGE), DURATION - shift, SolverSettings.DEFAULT);

        double rms =
                DepthSamples.of(beam.finalProfile(), NATIVE).blurredRmsTo(DepthSamples.of(held.finalProfile(), NATIVE));
        double charge = beam.trace().finalCharge() / held.trace().finalCharge() - 1;
        reporter.publishEntry("shift", shift + " s");
        reporter.publishEntry("rms", "" + rms);
        reporter.publishEntry("charge", "" + charge);
        assertThat(Math.abs(charge)).isLessThan(3e-4);
        assertThat(rms).isLessThan(5e-4);
    }

    /** From a beam too weak to tell to one that charges the sample as a capacitor at once. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 1, 1.4, 2.9, 3.1, 10, 1000, 1e5})
    void finalChargeFollowsFromTheResistanceForAnyBeam(double factor, TestReporter reporter) {
        Outcome.Completed run = run(beam(factor * SPEED), DURATION, SolverSettings.DEFAULT);

        double exact = exactDepth(factor * SPEED, DURATION);
        double error = depth(run.trace().finalCharge()) / exact - 1;
        reporter.publishEntry("charge", "" + error);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(Math.abs(error)).isLessThan(1e-3);
        Run.assertSound(run);
    }

    @Test
    void beamTooWeakToReachItsVoltageIsACurrent() {
        Outcome.Completed run = run(beam(0.3 * SPEED), DURATION, SolverSettings.DEFAULT);

        assertThat(depth(run.trace().finalCharge())).isCloseTo(0.3 * SPEED * DURATION, within(1e-12 * 1e-7));
        assertThat(run.finalProfile().potential(0)).isLessThan(VOLTAGE);
    }

    @Test
    void resultIsASmoothFunctionOfTheBeam(TestReporter reporter) {
        double[] charge = new double[41];
        double[] front = new double[charge.length];
        for (int i = 0; i < charge.length; i++) {
            Outcome.Completed run = run(beam(SPEED * (1 + 2e-3 * (i - 20))), DURATION, SolverSettings.DEFAULT);
            charge[i] = depth(run.trace().finalCharge());
            front[i] = run.finalProfile().frontDepth().orElseThrow();
        }
        double ofCharge = roughness(charge) * 1e9;
        double ofFront = roughness(front) * 1e9;
        reporter.publishEntry("roughness", ofCharge + " nm of charge, " + ofFront + " nm of the front");
        assertThat(ofCharge).isLessThan(5e-3);
        assertThat(ofFront).isLessThan(5e-3);
    }

    /** Largest distance of a value from the cubic through its four neighbours. */
    private static double roughness(double[] y) {
        double worst = 0;
        for (int i = 2; i < y.length - 2; i++) {
            worst = Math.max(worst, Math.abs(y[i] - (4 * (y[i - 1] + y[i + 1]) - y[i - 2] - y[i + 2]) / 6));
        }
        return worst;
    }

    /** The surface is above the voltage of the beam of the second stage. */
    @Test
    void weakerBeamAfterAHigherPotentialHoldsItsOwnVoltage() {
        List<DiffusionModel> diffusion = List.of(new ConstantDiffusion(NATIVE_D), new ConstantDiffusion(FOREIGN_D));
        Outcome.Completed run = Run.of(new TransportProblem(
                StandardCase.twoIons(),
                THICKNESS,
                9,
                List.of(
                        new Stage(new FrontControl.Potentiostatic(FOREIGN, 10), TEMPERATURE, 500, diffusion),
                        new Stage(
                                new FrontControl.BeamLimited(FOREIGN, currentDensity(SPEED), 4),
                                TEMPERATURE,
                                500,
                                diffusion))));

        assertThat(run.finalProfile().potential(0)).isCloseTo(4, within(1e-8));
        Run.assertSound(run);
    }

    @Test
    void constantTraceIsAGalvanostaticRun() {
        double j = currentDensity(0.5 * SPEED);
        Outcome.Completed trace = run(
                new FrontControl.MeasuredCurrent(FOREIGN, new double[] {10, 700, 2000}, new double[] {j, j, j}),
                DURATION,
                SolverSettings.DEFAULT);
        Outcome.Completed constant = run(new FrontControl.Galvanostatic(FOREIGN, j), DURATION, SolverSettings.DEFAULT);

        assertThat(trace.statistics()).isEqualTo(constant.statistics());
        assertThat(trace.trace().finalCharge() / constant.trace().finalCharge()).isCloseTo(1, within(1e-12));
        for (int cell = 0; cell < trace.finalProfile().cells(); cell++) {
            assertThat(trace.finalProfile().density(NATIVE, cell) / N_BULK)
                    .isCloseTo(constant.finalProfile().density(NATIVE, cell) / N_BULK, within(1e-8));
        }
    }

    /** Ramps, one of them all but a jump, from nothing, with a rest, and back. */
    @Test
    void chargeOfAMeasuredCurrentIsItsIntegral(TestReporter reporter) {
        double j = currentDensity(SPEED);
        double[] time = {0, 300, 300.01, 900, 1500, 1500.5, 2000, 2600};
        double[] current = {0, 0.2 * j, 1.2 * j, 0.6 * j, 0.5 * j, 0, 0, 0.4 * j};
        double charge = 0;
        for (int i = 1; i < time.length; i++) {
            charge += 0.5 * (time[i] - time[i - 1]) * (current[i] + current[i - 1]);
        }
        charge += (DURATION - 2600) * 0.4 * j;
        FrontControl control = new FrontControl.MeasuredCurrent(FOREIGN, time, current);
        Outcome.Completed run = run(control, DURATION, SolverSettings.DEFAULT);
        Outcome.Completed fine = run(control, DURATION, SolverSettings.HIGH);

        double rms =
                DepthSamples.of(run.finalProfile(), NATIVE).blurredRmsTo(DepthSamples.of(fine.finalProfile(), NATIVE));
        double error = run.trace().finalCharge() / charge - 1;
        reporter.publishEntry("charge", "" + error);
        reporter.publishEntry("rms to a finer run", "" + rms);
        reporter.publishEntry("work", run.statistics() + ", " + fine.statistics());
        assertThat(Math.abs(error)).isLessThan(1e-10);
        assertThat(rms).isLessThan(2e-4);
        Run.assertSound(run);
    }

    /** Many points and noise of both signs at the end. */
    @Test
    void noisyCurrentRuns(TestReporter reporter) {
        int points = 2000;
        double j = currentDensity(SPEED);
        double[] time = DoubleStream.iterate(0, t -> t + 1.5).limit(points).toArray();
        double[] current = new double[points];
        for (int i = 0; i < points; i++) {
            current[i] = j * (0.5 * Math.exp(-time[i] / 600) + 0.02 * Math.sin(1e4 * i * i));
        }
        FrontControl.MeasuredCurrent control = new FrontControl.MeasuredCurrent(FOREIGN, time, current);
        Outcome.Completed run = run(control, DURATION, SolverSettings.DEFAULT);

        reporter.publishEntry("work", "" + run.statistics());
        assertThat(run.trace().finalCharge() / control.charge(DURATION)).isCloseTo(1, within(1e-10));
        Run.assertSound(run);
    }
}
