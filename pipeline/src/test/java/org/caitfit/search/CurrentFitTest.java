package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.SyntheticTrace;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.evaluate.ReadOut;
import org.caitfit.results.FitRecord;
import org.caitfit.results.TracePoint;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile and the current fitted together. */
final class CurrentFitTest {
    private static final long SEED = 20260302;

    @TempDir
    private Path folder;

    @Test
    void theCurrentDeterminesTheDiffusionCoefficientOfTheUntouchedGlass() throws IOException {
        Path file = SyntheticStudy.cait(folder, 3, SEED, "fits: {K: [K]}");
        String text = Files.readString(file)
                .replace("bulk: 1e-17 m2/s", "bulk: {parameter: d_Li}")
                .replace(
                        "parameters:\n",
                        "parameters:\n  d_Li: {bounds: [3e-18 m2/s, 3e-17 m2/s], scale: log10, grid: 1}\n");
        Files.writeString(file, text);
        Map<String, Double> truth = new LinkedHashMap<>(SyntheticStudy.CAIT_TRUTH);
        truth.put("d_Li", 1e-17);
        Study without = SyntheticStudy.read(file);
        SyntheticTrace.blank(folder.resolve("j.csv"), 15600, 200);
        int rb = text.indexOf("  Rb:\n    stages");
        Files.writeString(file, text.substring(0, rb) + SyntheticTrace.lines("    ", "j.csv", "") + text.substring(rb));
        Study blank = SyntheticStudy.read(file);
        SyntheticTrace.simulate(blank, blank.experiments().get(0), truth, 0.01, SEED);
        Study study = SyntheticStudy.read(file);
        assertThat(study.problemSha256()).isNotEqualTo(blank.problemSha256());

        FitRecord alone = Recovery.fit(without, "K", Recovery.displaced(study, truth, 0.05));
        FitRecord both = Recovery.fit(study, "K", Recovery.displaced(study, truth, 0.05));

        Recovery.assertTruth(study, both, truth);
        double scatter = Math.sqrt(2.0 / (both.points() - 3));
        assertThat(both.reducedChiSquare()).as("seed %d", SEED).isCloseTo(1, within(4 * scatter));
        assertThat(both.points()).isEqualTo(alone.points() + 200);
        assertThat(Recovery.parameter(both, "d_Li").sigma().orElseThrow())
                .isLessThan(0.4 * Recovery.parameter(alone, "d_Li").sigma().orElse(1));
        checkPoints(study, both);
    }

    /** The points of the table have the residuals of the score. */
    private static void checkPoints(Study study, FitRecord fit) {
        Map<String, Double> values = new LinkedHashMap<>();
        fit.parameters().forEach(p -> values.put(p.name(), p.value()));
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        Evaluation.Scored scored = (Evaluation.Scored) model.evaluate(values);
        ReadOut readOut = new ReadOut(model, scored.outcome(), values);
        List<TracePoint> points = readOut.tracePoints(fit.fitId());
        double chiSquare = 0;
        for (TracePoint p : points) {
            assertThat(p.residual()).isCloseTo((p.simulated() - p.measured()) / p.sigma(), within(1e-9));
            chiSquare += p.residual() * p.residual();
        }
        chiSquare += readOut.profilePoints(fit.fitId()).stream()
                .mapToDouble(p -> p.residual() * p.residual())
                .sum();
        assertThat(points).hasSize(200).extracting(TracePoint::stage).containsOnly(1);
        assertThat(chiSquare).isCloseTo(fit.chiSquare(), within(1e-6 * chiSquare));
    }
}
