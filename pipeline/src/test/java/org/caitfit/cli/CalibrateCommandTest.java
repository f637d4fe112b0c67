package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caitfit.SyntheticStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What calibrate prints, writes and refuses. */
final class CalibrateCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private int calibrate(String... options) {
        Path study =
                SyntheticStudy.cait(folder, 2, 1, "starts: 1", "max_evaluations: 60", "fits: {K: [K], joint: [K, Rb]}");
        String[] all = new String[options.length + 1];
        all[0] = study.toString();
        System.arraycopy(options, 0, all, 1, options.length);
        CommandLine line = new CommandLine(new CalibrateCommand());
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            said.append(exception.getMessage());
            return exception instanceof UserError user ? user.exitCode() : ExitCode.INTERNAL;
        });
        return line.execute(all);
    }

    @Test
    void aPageAndAllEstimatesAreWritten() throws IOException {
        int code = calibrate(
                "--fit",
                "K",
                "--replicates",
                "2",
                "--set",
                "sed_fwhm=240",
                "--set",
                "d_K=6e-21 m2/s",
                "--out",
                folder.resolve("out").toString());

        assertThat(code).as(said.toString()).isEqualTo(ExitCode.DONE);
        assertThat(said.toString()).contains("fit K: 2 replicates, 0 of them ended at no optimum", "sed_fwhm", "meV");
        assertThat(Files.readString(folder.resolve("out/calibration.md")))
                .contains("fit `K`", "| `d_K` | 6.0000e-21 m2/s |")
                .doesNotContain("NaN");
        assertThat(Files.readAllLines(folder.resolve("out/calibration.csv")))
                .hasSize(5)
                .first()
                .isEqualTo("replicate,parameter,value_si,sigma,pull,chi2_rise_at_truth");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(calibrate("--fit", "Cs")).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains("there is no fit Cs", "K, joint");

        assertThat(calibrate(
                        "--set",
                        "sed_fwhm=240",
                        "--results",
                        folder.resolve("none").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains("d_K, d_Rb are not known", "caitfit fit first");

        assertThat(calibrate("--replicates", "0")).isEqualTo(ExitCode.USAGE);
    }
}
