package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.config.StudyText.VALID;
import static org.caitfit.config.StudyText.with;

import java.nio.file.Path;
import java.util.List;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.NoiseModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data files: what is accepted and where mistakes are reported. */
class ProfileProblemsTest {
    @TempDir
    Path folder;

    private void expect(String csv, String... headlines) {
        List<String> found = StudyText.problems(folder, VALID, csv);
        assertThat(found).hasSameSizeAs(headlines);
        for (int i = 0; i < headlines.length; i++) {
            assertThat(found.get(i)).startsWith("one.csv:" + headlines[i]);
        }
        assertThat(found).allMatch(p -> p.contains(" | Maybe "));
        assertThat(StudyText.refused(folder, VALID, csv).exitCode()).isEqualTo(4);
    }

    private MeasuredProfile profile(String text, String csv) {
        StudyText.write(folder, text, csv);
        ReadResult result = StudyReader.read(folder.resolve("study.yaml"));
        if (result instanceof ReadResult.Refused refused) {
            throw new AssertionError(refused.format());
        }
        return ((ReadResult.Read) result)
                .study()
                .experiments()
                .get(0)
                .profiles()
                .get(0);
    }

    @Test
    void aMissingColumnIsNamedWithTheClosestOne() {
        expect(
                "depth_nm,Li,k\n1,0.1,0.9\n",
                "1:1: experiments.one.profiles[1]: no column `li` | Maybe you meant `Li`.");
        expect(
                "depth_nm;li;k\n1;0,1;0,9\n",
                "1:1: experiments.one.profiles[1]: no column `depth_nm` | Maybe save the file with commas",
                "1:1: experiments.one.profiles[1]: no column `li`",
                "1:1: experiments.one.profiles[1]: no column `k`");
        expect("depth_nm,li,k,li\n1,1,0,1\n", "1:15: experiments.one.profiles[1]: two columns are called `li`");
    }

    @Test
    void everyBadNumberIsReportedAtItsField() {
        expect(
                "# first\ndepth_nm,li,k\n1,0.1,0.9\n2,x,0.5\n3,1.0,NaN\n4,,1e999\n",
                "4:3: experiments.one.profiles[1]: a number is expected, got `x`",
                "5:7: experiments.one.profiles[1]: a finite number is expected, got `NaN` | Maybe remove the row.",
                "6:3: experiments.one.profiles[1]: a number is expected, got ``",
                "6:4: experiments.one.profiles[1]: a finite number is expected, got `1e999`");
    }

    @Test
    void quotedFieldsAreCountedRight() {
        expect(
                "\"depth_nm\",\"li\",\"k\"\n\"1\",\"0,1\",\"0.9\"\n",
                "2:5: experiments.one.profiles[1]: a number is expected, got `0,1`");
    }

    @Test
    void unsortedAndNegativeDepthsAreRefused() {
        expect(
                "depth_nm,li,k\n1,0.1,0.9\n3,0.1,0.9\n2,0.1,0.9\n",
                "4:1: experiments.one.profiles[1]: depth must increase strictly, got 2 on the row after 3 | Maybe sort");
        expect(
                "depth_nm,li,k\n1,0.1,0.9\n1,0.1,0.9\n",
                "3:1: experiments.one.profiles[1]: depth must increase strictly");
        expect("depth_nm,li,k\n-1,0.1,0.9\n", "2:1: experiments.one.profiles[1]: a depth below 0: -1");
    }

    @Test
    void shortRowsAndEmptyFilesAreRefused() {
        expect(
                "depth_nm,li,k\n1,0.1,0.9\n2,0.1\n",
                "3:1: experiments.one.profiles[1]: the row has 2 fields, the header has 3 | Maybe the row was cut short");
        expect("", "1:1: experiments.one.profiles[1]: the file is empty");
        expect("# only a comment\n\n", "1:1: experiments.one.profiles[1]: the file is empty");
        expect("depth_nm,li,k\n", "1:1: experiments.one.profiles[1]: no numbers below the header");
        expect("depth_nm,li,k\n1,\"0.1,0.9\n", "2:1: experiments.one.profiles[1]: ");
    }

    @Test
    void aFileOfTheWrongKindDoesNotFloodTheScreen() {
        String csv = "depth_nm,li,k\n" + "a,b,c\n".repeat(1000);
        List<String> found = StudyText.problems(folder, VALID, csv);
        assertThat(found).hasSize(21);
        assertThat(found.get(20)).contains("more problems follow");
    }

