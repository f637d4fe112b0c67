package org.caitfit.solver;

/**
 * Integrates one stage in time: two-stage, stiffly accurate, L-stable SDIRK of order 2 (Alexander, SIAM J. Numer. Anal. 14
 * (1977) 1006) with local error control and step rejection, on a grid that moves linearly within each step, so that the
 * geometric conservation law holds exactly. Scaled units.
 */
final class StageIntegrator {
    private static final double GAMMA = 1 - Math.sqrt(0.5);
    /** Error constant of the method: the local error is this times step^3 times the third derivative. */
    private static final double ERROR_CONSTANT = 3 * GAMMA * GAMMA - 2 * GAMMA * GAMMA * GAMMA - 1.0 / 6;

    /** How much more the charge must be right than the profile: its errors add up over the steps. */
    private static final double CHARGE_WEIGHT = 10;

    /** A step that undershoots zero by more is repeated with a smaller one; a smaller undershoot is repaired. */
    private static final double LARGEST_UNDERSHOOT = 1e-4;

    private static final double SMALLEST_STEP = 1e-13;

    private final NppSystem system;
    private final ImplicitStage stage;
    private final GridMotion motion;
    private final double tolerance;
    private final double[] background;
    private final Observer observer;
    private final Positivity positivity;

    private final double[] u;
    private final double[] first;
    private final double[] second;
    private final double[] predicted;
    private final double[] history;
    private final double[] previous;
    private final double[] beforePrevious;
    private final double[] edges;
    private final double[] endEdges;
    private final double[] stageEdges;
    private final double[] velocity;
    private final double[] rate;
    private double current;
    private double currentAtFirst;
    private double currentBefore;
    private double currentBeforeThat;
    private int historySize;
    private double lastStep;
    private double stepBefore;

    int steps;
    int rejected;

    /** Told of every accepted step. */
    interface Observer {
        /**
         * @param time at the end of the step, scaled, from the start of the stage
         * @param injected charge through the outer circuit during the step, scaled
         */
        void accepted(double time, double injected, StageIntegrator at);
    }

    /** How the stage ended. */
    enum End {
        REACHED,
        STEP_TOO_SMALL,
        WORK_CAP,
        NOT_FINITE
    }

    /**
     * @param background densities of the untouched glass by ion, scaled
     * @param u start values, interleaved; used in place
     * @param edges start grid; used in place
     */
    StageIntegrator(
            NppSystem system,
            ImplicitStage stage,
            GridMotion motion,
            double tolerance,
            double[] background,
            double[] u,
            double[] edges,
            double current,
            Observer observer) {
        this.system = system;
        this.stage = stage;
        this.motion = motion;
        this.tolerance = tolerance;
        this.background = background;
        this.u = u;
        this.edges = edges;
        this.current = current;
        this.observer = observer;
        this.positivity = new Positivity(system);
        this.first = new double[u.length];
        this.second = new double[u.length];
        this.predicted = new double[u.length];
        this.history = new double[u.length];
        this.previous = new double[u.length];
        this.beforePrevious = new double[u.length];
        this.endEdges = new double[edges.length];
        this.stageEdges = new double[edges.length];
        this.velocity = new double[edges.length];
        this.rate = new double[2 * background.length];
    }

    double[] unknowns() {
        return u;
    }

    double[] edges() {
        return edges;
    }

    double current() {
        return current;
    }

    NppSystem system() {
        return system;
    }

    double potential() {
        return stage.potential(u, edges);
    }

    /** Ions out through the back and in through the front during the last accepted step, scaled: [out..., in...]. */
    double[] exchanged() {
        return rate;
    }

    /** Amount exchanged between cells to undo negative densities, scaled. */
    double repaired() {
        return positivity.moved;
    }

    int newtonIterations() {
        return stage.iterations;
    }

