package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a whole: help, and what is said of a wrong one. */
@ExtendWith(FittedStudy.Once.class)
final class MainTest {
    private final Path study;
    private final Path results;

    MainTest(FittedStudy fitted) {
        study = fitted.study();
        results = fitted.results();
    }

    @Test
    void theProgramHasHelpAndAVersion() {
        assertThat(caitfit("--help").out())
                .contains("Usage: caitfit", "simulate", "verify", "Exit codes:")
                .containsPattern("8 +the result folder");
        assertThat(caitfit().out()).contains("Usage: caitfit");
        assertThat(caitfit("help", "fit").out()).contains("Usage: caitfit fit");
        assertThat(caitfit("--version").out()).startsWith("caitfit ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "status", "simulate", "plan", "report", "export", "config", "verify"})
    void everyCommandHasHelp(String command) {
        Said said = caitfit(command, "--help");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Usage: caitfit " + command, "--help");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void aWrongCommandLineIsExplained() {
        assertThat(caitfit("fti").code()).isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("simulat").err()).contains("Did you mean", "caitfit simulate");
        assertThat(caitfit("fit").code()).isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("fit", study, "--no-such-option").code()).isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("fit", study, "--threads", "many").code()).isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("export", results).err()).contains("--table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "plan"})
    void noThreadsAreAWrongCommandLine(String command) {
        Said said = caitfit(command, study, "--threads", 0);
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("--threads must be at least 1, got 0");
    }
}
