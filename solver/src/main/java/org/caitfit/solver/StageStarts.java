package org.caitfit.solver;

/**
 * Start values of the implicit stages for Newton's method: the last accepted points continued by a polynomial, and what that
 * missed in the last step. In the frame of the front a CAIT is nearly self-similar, so the next step misses nearly the same.
 */
final class StageStarts {
    private static final double GAMMA = StageIntegrator.GAMMA;
    private static final double LARGEST_DENSITY = 1.02;

    /**
     * What the first stage had besides what was missed again goes on growing until the end of the step, by this part of what a
     * polynomial would, as far as steps are alike.
     */
    private static final double LATER = 0.6;

    /** Part of a density to which it may fall as the polynomial says. */
    private static final double FREE_FALL = 0.7;

    private final NppSystem system;
    private final double[] predictedFirst;
    private final double[] predicted;
    private final double[] missedFirst;
    private final double[] missedSecond;
    private final double[] previous;
    private final double[] beforePrevious;
    private int points;
    private double lastStep;
    private double stepBefore;
    private boolean learned;
    /** Length of the last accepted step over the time at its end. */
    private double lastPart;

    StageStarts(NppSystem system) {
        this.system = system;
        this.predictedFirst = new double[system.order];
        this.predicted = new double[system.order];
        this.missedFirst = new double[system.order];
        this.missedSecond = new double[system.order];
        this.previous = new double[system.order];
        this.beforePrevious = new double[system.order];
    }

    /** Points before the last accepted one that the polynomial goes through: 0, 1 or 2. */
    int points() {
        return points;
    }

    /** Length of the last accepted step. */
    double lastStep() {
        return lastStep;
    }

    /** Length of the one before. */
    double stepBefore() {
        return stepBefore;
    }

    /** The polynomial at the end of the step in hand. */
    double[] predicted() {
        return predicted;
    }

    /**
     * Start of the first implicit stage.
     *
     * @param u last accepted point @param time at it @param dt length of the step @param out start values
     */
    void first(double[] u, double time, double dt, double[] out) {
        predict(u, GAMMA * dt, predictedFirst);
        System.arraycopy(predictedFirst, 0, out, 0, out.length);
        if (learned) {
            // the same again where the step is the same part of the time
            double parts = dt / (time + dt) / lastPart;
            addMissed(Math.min(1, parts * parts * parts), missedFirst, out);
        }
        keep(u, out);
    }

    /**
     * Start of the second one: the first has told how much the last step is alike.
     *
     * @param first solution of the first stage
     */
    void second(double[] u, double[] first, double dt, double[] out) {
        predict(u, dt, predicted);
        System.arraycopy(predicted, 0, out, 0, out.length);
        if (learned) {
            double both = 0;
            double before = 0;
            double now = 0;
            for (int i = 0; i < first.length; i++) {
                double missed = first[i] - predictedFirst[i];
                both += missed * missedFirst[i];
                before += missedFirst[i] * missedFirst[i];
                now += missed * missed;
            }
            if (before > 0) {
                double again = Math.min(2, Math.max(-1, both / before));
                double alike = Math.max(0, both) / Math.sqrt(before * now + Double.MIN_NORMAL);
                addMissed(again, missedSecond, out);
                addRest(again, LATER * alike * growth(dt), first, out);
            }
        }
        keep(first, out);
    }

    /** Takes note of an accepted step. @param u at its start @param second at its end @param time at its end */
    void accepted(double[] u, double[] first, double[] second, double dt, double time) {
        for (int i = 0; i < u.length; i++) {
            missedFirst[i] = first[i] - predictedFirst[i];
            missedSecond[i] = second[i] - predicted[i];
        }
        lastPart = dt / time;
        learned = points >= 2;
        System.arraycopy(previous, 0, beforePrevious, 0, u.length);
        System.arraycopy(u, 0, previous, 0, u.length);
        stepBefore = lastStep;
        lastStep = dt;
        points = Math.min(2, points + 1);
    }

    /** What comes will not be like the last step. */
    void forgetWhatWasMissed() {
        learned = false;
    }

    /** Error of the polynomial at the end of a step over that at its first stage, if it is that of one of one degree less. */
    private double growth(double dt) {
        double last = lastStep / dt;
        double both = (lastStep + stepBefore) / dt;
        return (1 + last) * (1 + both) / (GAMMA * (GAMMA + last) * (GAMMA + both));
    }

    private void predict(double[] u, double ahead, double[] out) {
        if (points == 0) {
            System.arraycopy(u, 0, out, 0, u.length);
            return;
        }
        double bend = points == 1 ? 0 : ahead * (ahead + lastStep) / (lastStep + stepBefore);
        double slope = (ahead + bend) / lastStep;
        double bendBefore = points == 1 ? 0 : bend / stepBefore;
        for (int i = 0; i < u.length; i++) {
            out[i] = u[i] + slope * (u[i] - previous[i]) - bendBefore * (previous[i] - beforePrevious[i]);
        }
        clip(out);
    }

    private void addMissed(double factor, double[] missed, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] += factor * missed[i];
        }
    }

    /** Adds what the first stage had besides what was missed again. */
    private void addRest(double again, double factor, double[] first, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] += factor * (first[i] - predictedFirst[i] - again * missedFirst[i]);
        }
    }

    /**
     * Densities to where they can be. A density never falls to nothing within a step: a fall by more than a part slows down, for D
     * varies with the logarithm of the density.
     *
     * @param before densities that are there
     */
    private void keep(double[] before, double[] w) {
        int block = system.block;
        for (int at = 0; at < system.cells * block; at += block) {
            for (int k = 1; k < block; k++) {
                double least = FREE_FALL * before[at + k];
                double n = w[at + k];
                double slowed = least > 0 ? least * least / (2 * least - n) : 0;
                w[at + k] = Math.min(LARGEST_DENSITY, n >= least ? n : slowed);
            }
        }
    }

    /** Densities to where they can be. */
    private void clip(double[] w) {
        int block = system.block;
        for (int at = 0; at < system.cells * block; at += block) {
            for (int k = 1; k < block; k++) {
                w[at + k] = Math.min(LARGEST_DENSITY, Math.max(0, w[at + k]));
            }
        }
    }
}
