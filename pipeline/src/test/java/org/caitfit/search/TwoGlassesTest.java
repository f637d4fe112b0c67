package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.SyntheticStudy;
import org.caitfit.TwoGlasses;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.OpenedExperiment;
import org.caitfit.results.FitRecord;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments on two glasses in one fit. */
final class TwoGlassesTest {
    private static final double MEV = 1.602176634e-22;
    private static final long SEED = 20260505;

    private static final String FITS = "search: {fits: {both: [one, two], first: [one], second: [two]}}\n";

    private static final Map<String, Double> TRUTH = Map.of("w", 230 * MEV, "w_B", 300 * MEV, "d", 7e-21);

    @TempDir
    private Path folder;

    private Study study;

    @BeforeEach
    void simulate() throws IOException {
        String text = TwoGlasses.text(profile("one.csv"), profile("two.csv")) + FITS;
        Path file = Files.writeString(folder.resolve("study.yaml"), text);
        study = SyntheticStudy.simulate(file, TRUTH, SEED);
    }

    private String profile(String name) {
        return SyntheticStudy.profile("    ", folder.resolve(name), "Li: Li, K: K", 1e-9, 180)
                .replace("MORE", "");
    }

    /** The D of the foreign ion is tied across the glasses; each has a width of its own. */
    @Test
    void aJointFitOfTwoGlassesFindsTheTruth() {
        FitRecord both = Recovery.fit(study, "both", Recovery.displaced(study, TRUTH, 0.04));

        assertThat(both.parameters()).extracting(p -> p.name()).containsExactly("w", "w_B", "d");
        Recovery.assertTruth(study, both, TRUTH);

        FitRecord first = Recovery.fit(study, "first", Recovery.displaced(study, TRUTH, 0.04));
        double alone = Recovery.parameter(first, "d").sigma().orElseThrow();
        assertThat(Recovery.parameter(both, "d").sigma().orElseThrow()).isLessThan(alone);
    }

    /** What was taken as known of a glass is an input of its experiments alone. */
    @Test
    void knownNumbersAreThoseOfTheGlass() {
        Map<String, Double> values = new LinkedHashMap<>(TRUTH);
        Optional<OpenedExperiment> opened =
                OpenedExperiment.run(study, study.experiments().get(1), Map.of(), values);
        assertThat(opened.orElseThrow().inputs())
                .contains(
                        "glasses.B.permittivity",
                        "glasses.B.natives.Li",
                        "glasses.B.diffusion.Li.bulk",
                        "glasses.B.diffusion.Li.vacancies")
                .noneMatch(path -> path.startsWith("glasses.A") || path.startsWith("ions."));
    }

    @Test
    void runsOfTheTwoGlassesHaveNamesOfTheirOwn() {
        List<String> names = study.experiments().stream()
                .map(e -> new ExperimentModel(study, e).runId(TRUTH))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }
}
