package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.NATIVE;

import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.TransportProblem;

/** One grid, tighter and tighter tolerances. */
final class TimeOrderCase implements VerificationCase {
    private static final double WIDTH = 8e-9;
    private static final double DEPTH = 160e-9;
    private static final double FOREIGN_D = TwoConstants.NATIVE_D / 10;
    private static final double CELL = 1e-9;
    private static final double[] TOLERANCES = {1e-4, 1e-5, 1e-6};
    private static final double REFERENCE = 1e-8;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "time-order",
                "Order in time",
                "Steps that the error control chooses converge with order 2: the error falls as the square of the number"
                        + " of steps. (The charging capacitor shows the same against an exact answer.)",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant D and current density, on one fixed"
                        + " grid",
                "the same grid at a far smaller time tolerance, so that errors of the grid cancel",
                List.of(
                        Parameter.of("D_native", "m2/s", TwoConstants.NATIVE_D),
                        Parameter.of("D_foreign", "m2/s", FOREIGN_D),
                        Parameter.of("front width", "nm", WIDTH * 1e9),
                        Parameter.of("front depth", "nm", DEPTH * 1e9),
                        Parameter.of("cell size", "nm", CELL * 1e9),
                        Parameter.of("time tolerance", "", TOLERANCES),
                        Parameter.of("time tolerance of the reference", "", REFERENCE)));
    }

    @Override
    public CaseResult run() {
        DepthSamples reference = DepthSamples.of(run(REFERENCE).finalProfile(), NATIVE);
        double[] steps = new double[TOLERANCES.length];
        double[] error = new double[TOLERANCES.length];
        for (int i = 0; i < TOLERANCES.length; i++) {
            Outcome.Completed run = run(TOLERANCES[i]);
            steps[i] = run.statistics().steps();
            error[i] = DepthSamples.of(run.finalProfile(), NATIVE).rmsTo(reference);
        }
        Convergence convergence = new Convergence(steps, error);
        return new CaseResult(
                List.of(
                        Check.orderAtLeast("order (tolerances 1e-4 and 1e-6)", convergence.overallOrder(), 1.9),
                        Check.atMost(
                                "RMS error of the profile in n_bulk at tolerance 1e-6",
                                convergence.finestError(),
                                1.2e-5,
                                "")),
                List.of(Plot.logarithmic(
                        "steps", "RMS error / n_bulk", convergence.curve("runs"), convergence.secondOrder("order 2"))));
    }

    private static Outcome.Completed run(double tolerance) {
        TransportProblem problem = TwoConstants.galvanostatic(
                new ConstantDiffusion(TwoConstants.NATIVE_D), FOREIGN_D, TwoConstants.speed(FOREIGN_D, WIDTH), DEPTH);
        return CompletedRun.of(
                problem, SolverSettings.DEFAULT.withFixedCell(CELL).withTimeTolerance(tolerance));
    }
}
