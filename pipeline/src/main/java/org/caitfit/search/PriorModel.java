package org.caitfit.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caitfit.families.LinearPrior;
import org.caitfit.refine.ResidualModel;
import org.caitfit.space.ParameterSpace;

/** A fit with prior knowledge behind its data: one more residual for each prior. */
final class PriorModel implements ResidualModel {
    private final FitModel data;
    private final List<LinearPrior> priors;

    PriorModel(FitModel data, List<LinearPrior> priors) {
        this.data = data;
        this.priors = List.copyOf(priors);
    }

    @Override
    public int parameters() {
        return data.parameters();
    }

    @Override
    public Evaluation evaluate(double[] point, Purpose purpose) {
        Evaluation evaluation = data.evaluate(point, purpose);
        if (priors.isEmpty() || !(evaluation instanceof Residuals residuals)) {
            return evaluation;
        }
        int n = residuals.values().length;
        double[] values = Arrays.copyOf(residuals.values(), n + priors.size());
        double[][] rows = new double[priors.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = slopes(priors.get(i));
            values[n + i] = priors.get(i).offset();
            for (int p = 0; p < point.length; p++) {
                values[n + i] += rows[i][p] * point[p];
            }
        }
        Optional<double[][]> jacobian = residuals.jacobian().map(j -> {
            double[][] all = Arrays.copyOf(j, n + rows.length);
            System.arraycopy(rows, 0, all, n, rows.length);
            return all;
        });
        return new Residuals(values, jacobian);
    }

    private double[] slopes(LinearPrior prior) {
        ParameterSpace space = data.space();
        double[] slopes = new double[space.size()];
        for (int p = 0; p < slopes.length; p++) {
            slopes[p] =
                    prior.coefficients().getOrDefault(space.parameters().get(p).name(), 0.0);
        }
        return slopes;
    }
}
