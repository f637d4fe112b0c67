package org.caitfit.solver;

import java.util.Arrays;

/** Newton's method for one implicit Runge-Kutta stage, with the current of the outer circuit as a border. */
final class ImplicitStage {
    /** The error left is the square of an update times what the last two updates have told, but at least this. */
    private static final double CURVATURE = 4;

    /**
     * A stage whose error left is between this part of the tolerance and all of it gets a share of one more update: the result
     * must not jump where an iteration more or less is enough.
     */
    private static final double CERTAIN = 0.8;

    /** Updates of this size are round-off, and say nothing of the convergence. */
    private static final double ROUND_OFF = 1e-11;

    /** Of the curvature seen in this stage so far: one good update after bad ones may be chance. */
    private static final double REMEMBERED = 0.25;

    private static final int MAXIMAL_ITERATIONS = 12;
    private static final double LARGEST_CHANGE = 0.3;

    /** After so many iterations with changes still so large a smaller step is cheaper. */
    private static final int PATIENCE = 6;

    private static final double HOPELESS = 0.05;

    private final NppSystem system;
    private final double converged;
    private final BandMatrix matrix;
    private final double[] change;
    private final double[] border;
    private final double[] weight;
    private final double[] exchanged;

    /** Scaled current density of the outer circuit after a converged solve. */
    double current;

    int iterations;

    /** Error left over the square of the update, as last seen. */
    private double curvature = CURVATURE;

    /** What the outer circuit holds. */
    enum Constraint {
        POTENTIAL,
        CURRENT
    }

    /** @param converged error of the densities that may be left, over the fixed charge density */
    ImplicitStage(NppSystem system, double converged) {
        this.system = system;
        this.converged = converged;
        this.matrix = system.newMatrix();
        this.change = new double[system.order];
        this.border = new double[system.order];
        this.weight = new double[system.cells + 1];
        this.exchanged = new double[2 * system.ions];
    }

    /** Potential of the front against the back, scaled. */
    double potential(double[] u, double[] edges) {
        double sum = 0;
        for (int cell = 0; cell < system.cells; cell++) {
            sum += 0.5 * (edges[cell + 1] - edges[cell]) * (u[system.field(cell)] + u[system.field(cell + 1)]);
        }
        return sum;
    }

    /**
     * Solves a stage.
     *
     * @param u start in, solution out
     * @param constraint what is held
     * @param held scaled potential or scaled current density
     * @param startCurrent start value for the current where the potential is held
     * @param edges at the time of the stage @param velocity of the edges
     * @param history conserved quantities carried over
     * @param tau gamma dt
     * @return whether it converged; if not, u holds garbage
     */
    boolean solve(
            double[] u,
            Constraint constraint,
            double held,
            double startCurrent,
            double[] edges,
            double[] velocity,
            double[] history,
            double tau) {
        boolean potentialHeld = constraint == Constraint.POTENTIAL;
        current = potentialHeld ? startCurrent : held;
        int n = system.cells;
        if (potentialHeld) {
            for (int f = 1; f < n; f++) {
                weight[f] = 0.5 * (edges[f + 1] - edges[f - 1]);
            }
            weight[0] = 0.5 * (edges[1] - edges[0]);
            weight[n] = 0.5 * (edges[n] - edges[n - 1]);
        }
        system.load(edges, velocity, tau);
        double before = 0;
        // of an update of which only a share is wanted; 1 as long as all of it is
        double share = 1;
        Arrays.fill(exchanged, 0);
        for (int iteration = 0; iteration < MAXIMAL_ITERATIONS; iteration++) {
            iterations++;
            system.assemble(u, current, edges, history, matrix, change);
            double currentStep = 0;
            if (potentialHeld) {
                for (int i = 0; i < system.order; i++) {
                    border[i] = 0;
                }
                for (int f = 0; f <= n; f++) {
                    border[system.field(f)] = system.carriesCurrent(f) ? -1 : 0;
                }
                if (!matrix.solveNew(change, border)) {
                    return false;
                }
                double gap = -held;
                double slope = 0;
                for (int f = 0; f <= n; f++) {
                    int at = system.field(f);
                    gap += weight[f] * (u[at] - change[at]);
                    slope += weight[f] * border[at];
                }
                currentStep = gap / slope;
                for (int i = 0; i < system.order; i++) {
                    change[i] += currentStep * border[i];
                }
            } else if (!matrix.solveNew(change)) {
                return false;
            }
            double largest = system.largestChange(change, edges);
            boolean hopeless = iteration >= PATIENCE && largest > HOPELESS;
            if (!(largest < 1e6) || !Double.isFinite(currentStep) || hopeless) {
                return false;
            }
            double damping = largest > LARGEST_CHANGE ? LARGEST_CHANGE / largest : share;
            for (int i = 0; i < system.order; i++) {
                u[i] -= damping * change[i];
            }
            current += damping * currentStep;
            // quadratic convergence tells the error left; linear equations (the ion balances) hold exactly by now
            if (iteration > 0) {
                double seen = largest / (before * before);
                double known = Math.max(CURVATURE, iteration > 1 ? REMEMBERED * curvature : 0);
                curvature += share * (Math.max(known, seen) - curvature);
            }
            if (share < 1) {
                system.addExchanged(change, -1, share, exchanged);
                return true;
            }
            double left = curvature * largest * largest / converged;
            boolean certain = largest < ROUND_OFF || (largest < 0.01 && left <= CERTAIN);
            if (damping == 1 && certain) {
                system.addExchanged(change, -1, 1, exchanged);
                return true;
            }
            if (damping == 1 && largest < 0.01 && left < 1) {
                share = (left - CERTAIN) / (1 - CERTAIN);
                system.addExchanged(change, -1, 1 - share, exchanged);
            }
            before = largest;
        }
        return false;
    }

    /** Adds the ions exchanged through the surfaces. @param weight duration, scaled @param sum [out..., in...] by ion */
    void addExchanged(double weight, double[] sum) {
        for (int i = 0; i < exchanged.length; i++) {
            sum[i] += weight * exchanged[i];
        }
    }
}
