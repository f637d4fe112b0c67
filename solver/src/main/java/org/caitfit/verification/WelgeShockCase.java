package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;
import static org.caitfit.verification.StandardCase.THICKNESS;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.Trace;

/** Front, plateau and current of a CAIT experiment at constant voltage in the limit of strong drift. */
final class WelgeShockCase implements VerificationCase {
    /** Injected length from which on the zone is much thicker than the front, m. */
    private static final double THICK_ZONE = 20e-9;

    private static final List<VoltageRun> RUNS = List.of(
            new VoltageRun(StandardCase.RB, 10),
            new VoltageRun(StandardCase.CS, 10),
            new VoltageRun(StandardCase.K, 50));

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "welge-shock",
                "Welge shock and fan at constant voltage",
                "Depth of the front, plateau of remaining native ions behind it and current trace are those of"
                        + " Buckley and Leverett with Welge's tangent. That is the limit of strong drift: the front itself"
                        + " has a width, and the K-like ion reaches the limit at 50 V only (at 10 V its plateau is 6.6 %"
                        + " higher, also in an independent program).",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; D_native(n) = D_bulk exp((E_F(n) -"
                        + " E_F(n_bulk))/kT) of a Gaussian site energy distribution, D_foreign constant, phi(0) = U",
                "profile a function of x/Q, Q = injected ions per area: shock from n_bulk to n*, f'(n*) = (1 - f(n*))/(n_bulk"
                        + " - n*) = X/Q; behind it x/Q = f'(n); f = n D_native/(n D_native + (n_bulk - n) D_foreign);"
                        + " U/VT - diffusion potential = dQ/dt (K Q + (L - X)/(D_bulk n_bulk)), K the resistance of the zone"
                        + " per Q, by quadrature",
                parameters());
    }

    private static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.of("n_bulk", "m-3", N_BULK),
                Parameter.of("D_bulk", "m2/s", D_BULK),
                Parameter.of("FWHM of the site energies", "meV", StandardCase.FWHM / ELEMENTARY_CHARGE * 1e3),
                Parameter.of("vacant sites", "", StandardCase.VACANCIES),
                Parameter.of("temperature", "K", TEMPERATURE),
                Parameter.of("thickness", "mm", THICKNESS * 1e3)));
        parameters.addAll(VoltageRun.parameters(RUNS));
        return parameters;
    }

    @Override
    public CaseResult run() {
        double front = 0;
        double plateau = 0;
        double blurred = 0;
        double current = 0;
        double charge = 0;
        List<Plot> plots = new ArrayList<>();
        for (VoltageRun experiment : RUNS) {
            Welge welge = Welge.of(experiment.glass());
            Outcome.Completed run = experiment.run();
            Profile profile = run.finalProfile();
            double q = run.trace().finalCharge() / (ELEMENTARY_CHARGE * N_BULK);
            ExactProfile exact = x -> welge.densityAt(x / q);
            DepthSamples samples = DepthSamples.of(profile, NATIVE);
            front = Math.max(front, Math.abs(profile.frontDepth().orElseThrow() - q * welge.shockDepth()));
            plateau = Math.max(
                    plateau, Math.abs(profile.plateau().orElseThrow() / welge.densityAt(0.9 * welge.shockDepth()) - 1));
            blurred = Math.max(blurred, samples.blurredRmsTo(samples.like(exact::at)));
            CurrentComparison trace = new CurrentComparison(welge, experiment.voltage(), run.trace());
            current = Math.max(current, trace.largest);
            charge = Math.max(charge, trace.charge);
            if (plots.isEmpty()) {
                ProfileComparison shown = new ProfileComparison(profile, NATIVE, exact);
                plots.add(Plot.linear(
                        "depth / nm",
                        "n / n_bulk",
                        shown.computed("Rb-like, cells of the run", 0, 150e-9),
                        shown.exact("Welge", 0, 150e-9)));
                plots.add(trace.plot());
            }
        }
        return new CaseResult(
                List.of(
                        Check.atMost("error of the front depth", front * 1e9, 0.08, "nm"),
                        Check.atMost("relative error of the plateau", plateau, 0.03, ""),
                        Check.atMost("RMS error of the profile after a blur of 5 nm, in n_bulk", blurred, 3e-3, ""),
                        Check.atMost("relative error of the current", current, 6e-3, ""),
                        Check.atMost("relative error of the charge", charge, 7e-3, "")),
                plots);
    }

    /** Current and charge of a run against the closed form. */
    private static final class CurrentComparison {
        private final Welge welge;
        private final double potential;
        private final Trace trace;
        private final int first;
        private final double largest;
        private final double charge;

        CurrentComparison(Welge welge, double voltage, Trace trace) {
            this.welge = welge;
            this.trace = trace;
            this.potential = voltage / PhysicalConstants.thermalVoltage(TEMPERATURE) - welge.diffusionPotential();
            int start = 0;
            while (trace.charge(start) < THICK_ZONE * ELEMENTARY_CHARGE * N_BULK) {
                start++;
            }
            this.first = start;
            double worst = 0;
            for (int i = start; i < trace.size(); i++) {
                worst = Math.max(worst, Math.abs(trace.currentDensity(i) / current(trace.time(i)) - 1));
            }
            this.largest = worst;
            double expected = ELEMENTARY_CHARGE
                    * N_BULK
                    * welge.injected(potential, THICKNESS, D_BULK * trace.time(trace.size() - 1));
            this.charge = Math.abs(trace.finalCharge() / expected - 1);
        }

        /** A/m^2. */
        private double current(double time) {
            return ELEMENTARY_CHARGE * N_BULK * D_BULK * welge.current(potential, THICKNESS, D_BULK * time);
        }

        Plot plot() {
            int points = trace.size() - first;
            double[] hours = new double[points];
            double[] current = new double[points];
            for (int i = 0; i < points; i++) {
                hours[i] = trace.time(first + i) / 3600;
                current[i] = trace.currentDensity(first + i) * 1e3;
            }
            return Plot.linear(
                    "time / h",
                    "current density / mA m⁻²",
                    Curve.computed("Rb-like, steps of the run", hours, current),
                    Curve.exact("closed form", hours[0], hours[points - 1], h -> current(3600 * h) * 1e3));
        }
    }
}
