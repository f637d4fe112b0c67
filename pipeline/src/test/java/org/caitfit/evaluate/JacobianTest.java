package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Exact derivatives of the residuals against differences of whole runs. */
final class JacobianTest {
    /** Of the bound span: well above the numerical error of a run. */
    private static final double STEP = 2e-3;

    @TempDir
    private Path folder;

    @Test
    void derivativesOfACaitFitAreThoseOfWholeRuns(TestReporter reporter) throws IOException {
        Path file = SyntheticStudy.cait(folder, 3, 5, "fits: {joint: [K, Rb]}");
        // the depth resolution and the voltage are parameters too
        String text = Files.readString(file)
                .replace("voltage: 10 V", "voltage: {parameter: u}")
                .replace("sigma: 5 nm", "sigma: {parameter: blur}")
                .replace(
                        "parameters:\n",
                        "parameters:\n  u: {bounds: [5 V, 20 V], scale: linear, grid: 2}\n"
                                + "  blur: {bounds: [2 nm, 10 nm], scale: linear, grid: 2}\n");
        Files.writeString(file, text);
        Study study = SyntheticStudy.read(file);
        Map<String, Double> values = new HashMap<>(SyntheticStudy.CAIT_TRUTH);
        values.put("u", 10.0);
        values.put("blur", 5e-9);

        assertAgreement(study, values, 1e-2, reporter);
    }

    @Test
    void derivativesWithScaleBackgroundAndDepthScaleSolvedForAreThoseOfWholeRuns(TestReporter reporter)
            throws IOException {
        Path file = SyntheticStudy.cait(folder, 3, 5, "fits: {K: [K]}");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "resolution: {model: gaussian, sigma: 5 nm}",
                                "resolution: {model: gaussian, sigma: 5 nm}\n        scale: {fit: true, prior: 3 %}\n"
                                        + "        background: {fit: true}\n        depth_scale: {parameter: z}")
                        .replace("parameters:\n", "parameters:\n  z: {bounds: [0.8, 1.2], scale: linear, grid: 2}\n"));
        Map<String, Double> values = new HashMap<>(SyntheticStudy.CAIT_TRUTH);
        values.put("z", 1.03);

        // scale and depth scale take up most of what a parameter does: the numerical error of the runs is more of the
        // rest.
        // CalibrationFitTest tests the derivatives of what is left by themselves, to 1e-6
        Jacobians.assertAgreement(SyntheticStudy.read(file), values, 5e-2, reporter);
    }

    @Test
    void derivativesOfTheCoverGlassAreThoseOfWholeRuns(TestReporter reporter) throws IOException {
        Study study = SyntheticStudy.read(Path.of("..", "configs", "cover-glass.yaml"));
        Map<String, Double> values = new HashMap<>();
        for (ParameterSpec p : study.parameters()) {
            // a point well inside
            double middle = 0.6 * ParameterSpace.toScale(p, p.lower()) + 0.4 * ParameterSpace.toScale(p, p.upper());
            values.put(p.name(), ParameterSpace.toSi(p, middle));
        }

        assertAgreement(study, values, 1e-2, reporter);
    }

    private static void assertAgreement(Study study, Map<String, Double> values, double bound, TestReporter reporter) {
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        Evaluation.Scored exact = (Evaluation.Scored) model.evaluateWithJacobian(values);
        Evaluation.Scored plain = (Evaluation.Scored) model.evaluate(values);
        assertThat(exact.residuals()).isEqualTo(plain.residuals());
        assertThat(plain.jacobian()).isEmpty();
        double[][] jacobian = exact.jacobian().orElseThrow();
        for (int k = 0; k < model.space().size(); k++) {
            ParameterSpec parameter = model.space().parameters().get(k);
            double step = STEP * (model.space().upper()[k] - model.space().lower()[k]);
            double[] up = residuals(model, values, parameter, step);
            double[] down = residuals(model, values, parameter, -step);
            double error = 0;
            double size = 0;
            for (int i = 0; i < up.length; i++) {
                double difference = (up[i] - down[i]) / (2 * step);
                error += Math.pow(jacobian[i][k] - difference, 2);
                size += difference * difference;
            }
            double relative = Math.sqrt(error / size);
            reporter.publishEntry(parameter.name(), "" + relative);
            assertThat(relative).as(parameter.name()).isLessThan(bound);
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
