package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.NATIVE;

import java.util.List;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SolverSettings;

/** Smooth fronts on graded grids that move, at rising resolution. */
final class SpaceOrderCase implements VerificationCase {
    private static final double WIDTH = 8e-9;
    private static final double FOREIGN_D = TwoConstants.NATIVE_D / 10;
    /** The wave forgets its start over many widths. */
    private static final double DEPTH = 80 * WIDTH;

    private static final double BEND = 1;
    private static final int GRIDS = 4;
    /** Such that time steps leave no trace. */
    private static final double TOLERANCE = 1e-6;
    /** Such that the Debye length leaves no trace. */
    private static final double PERMITTIVITY = 0.09;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "space-order",
                "Order in space, with a manufactured front",
                "Second order on graded, moving grids where the answer is smooth. The solver has no source term, so it is"
                        + " D_native(n) that is made to fit a front chosen first, and the solution is exact without a source."
                        + " Every grid has half the cells of the next.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant current density;"
                        + " 1/D_native(n) = 1/D_foreign - 1/(v w g), g = 1 + 2 b n (n_bulk - n)/n_bulk^2, v = I/n_bulk",
                "x - v t = w (y + b (2 n/n_bulk - 1)), y = ln(n/(n_bulk - n)) (b = 0: the logistic front with constant D);"
                        + " cell averages from the integral of n, w (ln(1 + e^y) + b (n/n_bulk)^2)",
                List.of(
                        Parameter.of("D_foreign", "m2/s", FOREIGN_D),
                        Parameter.of("width w", "nm", WIDTH * 1e9),
                        Parameter.of("bend b", "", 0, BEND),
                        Parameter.of("front depth", "nm", DEPTH * 1e9),
                        Parameter.of("time tolerance", "", TOLERANCE),
                        Parameter.of("permittivity", "", PERMITTIVITY)));
    }

    @Override
    public CaseResult run() {
        Convergence logistic = convergence(0);
        Convergence manufactured = convergence(BEND);
        return new CaseResult(
                List.of(
                        Check.orderAtLeast("order, constant D (two finest grids)", logistic.finestOrder(), 1.9),
                        Check.orderAtLeast("order, D(n) (two finest grids)", manufactured.finestOrder(), 1.9),
                        error("constant D", logistic, 2.5e-4),
                        error("D(n)", manufactured, 2.5e-4)),
                List.of(Plot.logarithmic(
                        "cells",
                        "integral of the error / w",
                        logistic.curve("constant D"),
                        manufactured.curve("D(n)"),
                        manufactured.secondOrder("order 2"))));
    }

    private static Check error(String which, Convergence convergence, double bound) {
        return Check.atMost(
                "integral of the error over w n_bulk, " + which + ", finest grid",
                convergence.finestError(),
                bound,
                "");
    }

    private static Convergence convergence(double bend) {
        double speed = TwoConstants.speed(FOREIGN_D, WIDTH);
        DiffusionModel nativeD = new ManufacturedFront.Diffusion(FOREIGN_D, speed, WIDTH, bend);
        SolverSettings settings = SolverSettings.DEFAULT;
        double[] cells = new double[GRIDS];
        double[] error = new double[GRIDS];
        for (int i = 0; i < GRIDS; i++) {
            Outcome.Completed run = CompletedRun.of(
                    TwoConstants.galvanostatic(nativeD, FOREIGN_D, speed, DEPTH, PERMITTIVITY),
                    settings.withTimeTolerance(TOLERANCE));
            ExactProfile exact = new ManufacturedFront(TwoConstants.equalAreaDepth(run, PERMITTIVITY), WIDTH, bend);
            cells[i] = run.statistics().cells();
            error[i] = new ProfileComparison(run.finalProfile(), NATIVE, exact).area() / WIDTH;
            settings = settings.refined();
        }
        return new Convergence(cells, error);
    }
}
