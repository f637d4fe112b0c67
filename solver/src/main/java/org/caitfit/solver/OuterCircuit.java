package org.caitfit.solver;

import org.caitfit.solver.ImplicitStage.Constraint;

/** What the outer circuit holds during a stage, scaled: a potential, a current, or a current until a potential is reached. */
final class OuterCircuit {
    /** The current as a function of time. */
    interface Current {
        /** Mean over a step. @param from start of the step, scaled, from the start of the stage @param step its length */
        double mean(double from, double step);

        /** At a time. */
        double at(double time);
    }

    private static final double GAMMA = StageIntegrator.GAMMA;

    private final Current wanted;
    private final double potential;
    private Constraint constraint;

    private OuterCircuit(Constraint constraint, Current wanted, double potential) {
        this.constraint = constraint;
        this.wanted = wanted;
        this.potential = potential;
    }

    static OuterCircuit potential(double potential) {
        return new OuterCircuit(Constraint.POTENTIAL, constant(0), potential);
    }

    static OuterCircuit current(double current) {
        return new OuterCircuit(Constraint.CURRENT, constant(current), Double.POSITIVE_INFINITY);
    }

    static OuterCircuit current(Current trace) {
        return new OuterCircuit(Constraint.CURRENT, trace, Double.POSITIVE_INFINITY);
    }

    /** A current until the potential reaches a limit, then that potential. */
    static OuterCircuit limited(double current, double limit) {
        return new OuterCircuit(Constraint.CURRENT, constant(current), limit);
    }

    private static Current constant(double current) {
        return new Current() {
            @Override
            public double mean(double from, double step) {
                return current;
            }

            @Override
            public double at(double time) {
                return current;
            }
        };
    }

    Constraint constraint() {
        return constraint;
    }

    /** Whether a current is held now that must end when the potential reaches {@link #limit}. */
    boolean limitAhead() {
        return constraint == Constraint.CURRENT && potential < Double.POSITIVE_INFINITY;
    }

    /** The potential at which the current ends. */
    double limit() {
        return potential;
    }

    /** From now on the potential is held. */
    void holdPotential() {
        constraint = Constraint.POTENTIAL;
    }

    /** Held at the first of the two implicit stages: together they deliver exactly the charge of the step. */
    double atFirst(double from, double step) {
        return constraint == Constraint.POTENTIAL
                ? potential
                : (wanted.mean(from, step) - GAMMA * wanted.at(from + step)) / (1 - GAMMA);
    }

    /** Held at the second implicit stage, the end of the step. */
    double atEnd(double from, double step) {
        return constraint == Constraint.POTENTIAL ? potential : wanted.at(from + step);
    }
}
