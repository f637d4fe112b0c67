package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caitfit.SyntheticStudy;
import org.caitfit.results.FitRecord;
import org.caitfit.store.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What fit prints and writes, and with which exit code it ends. */
@ExtendWith(FittedStudy.Once.class)
final class FitCommandTest {
    @TempDir
    private Path folder;

    private final Path study;
    private final Path results;
    private final Said fit;

    FitCommandTest(FittedStudy fitted) {
        study = fitted.study();
        results = fitted.results();
        fit = fitted.fit();
    }

    @Test
    void aFitSaysWhatItFoundAndWhereTheReportIs() {
        assertThat(fit.code()).as(fit.err()).isZero();
        assertThat(fit.out())
                .contains("two CAIT experiments, one glass  [SYNTHETIC DATA]", "8 grid runs (0 failed)", "joint: chi2")
                .contains("sed_fwhm", "meV", "Report: " + results.resolve("report.html"));
        assertThat(fit.err()).contains("grid K: 4 of 4");
        assertThat(results.resolve("report.html")).isNotEmptyFile();
        assertThat(results.resolve("figures")).isNotEmptyDirectory();
    }

    @Test
    void aFitSaysHowFarFinerNumericsWouldMoveItsValuesAndWhetherThatMatters() throws IOException {
        Path file = SyntheticStudy.cait(
                folder.resolve("shift"), 3, 5, "starts: 1", "max_evaluations: 80", "fits: {Rb: [Rb]}");
        Path out = folder.resolve("out");
        Said said = caitfit("fit", file, "--out", out, "--threads", 2);

        FitRecord rb = ResultStore.open(out).readAll().fits().get(0);
        assertThat(rb.stopReason()).as(rb.stopDetail()).isEqualTo("CONVERGED");
        assertThat(said.out().lines().filter(line -> line.matches("  \\w+ .*numerical shift [+-][0-9.e-]+ sigma")))
                .hasSize(2);
        assertThat(said.out().contains("numerical error matters here: use accuracy: high"))
                .isEqualTo(rb.numericalErrorMatters());
    }

    @Test
    void theSameCommandAgainGoesOnFromWhatIsThere() throws IOException {
        Path out = folder.resolve("twice");
        assertThat(caitfit("fit", study, "--out", out).code()).isEqualTo(ExitCode.DONE);
        byte[] before = Files.readAllBytes(out.resolve("fits/fits.parquet"));
        Said again = caitfit("fit", study, "--out", out);
        assertThat(again.code()).isEqualTo(ExitCode.DONE);
        assertThat(again.out()).contains("were there already");
        assertThat(out.resolve("fits/fits.parquet")).hasBinaryContent(before);
    }

    @Test
    void aFolderWithResultsOfAnotherStudyIsNotTouchedUnlessAskedFor() throws IOException {
        byte[] before = Files.readAllBytes(results.resolve("fits/fits.parquet"));
        Path other = SyntheticStudy.bath(folder, 2, 3, "4e27 1/m3, 1.8e28 1/m3", "starts: 1", "max_evaluations: 12");
        Said again = caitfit("fit", other, "--out", results);
        assertThat(again.code()).isEqualTo(ExitCode.STORE_TAKEN);
        assertThat(again.err())
                .contains("holds results of another problem")
                .contains("Maybe")
                .doesNotContain("\tat ");
        assertThat(results.resolve("fits/fits.parquet")).hasBinaryContent(before);
    }

    @Test
    void manyFailedRunsShowInTheExitCode() {
        Path bath = SyntheticStudy.bath(folder, 2, 3, "4e27 1/m3, 1.8e28 1/m3", "starts: 1", "max_evaluations: 12");
        Said said = caitfit("fit", bath, "--out", folder.resolve("out"));
        // three of the four corners hold more than the glass
        assertThat(said.out()).contains("16 grid runs (12 failed)");
        assertThat(said.code()).isEqualTo(ExitCode.MANY_FAILURES).isEqualTo(5);
    }

    @Test
    void nothingUsableShowsInTheExitCodeAndIsReportedAndCanBeReplaced() {
        Path bath = SyntheticStudy.overfullBath(folder, 2, 3, "starts: 1", "max_evaluations: 12");
        Path out = folder.resolve("out");
        Said said = caitfit("fit", bath, "--out", out);
        assertThat(said.code()).isEqualTo(ExitCode.NOTHING_USABLE).isEqualTo(6);
        assertThat(said.out()).contains("16 grid runs (16 failed)", "Nothing usable came out");
        assertThat(out.resolve("report.html")).content().contains("INVALID INPUT", "Li would be -");
        assertThat(caitfit("fit", bath, "--out", out).code()).isEqualTo(6);
        assertThat(caitfit("fit", bath, "--out", out, "--fresh").code()).isEqualTo(6);
    }

    @Test
    void aFitWhoseFirstRunsAllFailIsStopped() {
        Path bath = SyntheticStudy.overfullBath(folder, 2, 3, "grid: {sobol: 200}", "starts: 1", "max_evaluations: 12");
        Said said = caitfit("fit", bath, "--out", folder.resolve("out"));
        assertThat(said.code()).isEqualTo(ExitCode.FIRST_RUNS_FAILED).isEqualTo(12);
        assertThat(said.err())
                .contains("the first 64 runs of the grid bath all failed", "Li would be -", "--keep-going")
                .doesNotContain("\tat ");
        assertThat(caitfit("status", folder.resolve("out")).out())
                .containsPattern("failed runs +1\\d\\d INVALID_INPUT");
    }

    @Test
    void aFitOnAClusterNeedsOneAndAFolderThatItsMachinesSee() {
        String out = folder.resolve("out").toUri().toString();
        Said said = caitfit("fit", study, "--engine", "yarn", "--out", out);
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err())
                .contains("mapreduce.framework.name is local, not yarn", "fs.defaultFS is not given")
                .contains("Maybe set", "core-site.xml");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(caitfit("fit", study, "--engine", "yarn", "--out", "results").err())
                .contains("as a URI", "Maybe --out hdfs://");
        assertThat(caitfit("fit", study, "--shards", 3).err()).contains("need --engine yarn");
    }
}
