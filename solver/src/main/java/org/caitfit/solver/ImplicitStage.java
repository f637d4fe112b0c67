package org.caitfit.solver;

/** Newton's method for one implicit Runge-Kutta stage, with the current of the outer circuit as a border. */
final class ImplicitStage {
    /** Error of the densities that may be left, over the fixed charge density: far below any time tolerance. */
    private static final double CONVERGED = 1e-6;

    /** The same where ions go through the surfaces by fluxes that are not linear: the ion balance needs them exact. */
    private static final double CONVERGED_EXACT = 1e-13;

    /** Error left after an update of 1, if Newton's method has not told yet: it is this times the update squared. */
    private static final double CURVATURE = 10;

    private static final int MAXIMAL_ITERATIONS = 12;
    private static final double LARGEST_CHANGE = 0.3;

    private final NppSystem system;
    private final BandMatrix matrix;
    private final double[] residual;
    private final double[] border;
    private final double[] weight;
    private final Constraint constraint;
    private final double constrained;

    /** Scaled current density of the outer circuit after a converged solve. */
    double current;

    int iterations;

    /** What the outer circuit holds. */
    enum Constraint {
        POTENTIAL,
        CURRENT
    }

    /** @param constrained scaled potential or scaled current density */
    ImplicitStage(NppSystem system, Constraint constraint, double constrained) {
        this.system = system;
        this.matrix = system.newMatrix();
        this.residual = new double[system.order];
        this.border = new double[system.order];
        this.weight = new double[system.cells + 1];
        this.constraint = constraint;
        this.constrained = constrained;
    }

    /** Potential of the front against the back, scaled. */
    double potential(double[] u, double[] edges) {
        double sum = 0;
        int n = system.cells;
        for (int f = 0; f <= n; f++) {
            sum += u[system.field(f)] * faceWeight(edges, f);
        }
        return sum;
    }

    /** Distance over which the field of a face holds: between the centres of its cells. */
    private double faceWeight(double[] edges, int f) {
        double from = f == 0 ? edges[0] : 0.5 * (edges[f - 1] + edges[f]);
        double to = f == system.cells ? edges[f] : 0.5 * (edges[f] + edges[f + 1]);
        return to - from;
    }

    /**
     * Solves a stage.
     *
     * @param u start in, solution out
     * @param startCurrent start value for the current
     * @param exact whether the fluxes through the surfaces have to be exact for the ion balance
     * @return whether it converged; if not, u holds garbage
     */
    boolean solve(
            double[] u,
            double startCurrent,
            double[] edges,
            double[] velocity,
            double[] history,
            double tau,
            boolean exact) {
        current = constraint == Constraint.CURRENT ? constrained : startCurrent;
        int n = system.cells;
        for (int f = 0; f <= n; f++) {
            weight[f] = faceWeight(edges, f);
        }
        double before = 0;
        for (int iteration = 0; iteration < MAXIMAL_ITERATIONS; iteration++) {
            iterations++;
            system.assemble(u, current, edges, velocity, history, tau, matrix, residual);
            if (!matrix.factorise()) {
                return false;
            }
            double currentStep = 0;
            if (constraint == Constraint.CURRENT) {
                matrix.solve(residual);
            } else {
                java.util.Arrays.fill(border, 0);
                for (int f = 1; f <= n; f++) {
                    border[system.field(f)] = -1;
                }
                matrix.solve(residual, border);
                double gap = -constrained;
                double slope = 0;
                for (int f = 0; f <= n; f++) {
                    int at = system.field(f);
                    gap += weight[f] * (u[at] - residual[at]);
                    slope += weight[f] * border[at];
                }
                currentStep = gap / slope;
            }
            double largest = 0;
            for (int i = 0; i < system.order; i++) {
                residual[i] += currentStep * border[i];
                if (i % system.block != 0) {
                    largest = Math.max(largest, Math.abs(residual[i]));
                }
            }
            if (!(largest < 1e6) || !Double.isFinite(currentStep)) {
                return false;
            }
            double damping = largest > LARGEST_CHANGE ? LARGEST_CHANGE / largest : 1;
            for (int i = 0; i < system.order; i++) {
                u[i] -= damping * residual[i];
            }
            current += damping * currentStep;
            // quadratic convergence tells the error left, and linear equations (the ion balances) hold exactly by now
            double curvature = iteration == 0 ? CURVATURE : largest / (before * before);
            if (damping == 1
                    && largest < 0.01
                    && curvature * largest * largest < (exact ? CONVERGED_EXACT : CONVERGED)) {
                return true;
            }
            before = largest;
        }
        return false;
    }
}