    @Test
    void aByteOrderMarkCrLfCommentsAndBlankLinesAreAccepted() {
        MeasuredProfile plain = profile(VALID, StudyText.CSV);
        MeasuredProfile windows = profile(VALID, "\ufeff" + StudyText.CSV.replace("\n", "\r\n") + "\r\n# end\r\n\r\n");
        assertThat(windows.depths()).containsExactly(plain.depths()).containsExactly(1e-9, 2e-9, 3e-9);
        assertThat(windows.ions().get(1).density(0)).isEqualTo(0.9 * 1.4e28);
        assertThat(windows.sha256()).isNotEqualTo(plain.sha256());
    }

    @Test
    void aDepthBeyondTheSampleIsRefusedAtItsRow() {
        String micrometres = with("unit: nm}", "unit: um}");
        String csv = "depth_nm,li,k\n1,0.1,0.9\n500,0.1,0.9\n501,0.1,0.9\n502,0.1,0.9\n";
        String beyond =
                "one.csv:4:1: experiments.one.profiles[1]: a depth of 5.01e-4 m lies beyond the sample, which is"
                        + " 5e-4 m thick | Maybe check the unit of depth.";
        assertThat(StudyText.problems(folder, micrometres, csv)).containsExactly(beyond);
        assertThat(StudyText.refused(folder, micrometres, csv).exitCode()).isEqualTo(4);
        assertThat(StudyText.problems(
                        folder,
                        micrometres.replace("thickness: 0.5 mm", "thickness: {parameter: l}")
                                + "  l: {bounds: [0.5 mm, 1 mm], scale: linear, grid: 2}\n",
                        csv))
                .containsExactly(beyond);
        // points outside the window do not count
        profile(micrometres.replace("resolution: none", "resolution: none\n        window: {to: 500 um}"), csv);
    }

    @Test
    void aMeasuredZeroNeedsAbsoluteNoise() {
        String relative =
                with("{model: counts, at_bulk: 1e4}", "{model: absolute+relative, absolute: 0, relative: 2 %}");
        assertThat(StudyText.problems(folder, relative))
                .containsExactly("one.csv:5:7: experiments.one.profiles[1]: a measured value of 0 has no uncertainty"
                        + " with a noise that is relative only | Maybe give `absolute` a value in `noise`.");
        assertThat(StudyText.refused(folder, relative, StudyText.CSV).exitCode())
                .isEqualTo(4);
        profile(relative.replace("resolution: none", "resolution: none\n        window: {to: 2 nm}"), StudyText.CSV);
    }

    @Test
    void densitiesMayBeInPerCubicCentimetre() {
        MeasuredProfile profile = profile(
                with("density_unit: fraction", "density_unit: 1/cm3")
                        .replace(
                                "{model: counts, at_bulk: 1e4}",
                                "{model: absolute+relative, absolute: 2 1/cm3, relative: 3 %}"),
                StudyText.CSV);
        assertThat(profile.ions().get(0).density(1)).isEqualTo(0.5e6);
        assertThat(profile.noise()).isEqualTo(new NoiseModel.AbsoluteRelative(2e6, 0.03));
    }

    @Test
    void theNoiseOfFractionsIsAFraction() {
        MeasuredProfile profile = profile(
                with("{model: counts, at_bulk: 1e4}", "{model: absolute+relative, absolute: 1 %}"), StudyText.CSV);
        assertThat(profile.noise()).isEqualTo(new NoiseModel.AbsoluteRelative(1.4e28 * 0.01, 0));
    }

    @Test
    void aWindowThatLeavesNothingIsAMistakeOfTheStudy() {
        String text = with("resolution: none", "resolution: none\n        window: {from: 1 um}");
        assertThat(StudyText.problems(folder, text))
                .singleElement()
                .asString()
                .startsWith(
                        "study.yaml:21:9: experiments.one.profiles[1].window: none of the 3 points of the file is left");
    }

    @Test
    void problemsOfStudyAndDataAreReportedTogetherAndTheStudyDecidesTheExitCode() {
        ReadResult.Refused refused = StudyText.refused(folder, with("0.5 mm", "0.5"), "depth_nm,li,k\n1,x,0.9\n");
        assertThat(refused.problems())
                .extracting(ConfigProblem::kind)
                .containsExactly(ConfigProblem.Kind.CONFIG, ConfigProblem.Kind.DATA);
        assertThat(refused.exitCode()).isEqualTo(3);
    }
}
