package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Stage;
import org.caitfit.solver.Trace;

/** The current of a beam until the surface reaches the voltage of the beam, that voltage from then on. */
final class BeamLimitedCase implements VerificationCase {
    private static final double NATIVE_D = 1e-17;
    private static final double FOREIGN_D = 1e-21;
    private static final double VOLTAGE = 10;
    private static final double SCALED_VOLTAGE = VOLTAGE / PhysicalConstants.thermalVoltage(TEMPERATURE);
    /** Resistance of the untouched glass, U/VT = (I/n_bulk) (B + A X), s/m. */
    private static final double B = StandardCase.THICKNESS / NATIVE_D;

    /** The same per depth of the front X, s/m^2. */
    private static final double A = 1 / FOREIGN_D - 1 / NATIVE_D;
    /** Of the front when the limit is reached, m. */
    private static final double DEPTH_AT_SWITCH = 40e-9;
    /** I/n_bulk of the beam, m/s. */
    private static final double SPEED = SCALED_VOLTAGE / (B + A * DEPTH_AT_SWITCH);

    private static final double SWITCH = DEPTH_AT_SWITCH / SPEED;
    private static final double DURATION = 3 * SWITCH;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "beam-limited",
                "Beam limited by the potential of the surface",
                "The switch from a held current to a held potential is met, whatever the steps, and the front knows nothing"
                        + " of it.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant D_native > D_foreign; current density"
                        + " j until the potential of the surface is U, then U",
                "U/VT = (I/n_bulk) (L/D_native + (1/D_foreign - 1/D_native) X), I = j/e, X = integral of I/n_bulk dt, which is"
                        + " exact for the travelling logistic front: the integrals over its two flanks and the diffusion"
                        + " potential cancel. Hence the time of the switch, and from there on X from a quadratic",
                List.of(
                        Parameter.of("D_native", "m2/s", NATIVE_D),
                        Parameter.of("D_foreign", "m2/s", FOREIGN_D),
                        Parameter.of("voltage U", "V", VOLTAGE),
                        Parameter.of("current density j", "A/m2", SPEED * ELEMENTARY_CHARGE * N_BULK),
                        Parameter.of("front depth at the switch", "nm", DEPTH_AT_SWITCH * 1e9),
                        Parameter.of("duration over the time of the switch", "", DURATION / SWITCH)));
    }

    @Override
    public CaseResult run() {
        double beam = SPEED * ELEMENTARY_CHARGE * N_BULK;
        Outcome.Completed run = CompletedRun.of(StandardCase.problem(
                StandardCase.PERMITTIVITY,
                new Stage(
                        new FrontControl.BeamLimited(FOREIGN, beam, VOLTAGE),
                        TEMPERATURE,
                        DURATION,
                        List.of(new ConstantDiffusion(NATIVE_D), new ConstantDiffusion(FOREIGN_D)))));
        Trace trace = run.trace();
        double[] time = new double[trace.size()];
        double[] current = new double[trace.size()];
        double currentError = 0;
        double chargeError = 0;
        double potentialError = 0;
        double switchError = 1;
        boolean held = false;
        for (int i = 0; i < trace.size(); i++) {
            time[i] = trace.time(i) / SWITCH;
            current[i] = trace.currentDensity(i) / beam;
            if (held) {
                potentialError = Math.max(potentialError, Math.abs(trace.potential(i) / VOLTAGE - 1));
            } else if (trace.potential(i) > VOLTAGE * (1 - 1e-6)) {
                held = true;
                switchError = Math.abs(time[i] - 1);
            }
            double depth = depth(time[i]);
            currentError = Math.max(currentError, Math.abs(current[i] / current(depth) - 1));
            double charge = trace.charge(i) / (ELEMENTARY_CHARGE * N_BULK);
            chargeError = Math.max(chargeError, Math.abs(charge - depth) / depth(DURATION / SWITCH));
        }
        return new CaseResult(
                List.of(
                        Check.atMost("relative error of the time of the switch", switchError, 2e-4, ""),
                        Check.atMost("relative error of the potential after it", potentialError, 1e-12, ""),
                        Check.atMost("relative error of the current", currentError, 3e-4, ""),
                        Check.atMost("error of the charge over the final charge", chargeError, 4e-4, "")),
                List.of(Plot.linear(
                        "time / time of the switch",
                        "current / current of the beam",
                        Curve.computed("steps of the run", time, current),
                        Curve.exact("exact", 0, DURATION / SWITCH, t -> current(depth(t))))));
    }

    /** m. @param time over that of the switch */
    private static double depth(double time) {
        if (time <= 1) {
            return DEPTH_AT_SWITCH * time;
        }
        double rest = B * DEPTH_AT_SWITCH
                + 0.5 * A * DEPTH_AT_SWITCH * DEPTH_AT_SWITCH
                + SCALED_VOLTAGE * (time - 1) * SWITCH;
        return (Math.sqrt(B * B + 2 * A * rest) - B) / A;
    }

    /** Over that of the beam. @param depth of the front, m */
    private static double current(double depth) {
        return Math.min(1, SCALED_VOLTAGE / (B + A * depth) / SPEED);
    }
}
