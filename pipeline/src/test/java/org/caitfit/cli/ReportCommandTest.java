package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reports made again from a result folder, and folders from which there can be none. */
@ExtendWith(FittedStudy.Once.class)
final class ReportCommandTest {
    @TempDir
    private Path folder;

    private final Path results;

    ReportCommandTest(FittedStudy fitted) {
        results = fitted.results();
    }

    @Test
    void theReportIsMadeAgainFromTheTables() throws IOException {
        Path report = results.resolve("report.html");
        byte[] first = Files.readAllBytes(report);
        Said said = caitfit("report", results);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Report: " + report);
        assertThat(report).hasBinaryContent(first);
        Said figure = caitfit("report", results, "--figure", "fig2");
        assertThat(figure.code()).isZero();
        assertThat(results.resolve("figures/fig2.svg")).isNotEmptyFile();
    }

    @Test
    void aFolderWithoutResultsIsAWrongCommandLine() {
        assertThat(caitfit("report", folder).code()).isEqualTo(ExitCode.USAGE);
        Said said = caitfit("export", folder.resolve("nowhere"), "--table", "runs");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("there is no folder").doesNotContain("\tat ");
    }

    @Test
    void damagedResultsAreNamed() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy/study"));
        for (String name : List.of("settings.parquet", "parameters.parquet")) {
            byte[] bytes = Files.readAllBytes(results.resolve("study").resolve(name));
            Files.write(copy.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
        }
        Said said = caitfit("report", folder.resolve("copy"));
        assertThat(said.code()).isEqualTo(ExitCode.STORE_DAMAGED).isEqualTo(7);
        assertThat(said.err()).contains("settings.parquet").doesNotContain("\tat ");
    }
}
