package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What simulate prints, writes and refuses. */
@ExtendWith(FittedStudy.Once.class)
final class SimulateCommandTest {
    @TempDir
    private Path folder;

    private final Path study;

    SimulateCommandTest(FittedStudy fitted) {
        study = fitted.study();
    }

    @Test
    void simulateWritesProfileAndTrace() {
        Path out = folder.resolve("run");
        Said said = caitfit(
                "simulate",
                study,
                "--experiment",
                "Rb",
                "--set",
                "sed_fwhm=240",
                "--set",
                "d_Rb=2.5e-21 m2/s",
                "--out",
                out);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern("sed_fwhm +240\\.000 meV")
                .containsPattern("d_Rb +2\\.50000e-21 m2/s")
                .doesNotContain("d_K")
                .containsPattern("front depth +\\d+\\.\\d+ nm")
                .containsPattern("chi2 +\\d+\\.\\d+ over 360 points");
        assertThat(out.resolve("profile.csv"))
                .content()
                .startsWith("stage,ion,cell,depth_m")
                .contains("1,Rb,0,");
        assertThat(out.resolve("trace.csv")).content().startsWith("time_s,current_density_A_per_m2");
        assertThat(out.resolve("profile.parquet")).isNotEmptyFile();
        assertThat(out.resolve("trace.parquet")).isNotEmptyFile();
    }

    @Test
    void aWrongParameterNameIsAnsweredWithTheRightOnes() {
        Said said = caitfit("simulate", study, "--set", "sed_fwmh=240", "--out", folder.resolve("run"));
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err())
                .contains("no parameter sed_fwmh", "Maybe", "sed_fwhm")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sed_fwhm=wide", "sed_fwhm=NaN", "sed_fwhm=240 nm", "sed_fwhm=", "sed_fwhm"})
    void aWrongValueIsAnsweredWithTheUnit(String setting) {
        Said said = caitfit("simulate", study, "--set", setting, "--out", folder.resolve("run"));
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("sed_fwhm").doesNotContain("\tat ");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sed_fwhm=-240", "d_K=0"})
    void aValueThatIsNoPhysicsIsSaidToBe(String setting) {
        Said said = caitfit("simulate", study, "--set", setting, "--out", folder.resolve("run"));
        assertThat(said.code()).isEqualTo(ExitCode.NOTHING_USABLE);
        assertThat(said.err()).contains("INVALID_INPUT").doesNotContain("\tat ");
    }

    @Test
    void anUnknownExperimentIsAnsweredWithTheKnownOnes() {
        Said said = caitfit("simulate", study, "--experiment", "Cs");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("no experiment Cs", "K, Rb");
    }
}
