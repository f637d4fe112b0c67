package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.config.StudyText.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.solver.StartProfile;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Densities before the first stage: how they are made neutral, and where mistakes are reported. */
class StartProfilesTest {
    private static final double N_BULK = 1.4e28;
    private static final String START = "    start: {file: start.csv, depth: {column: z, unit: nm}, "
            + "columns: {Ca: ca}, density_unit: fraction, follows: Li}\n";
    private static final String ALL =
            START.replace("{Ca: ca}", "{Li: li, Ca: ca}").replace(", follows: Li", "");
    private static final String CA = "  Ca: {charge: 2, diffusion: {model: constant, value: 1e-20 m2/s}}\n";

    @TempDir
    Path folder;

    private static String text(String start) {
        return with("experiments:\n  one:\n", CA + "experiments:\n  one:\n" + start);
    }

    private Study study(String start, String csv) {
        write(csv);
        return StudyText.study(folder, text(start));
    }

    private void write(String csv) {
        try {
            Files.writeString(folder.resolve("start.csv"), csv);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private StartProfile start(String start, String csv) {
        Study study = study(start, csv);
        ProblemTemplate template =
                new ProblemTemplate(study, study.experiments().get(0));
        assertThat(template.ions()).containsExactly("Li", "Ca", "K");
        return template.problem(Map.of("d_K", 1e-20)).start().orElseThrow();
    }

    private void expect(String start, String csv, String... headlines) {
        write(csv);
        List<String> found = StudyText.problems(folder, text(start));
        assertThat(found).hasSameSizeAs(headlines);
        for (int i = 0; i < headlines.length; i++) {
            assertThat(found.get(i)).startsWith(headlines[i]).contains(" | Maybe ");
        }
    }

    @Test
    void anIonWithoutAColumnFollowsFromElectroneutrality() {
        StartProfile start = start(START, "z,ca\n5,0.4\n10,0.1\n100,0\n");
        assertThat(start.depth(1)).isEqualTo(1e-8);
        // two Li make room for one Ca
        assertThat(start.density(0, 0)).isCloseTo(0.2 * N_BULK, within(1e-14 * N_BULK));
        assertThat(start.density(1, 0)).isCloseTo(0.4 * N_BULK, within(1e-14 * N_BULK));
        assertThat(start.density(0, 2)).isEqualTo(N_BULK);
        assertThat(start.density(2, 0)).as("K is not named").isZero();
    }

    @Test
    void densitiesOfAllIonsAreSharedOutToBeNeutral() {
        StartProfile start = start(ALL, "z,li,ca\n0,0.22,0.4\n10,1.0,-0.01\n");
        // 0.22 + 2 0.4 = 1.02
        assertThat(start.density(0, 0)).isCloseTo(0.22 / 1.02 * N_BULK, within(1e-14 * N_BULK));
        assertThat(start.density(1, 0)).isCloseTo(0.4 / 1.02 * N_BULK, within(1e-14 * N_BULK));
        assertThat(start.density(1, 1)).as("a small negative density").isZero();
        assertThat(start.density(0, 1)).isEqualTo(N_BULK);
    }

    @Test
    void aRowThatIsNotNeutralIsReported() {
        String place = "experiments.one.start: ";
        expect(
                ALL,
                "z,li,ca\n0,0.2,0.4\n10,1.0,0.1\n",
                "start.csv:3:1: " + place + "the densities carry 1.2 of the fixed charge of the glass | Maybe leave");
        expect(START, "z,ca\n0,0.4\n10,0.6\n", "start.csv:3:1: " + place + "the density of Li is negative, -2.79");
        expect(START, "z,ca\n0,-0.4\n10,0.1\n", "start.csv:2:3: " + place + "the density of Ca is negative, -5.6");
        expect(
                START,
                "z,ca\n0,0.4\n1e6,0\n",
                "start.csv:3:1: " + place + "a depth of 0.001 m lies beyond the sample, which is 5e-4 m thick");
        assertThat(StudyText.refused(folder, text(START), StudyText.CSV).exitCode())
                .isEqualTo(4);
    }

    @Test
    void eachNativeIonIsNamed() {
        expect(
                START.replace(", follows: Li", ""),
                "z,ca\n0,0.4\n",
                "study.yaml:14:5: experiments.one.start: each native ion needs a column, or follows; missing are Li");
        expect(
                ALL.replace("fraction", "fraction, follows: Li"),
                "z,li,ca\n0,0.2,0.4\n",
                "study.yaml:14:120: experiments.one.start.follows: Li has a column of its own");
        expect(
                START.replace("follows: Li", "follows: Lu"),
                "z,ca\n0,0.4\n",
                "study.yaml:14:112: experiments.one.start.follows: unknown ion `Lu`");
    }

    @Test
    void theIonsOfTheStartCanBeMeasuredLater() {
        String columns = text(START).replace("columns: {Li: li, K: k}", "columns: {Li: li, Ca: k}");
        write("z,ca\n0,0.4\n");
        assertThat(StudyText.study(folder, columns).experiments()).hasSize(1);
    }

    @Test
    void theStartIsPartOfTheProblem() {
        String none = StudyText.study(folder, StudyText.VALID).problemSha256();
        String one = study(START, "z,ca\n0,0.4\n").problemSha256();
        String two = study(START, "z,ca\n0,0.3\n").problemSha256();
        assertThat(List.of(none, one, two)).doesNotHaveDuplicates();
        assertThat(study(START, "# another file\nz,ca\n0,0.4\n").problemSha256())
                .isEqualTo(one);
    }
}
