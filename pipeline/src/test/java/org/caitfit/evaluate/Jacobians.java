package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.TestReporter;

/** Derivatives of residuals by differences of whole runs. */
final class Jacobians {
    /** Of the bound span: well above the numerical error of a run. */
    private static final double STEP = 4e-3;

    private Jacobians() {}

    /** A column that changes the residuals by less, of what the strongest one does over its bounds, is compared with that. */
    private static final double WEAK = 1e-2;

    /** Compares every column for the first experiment with Richardson's difference, of order 4. */
    static void assertAgreement(Study study, Map<String, Double> values, double bound, TestReporter reporter) {
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        Evaluation.Scored exact = (Evaluation.Scored) model.evaluateWithJacobian(values);
        assertThat(exact.residuals())
                .isEqualTo(((Evaluation.Scored) model.evaluate(values)).residuals())
                .hasSize(model.points());
        double[][] jacobian = exact.jacobian().orElseThrow();
        double[] errors = new double[model.space().size()];
        double[] sizes = new double[errors.length];
        for (int k = 0; k < errors.length; k++) {
            ParameterSpec parameter = model.space().parameters().get(k);
            double span = model.space().upper()[k] - model.space().lower()[k];
            double step = STEP * span;
            double[] up = residuals(model, values, parameter, step);
            double[] down = residuals(model, values, parameter, -step);
            double[] halfUp = residuals(model, values, parameter, step / 2);
            double[] halfDown = residuals(model, values, parameter, -step / 2);
            for (int i = 0; i < up.length; i++) {
                double difference = (8 * (halfUp[i] - halfDown[i]) - (up[i] - down[i])) / (6 * step);
                errors[k] = Math.hypot(errors[k], span * (jacobian[i][k] - difference));
                sizes[k] = Math.hypot(sizes[k], span * difference);
            }
        }
        double strongest = Arrays.stream(sizes).max().orElseThrow();
        for (int k = 0; k < errors.length; k++) {
            String name = model.space().parameters().get(k).name();
            double relative = errors[k] / Math.max(sizes[k], WEAK * strongest);
            reporter.publishEntry(name, relative + " of " + sizes[k]);
            assertThat(relative).as(name).isLessThan(bound);
        }
    }

    private static double[] residuals(
            ExperimentModel model, Map<String, Double> values, ParameterSpec parameter, double step) {
        Map<String, Double> moved = new HashMap<>(values);
        double at = ParameterSpace.toScale(parameter, values.get(parameter.name()));
        moved.put(parameter.name(), ParameterSpace.toSi(parameter, at + step));
        return ((Evaluation.Scored) model.evaluate(moved)).residuals();
    }
}
