package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.SyntheticTrace;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Measured currents as data. */
final class TraceMeasurementTest {
    private static final Map<String, Double> TRUTH = Map.of("d_Li", 1e-17, "t1", 4000.0, "t2", 6000.0);

    private static final String STUDY = """
            format: caitfit-study/1
            title: currents
            glass: {name: borate, natives: {Li: 1.4e28 1/m3}, permittivity: 9, thickness: 0.5 mm}
            ions:
              Li:
                charge: 1
                diffusion: {model: sed, bulk: {parameter: d_Li}, fwhm: 250 meV, vacancies: 10 %}
              K: {charge: 1, diffusion: {model: constant, value: 7e-21 m2/s}}
            experiments:
              K:
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 5 V, temperature: 350 K, duration: {parameter: t1}}
                  - {STAGE, temperature: 350 K, duration: {parameter: t2}}
            TRACE
            parameters:
              d_Li: {bounds: [3e-18 m2/s, 3e-17 m2/s], scale: log10, grid: 1}
              t1: {bounds: [3000 s, 5000 s], scale: linear, grid: 1}
              t2: {bounds: [5000 s, 7000 s], scale: linear, grid: 1}
            """;
    private static final String HELD = "drive: potentiostatic, ion: K, voltage: 10 V";
    private static final String BEAM = "drive: beam-limited, ion: K, current_density: 1.33e-2 A/m2, voltage: 10 V";

    @TempDir
    private Path folder;

    private Study study(String stage, String more) throws IOException {
        SyntheticTrace.blank(folder.resolve("j.csv"), 5000, 100);
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file, STUDY.replace("STAGE", stage).replace("TRACE\n", SyntheticTrace.lines("    ", "j.csv", more)));
        SyntheticTrace.simulate(
                SyntheticStudy.read(file),
                SyntheticStudy.read(file).experiments().get(0),
                TRUTH,
                0.01,
                3);
        return SyntheticStudy.read(file);
    }

    @Test
    void derivativesAreThoseOfWholeRuns(TestReporter reporter) throws IOException {
        Jacobians.assertAgreement(study(HELD, ""), TRUTH, 1e-2, reporter);
    }

    @Test
    void derivativesOfAnEarlierStageAreThoseOfWholeRuns() throws IOException {
        Study study = study("drive: short-circuit, ion: K", ", stage: 1, window: {to: 3000 s}");
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        double[][] jacobian = ((Evaluation.Scored) model.evaluateWithJacobian(TRUTH))
                .jacobian()
                .orElseThrow();
        // when the stage ends changes nothing before
        int t1 = model.space().indexOf("t1");
        int d = model.space().indexOf("d_Li");
        double most = Arrays.stream(jacobian)
                .mapToDouble(row -> Math.abs(row[d]))
                .max()
                .orElseThrow();
        assertThat(jacobian).hasDimensions(60, 3);
        for (double[] row : jacobian) {
            // on the scale of 2000 s, within what holding the lengths of the steps leaves
            assertThat(Math.abs(row[t1]) * 2000).isLessThan(1e-3 * most);
        }
    }

    @Test
    void theCurrentIsReadFarBelowItsNoise(TestReporter reporter) throws IOException {
        Study study = study(HELD, "");
        ExperimentSpec experiment = study.experiments().get(0);
        MeasuredTrace trace = experiment.traces().get(0);
        ExperimentModel grid = new ExperimentModel(study, experiment);
        double[] best = currents(grid.forRefinement().refined().refined(), trace);
        double gridError = largestError(currents(grid, trace), best);
        double refinementError = largestError(currents(grid.forRefinement(), trace), best);
        reporter.publishEntry("grid", "" + gridError);
        reporter.publishEntry("refinement", "" + refinementError);
        assertThat(gridError).isLessThan(5e-4);
        assertThat(refinementError).isLessThan(1e-4);
    }

    private static double[] currents(ExperimentModel model, MeasuredTrace trace) {
        Evaluation.Scored scored = (Evaluation.Scored) model.evaluate(TRUTH);
        return new ReadOut(model, scored.outcome(), TRUTH).simulated(trace);
    }

    private static double largestError(double[] current, double[] truth) {
        double error = 0;
        for (int i = 0; i < current.length; i++) {
            error = Math.max(error, Math.abs(current[i] / truth[i] - 1));
        }
        return error;
    }

    @Test
    void theCurrentOfABeamHasNoOvershootWhereItIsLimited() throws IOException {
        Study study = study(BEAM, "");
        MeasuredTrace trace = study.experiments().get(0).traces().get(0);
        double[] current =
                currents(new ExperimentModel(study, study.experiments().get(0)).forRefinement(), trace);
        int limited = 0;
        while (Math.abs(current[limited] - 1.33e-2) < 1e-9) {
            limited++;
        }
        assertThat(limited).isBetween(10, 90);
        for (int i = limited; i < current.length; i++) {
            assertThat(current[i]).isLessThan(1.33e-2);
            assertThat(current[i]).isLessThanOrEqualTo(current[i - 1]);
        }
    }

    /** Mean of the estimating equation over the noise by the midpoint rule: the score has its minimum at the truth. */
    @Test
    void relativeNoiseDoesNotBiasTheEstimate() {
        for (double absolute : new double[] {0, 0.03}) {
            NoiseModel.AbsoluteRelative noise = new NoiseModel.AbsoluteRelative(absolute, 0.05);
            double low = 0.9;
            double high = 1.1;
            while (high - low > 1e-9) {
                double middle = (low + high) / 2;
                if (slopeOfScore(noise, middle) > 0) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            // sigma of the measured current would give 1 - 5e-3
            assertThat(low).isCloseTo(1, within(5e-5));
        }
    }

    private static double slopeOfScore(NoiseModel.AbsoluteRelative noise, double simulated) {
        double sigma = Math.hypot(noise.absolute(), noise.relative());
        double sum = 0;
        for (double e = -6; e <= 6; e += 0.01) {
            double measured = 1 + sigma * e;
            sum += Math.exp(-e * e / 2)
                    * CurrentResidual.of(noise, measured, simulated)
                    * CurrentResidual.slope(noise, measured, simulated);
        }
        return sum;
    }
}
