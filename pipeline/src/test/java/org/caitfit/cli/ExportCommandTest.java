package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables as export writes them. */
@ExtendWith(FittedStudy.Once.class)
final class ExportCommandTest {
    @TempDir
    private Path folder;

    private final Path results;

    ExportCommandTest(FittedStudy fitted) {
        results = fitted.results();
    }

    @Test
    void tablesAreExportedAsCsvAndJson() {
        Said csv = caitfit("export", results, "--table", "runs");
        assertThat(csv.code()).isZero();
        assertThat(csv.out()).startsWith("run_id,experiment,phase,").contains("p_sed_fwhm_meV");
        assertThat(csv.out().lines().filter(line -> line.contains(",GRID,"))).hasSize(8);
        Said json = caitfit("export", results, "--table", "fits", "--format", "json");
        assertThat(json.code()).isZero();
        assertThat(json.out().strip()).startsWith("[").endsWith("]").contains("\"joint#1\"");
        Path file = folder.resolve("curves.csv");
        Said written = caitfit("export", results, "--table", "curves", "--format", "CSV", "--to", file);
        assertThat(written.code()).isZero();
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void anUnknownTableIsAnsweredWithTheKnownOnes() {
        Said said = caitfit("export", results, "--table", "run");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("no table \"run\"", "the tables are runs, fits, ", "parameters, settings");
    }
}
