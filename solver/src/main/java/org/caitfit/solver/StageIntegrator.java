package org.caitfit.solver;

/**
 * Integrates one stage in time: two-stage, stiffly accurate, L-stable SDIRK of order 2 (Alexander, SIAM J. Numer. Anal. 14
 * (1977) 1006) with local error control and step rejection, on a grid that moves linearly within each step, so that the
 * geometric conservation law holds exactly. Scaled units.
 */
final class StageIntegrator {
    static final double GAMMA = 1 - Math.sqrt(0.5);
    /** A step that undershoots zero by more is repeated with a smaller one; a smaller undershoot is repaired. */
    private static final double LARGEST_UNDERSHOOT = 1e-4;

    /**
     * Error over the tolerance above which a step is repeated. The controller aims below 1; the margin makes it rare, since
     * each repetition is a jump in the result as a function of the parameters.
     */
    private static final double REJECTED = 2;

    private static final double SAFETY = 0.85;

    private static final double SMALLEST_STEP = 1e-13;

    /** How near to its limit the potential has to be for the current to end. */
    private static final double AT_LIMIT = 1e-7;

    private final NppSystem system;
    private final ImplicitStage stage;
    private final OuterCircuit circuit;
    private final GridMotion motion;
    private final double[] background;
    private final StageTangents tangents;
    private final Observer observer;
    private final Positivity positivity;
    private final StageStarts starts;
    private final StepError error;

