package org.caitfit.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model to be fitted by least squares: parameters on their search scales in, residuals in sigma out. Implementations
 * are deterministic.
 */
public interface ResidualModel {
    /** Number of parameters. */
    int parameters();

    /**
     * Residuals (simulated - measured)/sigma, or why there are none.
     *
     * @param point on the search scale, inside the bounds; not modified
     * @param purpose what the evaluation is for, for the record
     */
    Evaluation evaluate(double[] point, Purpose purpose);

    /**
     * Independent evaluations, such as the columns of a finite-difference Jacobian. Override it to run them at the same
     * time; the answers must be those of {@link #evaluate}, in the order of the points.
     *
     * @param points on the search scale, inside the bounds; not modified
     * @param purpose what the evaluations are for
     */
    default List<Evaluation> evaluateAll(List<double[]> points, Purpose purpose) {
        List<Evaluation> answers = new ArrayList<>(points.size());
        for (double[] point : points) {
            answers.add(evaluate(point, purpose));
        }
        return answers;
    }

    /** What an evaluation is for. */
    enum Purpose {
        START,
        TRIAL,
        DERIVATIVE
    }

    /** Outcome of one evaluation. */
    sealed interface Evaluation {}

    /** Residuals were computed. */
    final class Residuals implements Evaluation {
        private final double[] values;
        private final Optional<double[][]> jacobian;

        /**
         * @param values residuals in sigma, finite; owned by this object afterwards
         * @param jacobian d residual[i] / d point[j] where the model knows it exactly; empty: finite differences are taken
         */
        public Residuals(double[] values, Optional<double[][]> jacobian) {
            this.values = values;
            this.jacobian = jacobian;
        }

        /** Residuals in sigma; not to be modified. */
        public double[] values() {
            return values;
        }

        /** Rows by residual, columns by parameter; not to be modified. */
        public Optional<double[][]> jacobian() {
            return jacobian;
        }
    }

    /** The model has no value here. @param reason a sentence */
    record NoResiduals(String reason) implements Evaluation {}
}
