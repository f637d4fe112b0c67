package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caitfit.PoissonCounts;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.evaluate.ReadOut;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.FitRecord;
import org.caitfit.results.ProfilePoint;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A K profile with a wrong intensity scale, a background and a wrong depth scale. */
final class CalibratedProfileTest {
    private static final long SEED = 20260304;
    private static final double DEPTH_SCALE = 1.04;
    private static final Map<String, Double> SCALES = Map.of("Li", 0.93, "K", 1.08);
    private static final Map<String, Double> BACKGROUNDS = Map.of("Li", 0.01, "K", 0.004);

    @TempDir
    private Path folder;

    @Test
    void scaleBackgroundAndDepthScaleAreFoundWithTheParameters() throws IOException {
        Path file = SyntheticStudy.cait(folder, 3, SEED, "fits: {K: [K]}");
        Study plain = SyntheticStudy.read(file);
        distort(plain);
        int first = Files.readString(file).indexOf("noise: {model: counts");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.substring(0, first)
                        + "scale: {fit: true, prior: 20 %}\n        background: {fit: true}\n"
                        + "        depth_scale: {parameter: z}\n        "
                        + text.substring(first)
                                .replace(
                                        "parameters:\n",
                                        "parameters:\n  z: {bounds: [0.8, 1.2], scale: linear, grid: 1, "
                                                + "prior: {value: 1, sigma: 0.05, source: crater depth}}\n"));
        Study study = SyntheticStudy.read(file);
        assertThat(study.problemSha256()).isNotEqualTo(plain.problemSha256());
        Map<String, Double> truth = new LinkedHashMap<>(SyntheticStudy.CAIT_TRUTH);
        truth.put("z", DEPTH_SCALE);

        FitRecord fit = Recovery.fit(study, "K", Recovery.displaced(study, truth, 0.05));

        Recovery.assertTruth(study, fit, truth);
        // one residual for the prior of each scale, and one for that of the depth scale
        assertThat(fit.points()).isEqualTo(2 * (180 + 1) + 1);
        double scatter = Math.sqrt(2.0 / fit.points());
        assertThat(fit.reducedChiSquare()).as("seed %d", SEED).isCloseTo(1, within(4 * scatter));
        checkCalibrations(study, fit);
    }

    private static void checkCalibrations(Study study, FitRecord fit) {
        Map<String, Double> values = new LinkedHashMap<>();
        fit.parameters().forEach(p -> values.put(p.name(), p.value()));
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        Evaluation.Scored scored = (Evaluation.Scored) model.evaluateWithJacobian(values);
        List<CalibrationValue> rows = new CalibrationRows(fit, model).of(scored.outcome(), values);
        assertThat(rows).hasSize(4).allSatisfy(row -> {
            boolean scale = row.kind() == CalibrationValue.Kind.SCALE;
            double truth = (scale ? SCALES : BACKGROUNDS).get(row.ion());
            double reference = scale ? 1 : 1.4e28;
            double sigma = row.sigma().orElseThrow();
            assertThat(row.value())
                    .as("%s %s, seed %d", row.kind(), row.ion(), SEED)
                    .isCloseTo(truth * reference, within(3 * sigma));
            assertThat(sigma / reference).isLessThan(scale ? 0.02 : 0.005);
        });
        // the rows of the table profiles are what was scored, in its order: priors come behind all data
        double[] residuals = new ReadOut(model, scored.outcome(), values)
                .profilePoints(fit.fitId()).stream()
                        .filter(ProfilePoint::used)
                        .mapToDouble(ProfilePoint::residual)
                        .toArray();
        assertThat(Arrays.copyOf(scored.residuals(), residuals.length)).containsExactly(residuals, within(1e-9));
        double chiSquare = Arrays.stream(residuals).map(r -> r * r).sum();
        double priors = rows.stream()
                .filter(r -> r.priorSigma().isPresent())
                .mapToDouble(r -> Math.pow((r.value() - 1) / r.priorSigma().orElseThrow(), 2))
                .sum();
        assertThat(chiSquare + priors).isCloseTo(fit.dataChiSquare(), within(1e-6 * chiSquare));
    }

    /** Data of the K experiment as an instrument with these errors would give them. */
    private static void distort(Study study) throws IOException {
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        MeasuredProfile profile = study.experiments().get(0).profiles().get(0);
        Map<String, Double> truth = SyntheticStudy.CAIT_TRUTH;
        Evaluation.Scored scored = (Evaluation.Scored) model.evaluate(truth);
        PoissonCounts noise = new PoissonCounts(SEED);
        StringBuilder csv = new StringBuilder("depth_nm,Li,K\n");
        ReadOut readOut = new ReadOut(model, scored.outcome(), truth);
        double[] li = readOut.simulated(profile, "Li");
        double[] k = readOut.simulated(profile, "K");
        for (int i = 0; i < profile.size(); i++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%.6f,%s,%s%n",
                    profile.depth(i) * 1e9 / DEPTH_SCALE,
                    counts(noise, "Li", li[i]),
                    counts(noise, "K", k[i])));
        }
        Files.writeString(profile.file(), csv);
    }

    private static double counts(PoissonCounts noise, String ion, double density) {
        return noise.draw((SCALES.get(ion) * density / 1.4e28 + BACKGROUNDS.get(ion)) * 1e4) / 1e4;
    }
}