    /** Runs the stage. @param duration scaled @param firstStep scaled @param maximalSteps cap on steps of both kinds */
    End run(double duration, double firstStep, int maximalSteps) {
        double time = 0;
        double step = Math.min(firstStep, duration);
        while (time < duration) {
            if (steps + rejected >= maximalSteps) {
                return End.WORK_CAP;
            }
            double left = duration - time;
            step = Math.min(step, motion.longestStep(current));
            // never stretched or shared out to meet the end: the result must be a continuous function of the duration
            boolean last = step >= left * (1 - 1e-10);
            double dt = last ? left : step;
            double error = attempt(dt);
            if (!(error <= 1)) {
                rejected++;
                step = dt * (Double.isFinite(error) ? Math.max(0.2, 0.85 * StrictMath.cbrt(1 / error)) : 0.25);
                if (step < SMALLEST_STEP * duration) {
                    return End.STEP_TOO_SMALL;
                }
                continue;
            }
            time = last ? duration : time + dt;
            accept(dt, time);
            if (!Double.isFinite(current)) {
                return End.NOT_FINITE;
            }
            step = dt * Math.min(2.5, Math.max(0.2, 0.85 * StrictMath.cbrt(1 / Math.max(error, 1e-9))));
        }
        return End.REACHED;
    }

    /** One trial step; returns its error over the tolerance, or infinity if it could not be made. */
    private double attempt(double dt) {
        motion.end(current, dt, endEdges);
        for (int i = 0; i < edges.length; i++) {
            velocity[i] = (endEdges[i] - edges[i]) / dt;
            stageEdges[i] = edges[i] + GAMMA * (endEdges[i] - edges[i]);
        }
        for (int i = 0; i < u.length; i++) {
            history[i] = conserved(u, edges, i);
        }
        boolean exact = system.hasReservoir() || backReached();
        predict(GAMMA * dt, first);
        if (!stage.solve(first, current, stageEdges, velocity, history, GAMMA * dt, exact)) {
            return Double.POSITIVE_INFINITY;
        }
        currentAtFirst = stage.current;
        exchange(first, stageEdges, dt * (1 - GAMMA), true);
        for (int i = 0; i < u.length; i++) {
            history[i] += (1 - GAMMA) / GAMMA * (conserved(first, stageEdges, i) - history[i]);
        }
        predict(dt, predicted);
        System.arraycopy(predicted, 0, second, 0, u.length);
        if (!stage.solve(second, currentAtFirst, endEdges, velocity, history, GAMMA * dt, exact)) {
            return Double.POSITIVE_INFINITY;
        }
        exchange(second, endEdges, dt * GAMMA, false);
        double least = positivity.smallest(second, endEdges);
        return Math.max(error(dt), -least / LARGEST_UNDERSHOOT);
    }

    /** Whether the composition at the back is no longer that of the untouched glass. */
    private boolean backReached() {
        boolean reached = false;
        for (int k = 0; k < background.length - 1; k++) {
            reached |= Math.abs(u[system.density(k, system.cells - 1)] - background[k]) > 1e-9;
        }
        return reached;
    }

    private double conserved(double[] w, double[] grid, int i) {
        int cell = i / system.block;
        return i % system.block == 0 ? system.lambda2() * w[i] : w[i] * (grid[cell + 1] - grid[cell]);
    }

    private void exchange(double[] w, double[] grid, double weight, boolean reset) {
        int k = background.length;
        double[] flux = new double[k];
        system.outflow(w, grid, flux);
        for (int i = 0; i < k; i++) {
            rate[i] = (reset ? 0 : rate[i]) + weight * flux[i];
        }
        if (system.hasReservoir()) {
            system.inflow(w, grid, flux);
            for (int i = 0; i < k; i++) {
                rate[k + i] = (reset ? 0 : rate[k + i]) + weight * flux[i];
            }
        }
    }

    /** Polynomial through the last accepted points, at a time after the last one. */
    private void predict(double ahead, double[] out) {
        if (historySize == 0) {
            System.arraycopy(u, 0, out, 0, u.length);
            return;
        }
        double h1 = lastStep;
        double a = ahead / h1;
        if (historySize == 1) {
            for (int i = 0; i < u.length; i++) {
                out[i] = clip(i, u[i] + a * (u[i] - previous[i]));
            }
            return;
        }
        double h2 = stepBefore;
        double second2 = ahead * (ahead + h1) / (h1 + h2);
        for (int i = 0; i < u.length; i++) {
            double d1 = (u[i] - previous[i]) / h1;
            double d2 = (previous[i] - beforePrevious[i]) / h2;
            out[i] = clip(i, u[i] + ahead * d1 + second2 * (d1 - d2));
        }
    }

