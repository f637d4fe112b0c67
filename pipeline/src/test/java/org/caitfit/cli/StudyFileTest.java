package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands say of a study file: where it may be, and what is wrong with it or its data. */
@ExtendWith(FittedStudy.Once.class)
final class StudyFileTest {
    @TempDir
    private Path folder;

    private final Path study;

    StudyFileTest(FittedStudy fitted) {
        study = fitted.study();
    }

    @Test
    void aStudyMayBeGivenByAUriAndItsMistakesNameItSo() throws IOException {
        assertThat(caitfit("config", study.toUri().toString().replace("file:/", "file:///")))
                .isEqualTo(caitfit("config", study));
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "format: caitfit-study/1\ntitel: x\n");
        Said said = caitfit("config", "file://" + wrong);
        assertThat(said.code()).isEqualTo(ExitCode.CONFIG);
        assertThat(said.err()).contains("file://" + wrong + ":2:1: ");
        assertThat(caitfit("config", "file://" + folder.resolve("none.yaml")).err())
                .contains("no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "simulate", "plan", "config"})
    void aWrongStudyIsRefusedWithThePlace(String command) throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, Files.readString(study).replace("permittivity: 9", "permittivty: 9"));
        for (String data : List.of("K.csv", "Rb.csv")) {
            Files.copy(study.resolveSibling(data), folder.resolve(data));
        }
        Said said = caitfit(command, wrong);
        assertThat(said.code()).isEqualTo(ExitCode.CONFIG).isEqualTo(3);
        assertThat(said.err())
                .contains("wrong.yaml:7:3", "permittivty", "Maybe", "permittivity")
                .doesNotContain("\tat ");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aWrongDataFileHasItsOwnExitCode() throws IOException {
        Files.copy(study, folder.resolve("study.yaml"));
        Files.copy(study.resolveSibling("K.csv"), folder.resolve("K.csv"));
        Files.writeString(folder.resolve("Rb.csv"), "depth_nm,Li,Rb\n1,0.5,0.5\n2,half,0.5\n");
        Said said = caitfit("fit", folder.resolve("study.yaml"), "--out", folder.resolve("out"));
        assertThat(said.code()).isEqualTo(ExitCode.DATA).isEqualTo(4);
        assertThat(said.err()).contains("Rb.csv:3", "half").doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aStudyFileThatIsNotThereIsAWrongStudy() {
        Said said = caitfit("fit", folder.resolve("none.yaml"));
        assertThat(said.code()).isEqualTo(ExitCode.CONFIG);
        assertThat(said.err()).contains("none.yaml").doesNotContain("\tat ");
    }

    @Test
    void aStudyWithoutProfilesIsSentToSimulate() throws IOException {
        String text = Files.readString(study);
        String bare = text.replaceAll("(?s)    profiles:.*?at_bulk: 1e4}\n", "")
                .replace("fits: {K: [K], joint: [K, Rb]}", "");
        Path file = Files.writeString(folder.resolve("bare.yaml"), bare);
        Said said = caitfit("fit", file, "--out", folder.resolve("out"));
        assertThat(said.code()).as(said.err()).isEqualTo(ExitCode.CONFIG);
        assertThat(said.err()).contains("nothing to fit", "caitfit simulate");
        assertThat(caitfit("simulate", file, "--out", folder.resolve("run")).code())
                .isZero();
    }

    @Test
    void aStudyWithoutParametersIsSentToSimulate() throws IOException {
        String known = Files.readString(study)
                .replaceAll("(?s)parameters:.*", "")
                .replace("{parameter: sed_fwhm}", "240 meV")
                .replace("{parameter: d_K}", "6e-21 m2/s")
                .replace("{parameter: d_Rb}", "2.5e-21 m2/s");
        Path file = Files.writeString(folder.resolve("known.yaml"), known);
        for (String data : List.of("K.csv", "Rb.csv")) {
            Files.copy(study.resolveSibling(data), folder.resolve(data));
        }
        Said said = caitfit("fit", file, "--out", folder.resolve("out"));
        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(ExitCode.CONFIG);
        assertThat(said.err()).contains("nothing to fit", "caitfit simulate");
        assertThat(caitfit("simulate", file, "--out", folder.resolve("run")).code())
                .isZero();
    }
}
