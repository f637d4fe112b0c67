package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section traces of an experiment. */
class CurrentTracesTest {
    private static final String TRACE = "{file: j.csv, time: {column: t_min, unit: min}, "
            + "current_density: {column: j, unit: uA/cm2}, noise: {model: absolute+relative, relative: 1 %}}";
    private static final String TOTAL = "{file: j.csv, time: {column: t_min, unit: min}, area: 0.5 cm2, "
            + "current: {column: j, unit: nA}, noise: {model: absolute+relative, absolute: 0.1 nA}}";

    @TempDir
    Path folder;

    @BeforeEach
    void writeCurrent() throws IOException {
        Files.writeString(folder.resolve("j.csv"), "t_min,j\n1,3\n20,2\n60,1\n");
    }

    private static String text(String trace) {
        return StudyText.with("    profiles:\n", "    traces:\n      - " + trace + "\n    profiles:\n");
    }

    private MeasuredTrace trace(String trace) {
        Study study = StudyText.study(folder, text(trace));
        return study.experiments().get(0).traces().get(0);
    }

    private void expect(String trace, String... headlines) {
        List<String> found = StudyText.problems(folder, text(trace));
        assertThat(found).hasSameSizeAs(headlines);
        for (int i = 0; i < headlines.length; i++) {
            assertThat(found.get(i)).startsWith(headlines[i]).contains(" | Maybe ");
        }
    }

    @Test
    void aTraceIsInSi() {
        MeasuredTrace trace = trace(TRACE.replace("noise", "skip_points: 1, window: {to: 0.5 h}, noise"));
        assertThat(trace.id()).isEqualTo("one");
        assertThat(trace.stage()).isZero();
        assertThat(trace.times()).containsExactly(60, 1200, 3600);
        assertThat(trace.currentDensity(0)).isCloseTo(0.03, within(1e-15));
        assertThat(List.of(trace.used(0), trace.used(1), trace.used(2))).containsExactly(false, true, false);
        assertThat(trace.noise()).isEqualTo(new NoiseModel.AbsoluteRelative(0, 0.01));
    }

    @Test
    void aCurrentIsDividedByTheArea() {
        MeasuredTrace trace = trace(TOTAL);
        assertThat(trace.currentDensity(0)).isCloseTo(3e-9 / 0.5e-4, within(1e-12));
        assertThat(trace.noise().absolute()).isCloseTo(1e-10 / 0.5e-4, within(1e-12));
    }

    @Test
    void theFileAndTheNoiseBelongToTheProblem() throws IOException {
        String usual = StudyText.study(folder, text(TRACE)).problemSha256();
        assertThat(StudyText.study(folder, StudyText.VALID).problemSha256()).isNotEqualTo(usual);
        assertThat(StudyText.study(folder, text(TRACE.replace("1 %", "2 %"))).problemSha256())
                .isNotEqualTo(usual);
        assertThat(StudyText.study(folder, text(TRACE.replace("noise", "synthetic: true, noise")))
                        .problemSha256())
                .isEqualTo(usual);
        Files.writeString(folder.resolve("j.csv"), "t_min,j\n1,3\n20,2\n60,1.1\n");
        assertThat(StudyText.study(folder, text(TRACE)).problemSha256()).isNotEqualTo(usual);
    }

    @Test
    void anExperimentWithATraceAloneCanBeFitted() {
        String alone = text(TRACE);
        Study study = StudyText.study(
                folder,
                alone.substring(0, alone.indexOf("    profiles:\n")) + alone.substring(alone.indexOf("parameters:")));
        assertThat(study.search().fits()).hasSize(1);
    }

    @Test
    void mistakesAreReportedAtTheirPlaces() {
        expect(
                TRACE.replace("noise", "stage: 2, noise"),
                "study.yaml:16:108: experiments.one.traces[1].stage: the experiment has 1 stage, got 2");
        expect(
                TRACE.replace("current_density: {column: j, unit: uA/cm2}, ", ""),
                "study.yaml:16:9: experiments.one.traces[1]: either a column `current_density`, or a column `current` and"
                        + " the `area`, is needed");
        expect(
                TRACE.replace("relative: 1 %", "absolute: 1 nA"),
                "study.yaml:16:145: experiments.one.traces[1].noise.absolute: `1 nA` is a current, a current density is");
        expect(
                TRACE.replace("relative: 1 %", "relative: 0"),
                "study.yaml:16:101: experiments.one.traces[1].noise: the noise must not vanish");
        expect(
                TRACE.replace("unit: min", "unit: h"),
                "j.csv:3:1: experiments.one.traces[1]: a time of 72000 s lies beyond the stage of 3600 s");
        expect(
                TRACE.replace("noise", "window: {from: 2 h}, noise"),
                "study.yaml:16:101: experiments.one.traces[1].window: none of the 3 points of the file is left");
    }

    @Test
    void aNoiseThatIsRelativeOnlyNeedsCurrentsOfOneSign() throws IOException {
        Files.writeString(folder.resolve("j.csv"), "t_min,j\n1,3\n20,-2\n60,1\n");
        expect(
                TRACE,
                "j.csv:3:4: experiments.one.traces[1]: a current of 0, or of the other sign than the first, has no");
        assertThat(trace(TRACE.replace("relative: 1 %", "relative: 1 %, absolute: 0.1 uA/cm2"))
                        .noise()
                        .absolute())
                .isCloseTo(1e-3, within(1e-15));
    }

    @Test
    void aCurrentThatTheDriveGivesIsNoData() {
        String galvanostatic = text(TRACE)
                .replace(
                        "{drive: potentiostatic, ion: K, voltage: 10 V,",
                        "{drive: galvanostatic, ion: K, current_density: 1 A/m2,");
        assertThat(StudyText.problems(folder, galvanostatic))
                .singleElement()
                .asString()
                .startsWith("study.yaml:16:9: experiments.one.traces[1]: the current of stage 1 is given by its drive");
    }
}