    private double clip(int i, double value) {
        return i % system.block == 0 ? value : Math.min(1.02, Math.max(0, value));
    }

    /** Local error over tolerance: RMS over the replaced zone of the error of the densities. */
    private double error(double dt) {
        double share;
        if (historySize >= 2) {
            double p = (1 + lastStep / dt) * (1 + (lastStep + stepBefore) / dt) / 6;
            share = ERROR_CONSTANT / (ERROR_CONSTANT + p);
        } else {
            share = historySize == 1 ? 0.1 : 0.2;
        }
        double sum = 0;
        double zone = 0;
        for (int cell = 0; cell < system.cells; cell++) {
            double h = endEdges[cell + 1] - endEdges[cell];
            double worst = 0;
            for (int k = 0; k < background.length - 1; k++) {
                int i = system.density(k, cell);
                double e = second[i] - predicted[i];
                sum += h * e * e;
                worst = Math.max(worst, Math.abs(second[i] - background[k]));
            }
            zone += h * worst;
        }
        double scale = Math.max(zone, motion.smallestZone());
        return share * Math.max(Math.sqrt(sum / scale), CHARGE_WEIGHT * chargeSurprise(dt) / scale) / tolerance;
    }

    /**
     * Charge of the step less what the currents of the last accepted points predict. Where the grid follows the front
     * nothing moves in its frame, and it is the falling current that limits the step.
     */
    private double chargeSurprise(double dt) {
        double c1 = 0;
        double c2 = 0;
        if (historySize >= 1) {
            c1 = (current - currentBefore) / lastStep;
        }
        if (historySize >= 2) {
            double earlier = (currentBefore - currentBeforeThat) / stepBefore;
            c2 = (c1 - earlier) / (lastStep + stepBefore);
            c1 += c2 * lastStep;
        }
        double predictedCharge = dt * (current + dt * (c1 / 2 + c2 * dt / 3));
        return Math.abs(injected(dt) - predictedCharge);
    }

    private double injected(double dt) {
        return dt * ((1 - GAMMA) * currentAtFirst + GAMMA * stage.current);
    }

    private void accept(double dt, double time) {
        positivity.repair(second, endEdges);
        System.arraycopy(previous, 0, beforePrevious, 0, u.length);
        System.arraycopy(u, 0, previous, 0, u.length);
        System.arraycopy(second, 0, u, 0, u.length);
        System.arraycopy(endEdges, 0, edges, 0, edges.length);
        currentBeforeThat = currentBefore;
        currentBefore = current;
        current = stage.current;
        stepBefore = lastStep;
        lastStep = dt;
        historySize = Math.min(2, historySize + 1);
        steps++;
        double injected = injected(dt);
        motion.accepted(frontDepth(), injected, current);
        observer.accepted(time, injected, this);
    }

    /**
     * Depth where the last (delivered) ion falls to the share that marks the front, or to half of its density at the surface
     * if that is less, seen from the back; 0 if it never does.
     */
    private double frontDepth() {
        int ion = background.length - 1;
        double share = motion.frontShare() / Math.abs(system.chargeOf(ion));
        double mark = Math.min(share, 0.5 * system.lastDensity(u, edges, 0));
        double right = system.lastDensity(u, edges, system.cells - 1);
        for (int cell = system.cells - 2; cell >= 0; cell--) {
            double left = system.lastDensity(u, edges, cell);
            if (left >= mark && right < mark) {
                double xl = 0.5 * (edges[cell] + edges[cell + 1]);
                double xr = 0.5 * (edges[cell + 1] + edges[cell + 2]);
                return xl + (xr - xl) * (left - mark) / (left - right);
            }
            right = left;
        }
        return 0;
    }
}
