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

    private static final String TEXT = """
            format: caitfit-study/1
            title: K into two glasses
            glasses:
              narrow:
                name: narrow distribution
                natives: {Li: 1.4e28 1/m3}
                permittivity: 9
                thickness: 0.5 mm
                diffusion:
                  Li: {model: sed, bulk: 1e-17 m2/s, fwhm: {parameter: fwhm}, vacancies: 10 %}
                  K: {model: constant, value: {parameter: d_K}}
              wide:
                name: wide distribution
                natives: {Li: 1e28 1/m3}
                permittivity: 7
                thickness: 0.3 mm
                diffusion:
                  Li: {model: sed, bulk: 3e-17 m2/s, fwhm: {parameter: wide_fwhm}, vacancies: 25 %}
                  K: {model: constant, value: {parameter: wide_d_K}}
            ions:
              Li: {charge: 1}
              K: {charge: 1}
            experiments:
              first:
                glass: narrow
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 15600 s}
            FIRST  second:
                glass: wide
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 2500 s}
            SECONDparameters:
              fwhm: {bounds: [100 meV, 400 meV], scale: linear, grid: 1}
              wide_fwhm: {bounds: [100 meV, 500 meV], scale: linear, grid: 1}
              d_K: {bounds: [1e-22 m2/s, 1e-19 m2/s], scale: log10, grid: 1}
              wide_d_K: {derived: {times: 2, of: d_K}}
            search:
              fits: {both: [first, second], first: [first], second: [second]}
            """;

    private static final Map<String, Double> TRUTH = Map.of("fwhm", 230 * MEV, "wide_fwhm", 300 * MEV, "d_K", 7e-21);

    @TempDir
    private Path folder;

    private Study study;

    @BeforeEach
    void simulate() throws IOException {
        String columns = "Li: Li, K: K";
        Path file = Files.writeString(
                folder.resolve("study.yaml"),
                TEXT.replace("FIRST", SyntheticStudy.profile("    ", folder.resolve("first.csv"), columns, 1e-9, 180))
                        .replace(
                                "SECOND",
                                SyntheticStudy.profile("    ", folder.resolve("second.csv"), columns, 1e-9, 180))
                        .replace("MORE", ""));
        study = SyntheticStudy.simulate(file, TRUTH, SEED);
    }

    /** The D of the foreign ion is tied across the glasses; each has a width of its own. */
    @Test
    void aJointFitOfTwoGlassesFindsTheTruth() {
        FitRecord both = Recovery.fit(study, "both", Recovery.displaced(study, TRUTH, 0.04));

        assertThat(both.parameters()).extracting(p -> p.name()).containsExactly("fwhm", "wide_fwhm", "d_K");
        Recovery.assertTruth(study, both, TRUTH);

        FitRecord first = Recovery.fit(study, "first", Recovery.displaced(study, TRUTH, 0.04));
        double alone = Recovery.parameter(first, "d_K").sigma().orElseThrow();
        assertThat(Recovery.parameter(both, "d_K").sigma().orElseThrow()).isLessThan(alone);
    }

    /** What was taken as known of a glass is an input of its experiments alone. */
    @Test
    void knownNumbersAreThoseOfTheGlass() {
        Map<String, Double> values = new LinkedHashMap<>(TRUTH);
        Optional<OpenedExperiment> opened =
                OpenedExperiment.run(study, study.experiments().get(1), Map.of(), values);
        assertThat(opened.orElseThrow().inputs())
                .contains(
                        "glasses.wide.permittivity",
                        "glasses.wide.natives.Li",
                        "glasses.wide.diffusion.Li.bulk",
                        "glasses.wide.diffusion.Li.vacancies")
                .noneMatch(path -> path.startsWith("glasses.narrow") || path.startsWith("ions."));
    }

    @Test
    void runsOfTheTwoGlassesHaveNamesOfTheirOwn() {
        List<String> names = study.experiments().stream()
                .map(e -> new ExperimentModel(study, e).runId(TRUTH))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }
}
