package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.solver.PhysicalConstants.VACUUM_PERMITTIVITY;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.Stage;
import org.caitfit.solver.Trace;
import org.caitfit.solver.TransportProblem;

/** A glass with few mobile ions is a capacitor with a leak: it charges under a current and discharges without. */
final class PoissonResponseCase implements VerificationCase {
    private static final int FOREIGN = 1;
    /** m^-3. */
    private static final double DENSITY = 1e24;

    private static final double D = 1e-17;
    private static final double TEMPERATURE = 350;
    private static final double THICKNESS = 1e-6;
    private static final double PERMITTIVITY = 9;
    /** S/m. */
    private static final double CONDUCTIVITY =
            ELEMENTARY_CHARGE * DENSITY * D / PhysicalConstants.thermalVoltage(TEMPERATURE);
    /** Resistance times capacitance, s. */
    private static final double TIME_CONSTANT = PERMITTIVITY * VACUUM_PERMITTIVITY / CONDUCTIVITY;
    /** Of each of the two stages. */
    private static final double DURATION = 4 * TIME_CONSTANT;
    /** Potential that the current tends to, V. */
    private static final double VOLTAGE = 0.1;

    private static final double CELL = 1e-9;
    private static final double[] TOLERANCES = {1e-4, 1e-5, 1e-6, 1e-7};

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "poisson-response",
                "Linear Poisson response: a charging capacitor",
                "Displacement current and Poisson's equation, against an exact answer of the full equations, and order 2"
                        + " in time. The time constant of a glass is far shorter than anything else in a run, which is why few"
                        + " mobile ions are taken here.",
                "dn_k/dt = -dJ_k/dx, J_k = D (n_k E/VT - dn_k/dx), d/dx(eps E) = e (sum n_k - N_fix); the current density"
                        + " sigma U/L for 4 tau, then none for 4 tau; equal D of both ions, so that the field stays uniform",
                "potential U (1 - exp(-t/tau)), then U (1 - exp(-4)) exp(-(t - 4 tau)/tau); tau = eps/sigma, sigma = e n_bulk"
                        + " D/VT",
                List.of(
                        Parameter.of("n_bulk", "m-3", DENSITY),
                        Parameter.of("D", "m2/s", D),
                        Parameter.of("permittivity", "", PERMITTIVITY),
                        Parameter.of("thickness L", "µm", THICKNESS * 1e6),
                        Parameter.of("temperature", "K", TEMPERATURE),
                        Parameter.of("potential U", "V", VOLTAGE),
                        Parameter.of("tau", "s", TIME_CONSTANT),
                        Parameter.of("cell size", "nm", CELL * 1e9),
                        Parameter.of("time tolerance", "", TOLERANCES)));
    }

    @Override
    public CaseResult run() {
        double[] steps = new double[TOLERANCES.length];
        double[] error = new double[TOLERANCES.length];
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < TOLERANCES.length; i++) {
            Outcome.Completed run = run(TOLERANCES[i]);
            Trace trace = run.trace();
            steps[i] = run.statistics().steps();
            for (int p = 0; p < trace.size(); p++) {
                double difference = trace.potential(p) - potential(trace.time(p) / TIME_CONSTANT);
                error[i] = Math.max(error[i], Math.abs(difference) / VOLTAGE);
            }
            traces.add(trace);
        }
        Convergence convergence = new Convergence(steps, error);
        return new CaseResult(
                List.of(
                        Check.atMost(
                                "largest error of the potential over U at tolerance 1e-7",
                                convergence.finestError(),
                                7e-6,
                                ""),
                        Check.orderAtLeast(
                                "order in time (tolerances 1e-4 and 1e-7)", convergence.overallOrder(), 1.9)),
                List.of(
                        plot(traces.get(traces.size() - 1)),
                        Plot.logarithmic(
                                "steps",
                                "largest error / U",
                                convergence.curve("runs"),
                                convergence.secondOrder("order 2"))));
    }

    private static Plot plot(Trace trace) {
        double[] time = new double[trace.size()];
        double[] potential = new double[trace.size()];
        for (int i = 0; i < trace.size(); i++) {
            time[i] = trace.time(i) / TIME_CONSTANT;
            potential[i] = trace.potential(i);
        }
        return Plot.linear(
                "time / tau",
                "potential / V",
                Curve.computed("steps of the run", time, potential),
                Curve.exact("exact", 0, 8, PoissonResponseCase::potential));
    }

    /** V. @param time over the time constant */
    private static double potential(double time) {
        double stage = DURATION / TIME_CONSTANT;
        return time <= stage ? -VOLTAGE * Math.expm1(-time) : -VOLTAGE * Math.expm1(-stage) * Math.exp(-(time - stage));
    }

    private static Outcome.Completed run(double tolerance) {
        List<DiffusionModel> diffusion = List.of(new ConstantDiffusion(D), new ConstantDiffusion(D));
        double current = CONDUCTIVITY * VOLTAGE / THICKNESS;
        TransportProblem problem = new TransportProblem(
                List.of(new Ion("native", 1, DENSITY), new Ion("foreign", 1, 0)),
                THICKNESS,
                PERMITTIVITY,
                List.of(stage(current, diffusion), stage(0, diffusion)));
        return CompletedRun.of(
                problem, SolverSettings.DEFAULT.withFixedCell(CELL).withTimeTolerance(tolerance));
    }

    private static Stage stage(double current, List<DiffusionModel> diffusion) {
        return new Stage(new FrontControl.Galvanostatic(FOREIGN, current), TEMPERATURE, DURATION, diffusion);
    }
}
