package org.caitfit.solver;

import org.caitfit.solver.FrontControl.BeamLimited;
import org.caitfit.solver.FrontControl.Blocking;
import org.caitfit.solver.FrontControl.Galvanostatic;
import org.caitfit.solver.FrontControl.MeasuredCurrent;
import org.caitfit.solver.FrontControl.Potentiostatic;
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

    static OuterCircuit of(FrontControl control, Scales scales) {
        double volt = 1 / scales.thermalVoltage();
        double ampere = 1 / scales.current();
        if (control instanceof Potentiostatic p) {
            return new OuterCircuit(Constraint.POTENTIAL, constant(0), p.voltage() * volt);
        }
        if (control instanceof Blocking b) {
            return new OuterCircuit(Constraint.POTENTIAL, constant(0), b.voltage() * volt);
        }
        if (control instanceof BeamLimited b) {
            return new OuterCircuit(Constraint.CURRENT, constant(b.currentDensity() * ampere), b.voltage() * volt);
        }
        Current current = constant(0);
        if (control instanceof Galvanostatic g) {
            current = constant(g.currentDensity() * ampere);
        } else if (control instanceof MeasuredCurrent m) {
            current = trace(m, scales);
        }
        return new OuterCircuit(Constraint.CURRENT, current, Double.POSITIVE_INFINITY);
    }

    private static Current trace(MeasuredCurrent measured, Scales scales) {
        return new Current() {
            @Override
            public double mean(double from, double step) {
                double charge = measured.charge((from + step) * scales.time()) - measured.charge(from * scales.time());
                return charge / (step * scales.time() * scales.current());
            }

            @Override
            public double at(double time) {
                return measured.at(time * scales.time()) / scales.current();
            }
        };
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
    double atFirst(Constraint kind, double from, double step) {
        return kind == Constraint.POTENTIAL
                ? potential
                : (wanted.mean(from, step) - GAMMA * wanted.at(from + step)) / (1 - GAMMA);
    }

    /** Held at the second implicit stage, the end of the step. */
    double atEnd(Constraint kind, double from, double step) {
        return kind == Constraint.POTENTIAL ? potential : wanted.at(from + step);
    }
}
