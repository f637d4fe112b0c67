package org.caitfit.uncertainty;

import java.util.Optional;
import org.caitfit.refine.ResidualModel;

/** A model with one parameter held; points are those of the others. */
final class HeldModel implements ResidualModel {
    private final ResidualModel model;
    private final int held;
    private final double value;

    HeldModel(ResidualModel model, int held, double value) {
        this.model = model;
        this.held = held;
        this.value = value;
    }

    @Override
    public int parameters() {
        return model.parameters() - 1;
    }

    @Override
    public Evaluation evaluate(double[] point, Purpose purpose) {
        Evaluation evaluation = model.evaluate(whole(point), purpose);
        return evaluation instanceof Residuals r
                ? new Residuals(r.values(), r.jacobian().map(this::without))
                : evaluation;
    }

    /** The point of all parameters. */
    double[] whole(double[] others) {
        double[] whole = new double[others.length + 1];
        for (int k = 0; k < whole.length; k++) {
            whole[k] = k < held ? others[k] : k == held ? value : others[k - 1];
        }
        return whole;
    }

    private double[][] without(double[][] jacobian) {
        double[][] rows = new double[jacobian.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = others(jacobian[i], held);
        }
        return rows;
    }

    /** A vector over all parameters without that of the held one. */
    static double[] others(double[] whole, int held) {
        double[] others = new double[whole.length - 1];
        System.arraycopy(whole, 0, others, 0, held);
        System.arraycopy(whole, held + 1, others, held, others.length - held);
        return others;
    }

    /** Chi-square at the held value where there is no other parameter; empty, with a reason, where the model fails. */
    Optional<Double> chiSquareAlone() {
        if (model.evaluate(new double[] {value}, Purpose.TRIAL) instanceof Residuals r) {
            double sum = 0;
            for (double residual : r.values()) {
                sum += residual * residual;
            }
            return Optional.of(sum);
        }
        return Optional.empty();
    }
}
