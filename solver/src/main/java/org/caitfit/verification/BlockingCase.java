package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.solver.PhysicalConstants.VACUUM_PERMITTIVITY;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/** A blocking electrode on a glass with few mobile ions, at equilibrium. */
final class BlockingCase implements VerificationCase {
    /** m^-3. */
    private static final double DENSITY = 1e24;

    private static final double D = 1e-17;
    private static final double TEMPERATURE = 350;
    private static final double THERMAL_VOLTAGE = PhysicalConstants.thermalVoltage(TEMPERATURE);
    private static final double PERMITTIVITY = 9;
    private static final double THICKNESS = 1e-6;
    private static final double DEBYE_LENGTH =
            Math.sqrt(PERMITTIVITY * VACUUM_PERMITTIVITY * THERMAL_VOLTAGE / (ELEMENTARY_CHARGE * DENSITY));
    /** V. */
    private static final double[] VOLTAGES = {0.02, 0.1, 10};
    /** s; long against the charging of the layer. */
    private static final double DURATION = 100_000;
    /** Steps of the quadrature per Debye length. */
    private static final int FINENESS = 400;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "blocking-electrode",
                "Blocking electrode at equilibrium",
                "No ion passes the electrode, the field on its side is free, and the charge is anything but small: a double"
                        + " layer at low voltage, a depletion layer of thickness sqrt(2 eps U/(e N)) at a high one.",
                "dn/dt = -dJ/dx, J = D (n E/VT - dn/dx), d/dx(eps E) = e (n - N); J(0) = 0, phi(0) = U, phi(L) = 0",
                "Poisson-Boltzmann: n = N exp(-psi), psi = phi/VT, dpsi/dx = -sqrt(2 (psi + exp(-psi) - 1))/lambda with lambda"
                        + " the Debye length, by Runge-Kutta steps of lambda/" + FINENESS
                        + "; charge of the electrode eps E(0)",
                List.of(
                        Parameter.of("density N", "m-3", DENSITY),
                        Parameter.of("D", "m2/s", D),
                        Parameter.of("permittivity", "", PERMITTIVITY),
                        Parameter.of("thickness L", "µm", THICKNESS * 1e6),
                        Parameter.of("temperature", "K", TEMPERATURE),
                        Parameter.of("Debye length", "nm", DEBYE_LENGTH * 1e9),
                        Parameter.of("voltage U", "V", VOLTAGES),
                        Parameter.of("duration", "s", DURATION)));
    }

    @Override
    public CaseResult run() {
        double density = 0;
        double charge = 0;
        double flux = 0;
        List<Curve> curves = new ArrayList<>();
        for (double voltage : VOLTAGES) {
            Outcome.Completed run = CompletedRun.of(problem(voltage));
            Profile profile = run.finalProfile();
            double surface = voltage / THERMAL_VOLTAGE;
            double shown = (Math.sqrt(2 * surface) + 6) * DEBYE_LENGTH;
            double[] exact = poissonBoltzmann(surface, 2 * shown);
            List<double[]> points = new ArrayList<>();
            for (int cell = 0; profile.depth(cell) < shown; cell++) {
                double n = profile.density(0, cell) / DENSITY;
                density = Math.max(density, Math.abs(n - at(exact, profile.depth(cell))));
                if (cell % 8 == 0) {
                    points.add(new double[] {profile.depth(cell) * 1e9, n});
                }
            }
            double unit = ELEMENTARY_CHARGE * DENSITY * DEBYE_LENGTH;
            charge = Math.max(charge, Math.abs(run.trace().finalCharge() / (unit * -slope(surface)) - 1));
            // over that at the start
            flux = Math.max(
                    flux,
                    Math.abs(run.trace().currentDensity(run.trace().size() - 1)
                            / run.trace().currentDensity(0)));
            String name = voltage + " V";
            curves.add(Curve.computed(
                    name,
                    points.stream().mapToDouble(p -> p[0]).toArray(),
                    points.stream().mapToDouble(p -> p[1]).toArray()));
            curves.add(Curve.exact("exact, " + name, 0, shown * 1e9, x -> at(exact, x * 1e-9)));
        }
        return new CaseResult(
                List.of(
                        Check.atMost("largest error of a density, in N", density, 3e-4, ""),
                        Check.atMost("relative error of the charge of the electrode", charge, 7e-5, ""),
                        Check.atMost("final current over the first one", flux, 1e-10, "")),
                List.of(new Plot("depth / nm", "n / N", Plot.Scale.LINEAR, curves)));
    }

    private static TransportProblem problem(double voltage) {
        return new TransportProblem(
                List.of(new Ion("native", 1, DENSITY)),
                THICKNESS,
                PERMITTIVITY,
                List.of(new Stage(
                        new FrontControl.Blocking(voltage), TEMPERATURE, DURATION, List.of(new ConstantDiffusion(D)))));
    }

    /** n/N at multiples of lambda/FINENESS. @param surface psi there @param depth down to which, m */
    private static double[] poissonBoltzmann(double surface, double depth) {
        double[] n = new double[(int) (depth / DEBYE_LENGTH * FINENESS) + 2];
        double step = 1.0 / FINENESS;
        double psi = surface;
        for (int i = 0; i < n.length; i++) {
            n[i] = Math.exp(-psi);
            double k1 = slope(psi);
            double k2 = slope(psi + step / 2 * k1);
            double k3 = slope(psi + step / 2 * k2);
            double k4 = slope(psi + step * k3);
            psi += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return n;
    }

    private static double slope(double psi) {
        return -Math.sqrt(Math.max(0, 2 * (psi + Math.expm1(-psi))));
    }

    private static double at(double[] n, double depth) {
        double x = depth / DEBYE_LENGTH * FINENESS;
        int i = (int) x;
        return n[i] + (x - i) * (n[i + 1] - n[i]);
    }
}
