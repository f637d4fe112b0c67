package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.solver.Outcome;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.Study;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fit published with the data of the cover glass (FEM_diffusion_in_glass by J. Lin, see SOURCE.md beside the data):
 * ternary interdiffusion in two steps, solved there with finite elements of 1 um. Our profiles with the same parameters have
 * to be as far from the measured points as theirs.
 */
final class PublishedCoverGlassTest {
    private static final Path ROUNDS = Path.of("..", "data", "xup-two-step-ion-exchange", "source_fit_rounds.csv");
    private static final double ONE_MOL_PERCENT = 4.7e26;

    /** Round 1 has D_Na and D_Li swapped. */
    @ParameterizedTest(name = "round {0}: {1} mol%^2")
    @CsvSource({"0, 0.22898", "1, 0.24469"})
    @DisplayName("the mean squared residual is the published one")
    void theMeanSquaredResidualIsThePublishedOne(int round, double published) throws IOException {
        Study study = SyntheticStudy.read(Path.of("..", "configs", "cover-glass.yaml"));
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0));
        Map<String, Double> values = published(round);
        Evaluation evaluation = model.evaluate(values);
        assertThat(evaluation).isInstanceOf(Evaluation.Scored.class);
        double measured = meanSquare(model, ((Evaluation.Scored) evaluation).outcome(), values);
        assertThat(measured).as("round %d", round).isCloseTo(published, within(0.01 * published));
        // the score of a fit is the same number in units of 0.48 mol%
        double chiSquare = evaluation.scoreIfAny().orElseThrow().chiSquare();
        assertThat(chiSquare / model.points() * 0.48 * 0.48).isCloseTo(measured, within(1e-9));
    }

    private static double meanSquare(ExperimentModel model, Outcome.Completed outcome, Map<String, Double> values) {
        ReadOut readOut = new ReadOut(model, outcome, values);
        double sum = 0;
        int count = 0;
        for (MeasuredProfile profile : model.experiment().profiles()) {
            for (MeasuredProfile.IonSeries series : profile.ions()) {
                double[] simulated = readOut.simulated(profile, series.ion());
                for (int i = 0; i < profile.size(); i++) {
                    if (profile.used(i)) {
                        double difference = (simulated[i] - series.density(i)) / ONE_MOL_PERCENT;
                        sum += difference * difference;
                        count++;
                    }
                }
            }
        }
        assertThat(count).isEqualTo(model.points());
        return sum / count;
    }

    /** Parameters of a round of the source, SI. */
    private static Map<String, Double> published(int round) throws IOException {
        List<String> lines = Files.readAllLines(ROUNDS);
        List<String> names = List.of(lines.get(0).split(","));
        String[] row = lines.get(1 + round).split(",");
        assertThat(row[0]).isEqualTo(Integer.toString(round));
        Map<String, Double> values = new HashMap<>();
        for (int step = 1; step <= 2; step++) {
            for (String ion : List.of("K", "Na", "Li")) {
                double um2 = Double.parseDouble(row[names.indexOf("D_" + ion + "_" + step + "_um2_s")]);
                values.put("d_" + ion + "_" + step, um2 * 1e-12);
            }
            double k = Double.parseDouble(row[names.indexOf("c_K_surf_" + step)]);
            double na = Double.parseDouble(row[names.indexOf("c_Na_surf_" + step)]);
            values.put("k_surface_" + step, k * ONE_MOL_PERCENT);
            values.put("na_surface_" + step, na * ONE_MOL_PERCENT);
        }
        return values;
    }
}