    private final double[] u;
    private final double[] first;
    private final double[] second;
    private final double[] history;
    private final double[] edges;
    private final double[] endEdges;
    private final double[] stageEdges;
    private final double[] velocity;
    private final double[] exchanged;
    private double current;
    private double currentAtFirst;
    private double duration;
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
            OuterCircuit circuit,
            GridMotion motion,
            double tolerance,
            double[] background,
            double[] u,
            double[] edges,
            double current,
            StageTangents tangents,
            Observer observer) {
        this.system = system;
        this.stage = stage;
        this.circuit = circuit;
        this.motion = motion;
        this.background = background;
        this.u = u;
        this.edges = edges;
        this.current = current;
        this.tangents = tangents;
        this.observer = observer;
        this.positivity = new Positivity(system);
        this.starts = new StageStarts(system);
        this.error = new StepError(system, stage, circuit, starts, motion, tolerance, background);
        this.first = new double[u.length];
        this.second = new double[u.length];
        this.history = new double[u.length];
        this.endEdges = new double[edges.length];
        this.stageEdges = new double[edges.length];
        this.velocity = new double[edges.length];
        this.exchanged = new double[2 * background.length];
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
        return exchanged;
    }

    /** Estimates of the error so far. */
    StepError error() {
        return error;
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
        this.duration = duration;
        error.begin(duration, stage.potential(u, edges));
        double time = 0;
        double step = Math.min(firstStep, duration);
        if (circuit.limitAhead() && stage.potential(u, edges) >= circuit.limit() * (1 - AT_LIMIT)) {
            startHolding();
        }
        while (time < duration) {
            if (steps + rejected >= maximalSteps) {
                return End.WORK_CAP;
            }
            double left = duration - time;
            step = motion.step(step, current);
            // never stretched or shared out to meet the end: the result must be a continuous function of the duration
            boolean last = step >= left * (1 - 1e-10);
            double dt = last ? left : step;
            double ofStep = attempt(time, dt);
            if (!(ofStep <= REJECTED)) {
                rejected++;
                step = dt * (Double.isFinite(ofStep) ? Math.max(0.2, SAFETY * StrictMath.cbrt(1 / ofStep)) : 0.25);
                if (step < SMALLEST_STEP * duration) {
                    return End.STEP_TOO_SMALL;
                }
                continue;
            }
            double made = dt;
            double beyond = circuit.limitAhead() ? stage.potential(second, endEdges) / circuit.limit() - 1 : -1;
            boolean atLimit = beyond >= -AT_LIMIT;
            if (beyond > AT_LIMIT) {
                made = shortenToLimit(time, dt);
                if (made < 0) {
                    step = -0.25 * made;
                    if (step < SMALLEST_STEP * duration) {
                        return End.STEP_TOO_SMALL;
                    }
                    continue;
                }
            }
            double end = last && made == dt ? duration : time + made;
            accept(time, made, end);
            time = end;
            if (!Double.isFinite(current)) {
                return End.NOT_FINITE;
            }
            if (atLimit) {
                startHolding();
            }
            step = dt * Math.min(2.5, Math.max(0.2, SAFETY * StrictMath.cbrt(1 / Math.max(ofStep, 1e-9))));
        }
        return End.REACHED;
    }

    /**
     * Repeats a step that went beyond the limit of the potential with the length that meets it (regula falsi, Illinois).
     *
     * @return the length of the step made; negative: that of one that could not be made
     */
    private double shortenToLimit(double time, double tooLong) {
        double low = 0;
        double high = tooLong;
        double below = stage.potential(u, edges) - circuit.limit();
        double above = stage.potential(second, endEdges) - circuit.limit();
        double dt = tooLong;
        int side = 1;
        for (int i = 0; i < 80; i++) {
            dt = low + (high - low) * below / (below - above);
            rejected++;
            if (!(attempt(time, dt) <= REJECTED)) {
                return -dt;
            }
            double beyond = stage.potential(second, endEdges) - circuit.limit();
            if (Math.abs(beyond) <= AT_LIMIT * circuit.limit()) {
                return dt;
            }
            // an end that stays twice counts half
            if (beyond > 0) {
                below *= side > 0 ? 0.5 : 1;
                high = dt;
                above = beyond;
                side = 1;
            } else {
                above *= side < 0 ? 0.5 : 1;
                low = dt;
                below = beyond;
                side = -1;
            }
        }
        return -dt;
    }

    /**
     * From now on the potential is held: the current is no longer what it was, if it went on charging the sample, and says
     * nothing of what comes.
     */
    private void startHolding() {
        circuit.holdPotential();
        error.forgetCurrents();
        starts.forgetWhatWasMissed();
        // a step of no length leaves everything as it is but the current
        double moment = 1e-12 * duration;
        conserved(u, edges, history);
        java.util.Arrays.fill(velocity, 0);
        System.arraycopy(u, 0, second, 0, u.length);
        if (stage.solve(second, circuit.constraint(), circuit.limit(), current, edges, velocity, history, moment)) {
            current = stage.current;
        }
    }

    /** One trial step; returns its error over the tolerance, or infinity if it could not be made. */
    private double attempt(double time, double dt) {
        motion.end(current, dt, endEdges);
        for (int i = 0; i < edges.length; i++) {
            velocity[i] = (endEdges[i] - edges[i]) / dt;
            stageEdges[i] = edges[i] + GAMMA * (endEdges[i] - edges[i]);
        }
        conserved(u, edges, history);
        starts.first(u, time, dt, first);
        java.util.Arrays.fill(exchanged, 0);
        if (!stage.solve(
                first,
                circuit.constraint(),
                circuit.atFirst(circuit.constraint(), time, dt),
                current,
                stageEdges,
                velocity,
                history,
                GAMMA * dt)) {
            return Double.POSITIVE_INFINITY;
        }
        currentAtFirst = stage.current;
        stage.addExchanged(dt * (1 - GAMMA), exchanged);
        continueHistory();
        starts.second(u, first, dt, second);
        if (!stage.solve(
                second,
                circuit.constraint(),
                circuit.atEnd(circuit.constraint(), time, dt),
                currentAtFirst,
                endEdges,
                velocity,
                history,
                GAMMA * dt)) {
            return Double.POSITIVE_INFINITY;
        }
        stage.addExchanged(dt * GAMMA, exchanged);
        // an undershoot that can be repaired says nothing about the next step
        double undershoot = -positivity.smallest(second, endEdges) / LARGEST_UNDERSHOOT;
        double ofStep = error.of(second, endEdges, dt, injected(dt), current);
        return undershoot > 1 ? Math.max(ofStep, REJECTED * undershoot) : ofStep;
    }

    /** What the two stages have in common with the start and the first stage. */
    private void continueHistory() {
        double share = (1 - GAMMA) / GAMMA;
        int block = system.block;
        double lambda2 = system.lambda2();
        for (int cell = 0; cell <= system.cells; cell++) {
            int at = cell * block;
            history[at] += share * (lambda2 * first[at] - history[at]);
            if (cell < system.cells) {
                double h = stageEdges[cell + 1] - stageEdges[cell];
                for (int k = 1; k < block; k++) {
                    history[at + k] += share * (h * first[at + k] - history[at + k]);
                }
            }
        }
    }

    private void conserved(double[] w, double[] grid, double[] out) {
        int block = system.block;
        double lambda2 = system.lambda2();
        for (int cell = 0; cell <= system.cells; cell++) {
            int at = cell * block;
            out[at] = lambda2 * w[at];
            if (cell < system.cells) {
                double h = grid[cell + 1] - grid[cell];
                for (int k = 1; k < block; k++) {
                    out[at + k] = h * w[at + k];
                }
            }
        }
    }

    private double injected(double dt) {
        return dt * ((1 - GAMMA) * currentAtFirst + GAMMA * stage.current);
    }

    private void accept(double from, double dt, double time) {
        starts.accepted(u, first, second, dt, time);
        tangents.advance(
                new StageTangents.Step(circuit.constraint(), from, dt, currentAtFirst, stage.current),
                u,
                edges,
                first,
                stageEdges,
                second,
                endEdges,
                velocity);
        positivity.repair(second, endEdges);
        System.arraycopy(second, 0, u, 0, u.length);
        System.arraycopy(endEdges, 0, edges, 0, edges.length);
        error.accepted(current, potential());
        current = stage.current;
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
        double surface = 0.5 * Math.max(0, system.lastDensity(u, edges, 0));
        // the lesser of the two, without a kink when the surface fills up
        double ratio = share / Math.max(surface, 1e-300);
        double mark = share / Math.sqrt(Math.sqrt(1 + ratio * ratio * ratio * ratio));
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
