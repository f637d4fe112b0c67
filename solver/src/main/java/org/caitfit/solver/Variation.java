package org.caitfit.solver;

import java.util.Objects;

/**
 * A direction in which a problem is varied: the same problem with a parameter a little less and a little more. The solver
 * takes the derivatives of its inputs (D(n), voltage, duration ...) from the two, which are closed expressions, and carries
 * them through the run by the tangent equations: nothing is run twice. Both must differ from the problem in numbers only.
 *
 * @param minus at p - width/2
 * @param plus at p + width/2
 * @param width difference of the parameter, in its own unit; about 1e-4 of the scale on which the inputs change
 */
public record Variation(TransportProblem minus, TransportProblem plus, double width) {
    public Variation {
        Objects.requireNonNull(minus);
        Objects.requireNonNull(plus);
        if (!(width > 0) || !Double.isFinite(width)) {
            throw new IllegalArgumentException("the width of a variation must be positive and finite, got " + width);
        }
    }

    /** @throws IllegalArgumentException if it is not a variation of the problem */
    void check(TransportProblem problem) {
        for (TransportProblem p : new TransportProblem[] {minus, plus}) {
            boolean same = p.ions().size() == problem.ions().size()
                    && p.stages().size() == problem.stages().size()
                    && p.start().isPresent() == problem.start().isPresent();
            for (int k = 0; same && k < p.ions().size(); k++) {
                same = p.ions().get(k).charge() == problem.ions().get(k).charge();
            }
            for (int s = 0; same && s < p.stages().size(); s++) {
                FrontControl control = p.stages().get(s).control();
                FrontControl base = problem.stages().get(s).control();
                same = control.getClass() == base.getClass()
                        && control.deliveredIonIfAny().equals(base.deliveredIonIfAny());
            }
            if (!same) {
                throw new IllegalArgumentException(
                        "a variation has the ions, stages and front controls of its problem, with other numbers");
            }
        }
    }

    /** Derivative of an input. */
    double derivative(double atMinus, double atPlus) {
        return (atPlus - atMinus) / width;
    }
}
