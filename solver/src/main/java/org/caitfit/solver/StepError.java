package org.caitfit.solver;

/** Local error of the time steps of one stage: of the profile, of the charge, and of the potential where a current is held. */
final class StepError {
    private static final double GAMMA = StageIntegrator.GAMMA;
    /** Error constant of the method: the local error is this times step^3 times the third derivative. */
    private static final double ERROR_CONSTANT = 3 * GAMMA * GAMMA - 2 * GAMMA * GAMMA * GAMMA - 1.0 / 6;

    /** How much more the charge must be right than the profile: its errors add up over the steps. */
    private static final double CHARGE_WEIGHT = 100;

    /** Part of a stage within which a discharge through the sample itself need not be followed. */
    private static final double UNSEEN = 1e-3;

    private final NppSystem system;
    private final ImplicitStage stage;
    private final OuterCircuit circuit;
    private final StageStarts starts;
    private final GridMotion motion;
    private final double tolerance;
    private final double[] background;

    private double duration;
    private double largestPotential;
    private double currentBefore;
    private double currentBeforeThat;
    /** How many of the last currents tell something of the next one. */
    private int currents;

    private double chargeOfStep;
    private double profileOfStep;
    private double charge;
    private double profile;

    /** @param background densities of the untouched glass by ion, scaled */
    StepError(
            NppSystem system,
            ImplicitStage stage,
            OuterCircuit circuit,
            StageStarts starts,
            GridMotion motion,
            double tolerance,
            double[] background) {
        this.system = system;
        this.stage = stage;
        this.circuit = circuit;
        this.starts = starts;
        this.motion = motion;
        this.tolerance = tolerance;
        this.background = background;
    }

    /** @param stageDuration scaled @param potential at the start, scaled */
    void begin(double stageDuration, double potential) {
        duration = stageDuration;
        largestPotential = Math.abs(potential);
    }

    /** Estimated error of the charge of the accepted steps, scaled: a depth. */
    double charge() {
        return charge;
    }

    /** Estimated local error of the profile in the last accepted step, RMS over the replaced zone. */
    double profile() {
        return profile;
    }

    /** The current is no longer what it was. */
    void forgetCurrents() {
        currents = 0;
    }

    /** Takes note of an accepted step. @param current at its start @param potential at its end */
    void accepted(double current, double potential) {
        charge += chargeOfStep;
        profile = profileOfStep;
        currentBeforeThat = currentBefore;
        currentBefore = current;
        currents = Math.min(2, currents + 1);
        largestPotential = Math.max(largestPotential, Math.abs(potential));
    }

    /**
     * Local error over tolerance: the largest of the RMS over the replaced zone of the error of the densities, of the error of
     * the charge and of that of the potential.
     *
     * @param end unknowns at the end of the step @param edges grid there
     * @param injected charge of the step @param current at its start
     */
    double of(double[] end, double[] edges, double dt, double injected, double current) {
        double share;
        if (starts.points() >= 2) {
            double p = (1 + starts.lastStep() / dt) * (1 + (starts.lastStep() + starts.stepBefore()) / dt) / 6;
            share = ERROR_CONSTANT / (ERROR_CONSTANT + p);
        } else {
            share = starts.points() == 1 ? 0.1 : 0.2;
        }
        double[] predicted = starts.predicted();
        double sum = 0;
        double zone = 0;
        for (int cell = 0; cell < system.cells; cell++) {
            double h = edges[cell + 1] - edges[cell];
            double replaced = 0;
            for (int k = 0; k < background.length - 1; k++) {
                int i = system.density(k, cell);
                double e = end[i] - predicted[i];
                sum += h * e * e;
                replaced = Math.max(replaced, Math.abs(end[i] - background[k]));
            }
            if (system.controlsLast()) {
                double last = system.lastDensity(end, edges, cell);
                double e = last - system.lastDensity(predicted, edges, cell);
                sum += h * e * e;
                replaced = Math.max(replaced, Math.abs(last - background[background.length - 1]));
            }
            zone += h * replaced;
        }
        double scale = Math.max(zone, motion.smallestZone());
        double surprise = chargeSurprise(dt, injected, current);
        chargeOfStep = share * surprise;
        profileOfStep = share * Math.sqrt(sum / scale);
        double worst = Math.max(Math.sqrt(sum / scale), CHARGE_WEIGHT * Math.abs(surprise) / scale);
        return share * Math.max(worst, potentialSurprise(end, edges, dt)) / tolerance;
    }

    /**
     * Where a current is held: the potential less what the last accepted points predict, over the largest one so far, that of
     * the untouched glass at this current, or VT. The sample discharges through itself within eps/sigma, in scaled units
     * about lambda^2 since the conductivity of the untouched glass is near 1. In a step far longer than that the method goes
     * to the end of the discharge at once and errs by nothing, which the prediction cannot know; and a discharge that is over
     * in a small part of the stage leaves no trace: the surprise counts as far as the discharge takes time.
     */
    private double potentialSurprise(double[] end, double[] edges, double dt) {
        if (circuit.constraint() != ImplicitStage.Constraint.CURRENT) {
            return 0;
        }
        double potential = stage.potential(end, edges);
        double surprise = Math.abs(potential - stage.potential(starts.predicted(), edges));
        double resistive = Math.abs(stage.current) * edges[system.cells];
        double scale = Math.max(1, Math.max(Math.max(largestPotential, resistive), Math.abs(potential)));
        double relaxation = system.lambda2();
        return surprise / scale / (1 + GAMMA * dt / relaxation) / (1 + UNSEEN * duration / relaxation);
    }

    /**
     * Charge of the step less what the currents of the last accepted points predict. Where the grid follows the front
     * nothing moves in its frame, and it is the falling current that limits the step. A current that is held brings its
     * charge exactly.
     */
    private double chargeSurprise(double dt, double injected, double current) {
        if (circuit.constraint() == ImplicitStage.Constraint.CURRENT) {
            return 0;
        }
        double c1 = 0;
        double c2 = 0;
        if (currents >= 1) {
            c1 = (current - currentBefore) / starts.lastStep();
        }
        if (currents >= 2) {
            double earlier = (currentBefore - currentBeforeThat) / starts.stepBefore();
            c2 = (c1 - earlier) / (starts.lastStep() + starts.stepBefore());
            c1 += c2 * starts.lastStep();
        }
        return injected - dt * (current + dt * (c1 / 2 + c2 * dt / 3));
    }
}
