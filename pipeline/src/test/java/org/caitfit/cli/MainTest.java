package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.caitfit.SyntheticStudy;
import org.caitfit.results.FitRecord;
import org.caitfit.store.ResultStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a user types it. */
final class MainTest {
    @TempDir
    private static Path shared;

    private static Path study;
    private static Path results;
    private static Said fit;

    @TempDir
    private Path folder;

    /** What a command said. */
    private record Said(int code, String out, String err) {}

    private static Said caitfit(Object... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Main.execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @BeforeAll
    static void fitOnce() {
        study = SyntheticStudy.cait(shared, 2, 5, "starts: 1", "max_evaluations: 12", "fits: {K: [K], joint: [K, Rb]}");
        results = shared.resolve("results");
        fit = caitfit("fit", study, "--out", results, "--threads", 2);
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
    void anInversionWritesItsCurveItsProfileAndAFigure() throws IOException {
        Path out = folder.resolve("inverted");
        Said said = caitfit("invert", "../configs/ti-zr.yaml", "--out", out, "--replicates", 20, "--threads", 2);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("describes the profile within its noise", "contact", "D_Zr / m2/s", "Files: " + out);
        assertThat(out.resolve("inversion.svg")).isNotEmptyFile();
        List<String> curve = Files.readAllLines(out.resolve("diffusion.csv"));
        assertThat(curve.get(0)).startsWith("ion,fraction,depth_m,d_ratio").endsWith("informative");
        assertThat(curve).hasSizeGreaterThan(90);
        assertThat(out.resolve("profile.parquet")).isNotEmptyFile();
        Said bath = caitfit("invert", "../configs/cover-glass.yaml", "--out", out);
        assertThat(bath.code()).isEqualTo(ExitCode.NOTHING_USABLE);
        assertThat(bath.err()).contains("XUP: an inversion needs one stage", "Maybe");
        assertThat(caitfit("invert", study, "--replicates", 3).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFitSaysHowFarFinerNumericsWouldMoveItsValuesAndWhetherThatMatters() throws IOException {
        Path file = SyntheticStudy.cait(
                folder.resolve("shift"), 3, 5, "starts: 1", "max_evaluations: 80", "fits: {Rb: [Rb]}");
        Path out = folder.resolve("out");
        Said said = caitfit("fit", file, "--out", out, "--threads", 2);

        FitRecord rb = ResultStore.open(out).tables().readAll().fits().get(0);
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
        Path bath = SyntheticStudy.bath(folder, 2, 3, "1.1e28 1/m3, 1.8e28 1/m3", "starts: 1", "max_evaluations: 12");
        Path out = folder.resolve("out");
        Said said = caitfit("fit", bath, "--out", out);
        assertThat(said.code()).isEqualTo(ExitCode.NOTHING_USABLE).isEqualTo(6);
        assertThat(said.out()).contains("16 grid runs (16 failed)", "Nothing usable came out");
        assertThat(out.resolve("report.html")).content().contains("INVALID INPUT", "Li would be -");
        assertThat(caitfit("fit", bath, "--out", out).code()).isEqualTo(6);
        assertThat(caitfit("fit", bath, "--out", out, "--fresh").code()).isEqualTo(6);
    }

    @Test
    void statusSaysWhatIsDoneOfAFolderAndOfAStudy() throws IOException {
        for (Said said : List.of(caitfit("status", results), caitfit("status", study, "--out", results))) {
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out())
                    .containsPattern("grid K +1 of 1 units, 4 of 4 runs, 0 failed")
                    .containsPattern("fit +joint +1 of 1 refinements: 1 [A-Z_]+")
                    .contains("Done: report.html is there");
        }
        Said json = caitfit("status", results, "--json");
        assertThat(json.out())
                .contains("\"complete\":true", "\"units_done\":1", "\"runs\":4", "\"under_way\":[]", "\"died\":[]");
        Said nothing = caitfit("status", study, "--out", folder.resolve("nothing"));
        assertThat(nothing.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(nothing.err()).contains("nothing is done yet", "caitfit fit");
        assertThat(caitfit("status", folder.resolve("nothing")).code()).isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("status", results, "--out", results).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFitThatWasStoppedIsNotDoneAndCanBeCompactedAndMadeAgain() throws IOException {
        Path out = folder.resolve("part");
        assertThat(caitfit("fit", study, "--out", out, "--stage", "grid").code())
                .isZero();
        assertThat(caitfit("status", out).out())
                .containsPattern("fit +joint +0 of up to 1 refinements")
                .contains("nobody is at work");
        Said compact = caitfit("store", "compact", out);
        assertThat(compact.code()).isZero();
        assertThat(compact.out()).contains("Files of the table runs: 2 before, 2 now");
        Said again = caitfit("fit", study, "--out", out, "--stage", "grid", "--retry", "all");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("8 runs of 2 units made again: 0 that had failed gave a result");
        assertThat(caitfit("fit", study, "--out", out, "--retry", "none").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("fit", study, "--out", out, "--retry", "all", "--fresh")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFitWhoseFirstRunsAllFailIsStopped() {
        Path bath = SyntheticStudy.bath(
                folder, 2, 3, "1.1e28 1/m3, 1.8e28 1/m3", "grid: {sobol: 200}", "starts: 1", "max_evaluations: 12");
        Said said = caitfit("fit", bath, "--out", folder.resolve("out"));
        assertThat(said.code()).isEqualTo(ExitCode.FIRST_RUNS_FAILED).isEqualTo(12);
        assertThat(said.err())
                .contains("the first 64 runs of the grid bath all failed", "Li would be -", "--keep-going")
                .doesNotContain("\tat ");
        assertThat(caitfit("status", folder.resolve("out")).out())
                .containsPattern("failed runs +1\\d\\d INVALID_INPUT");
    }

    @Test
    void configShowsEverySettingWithItsOrigin() {
        Said said = caitfit("config", study);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("glass.permittivity", "glass.thickness", "study.yaml:", "search.starts");
    }

    @Test
    void configShowsAssumptions() {
        Said said = caitfit("config", Path.of("..", "configs", "lithium-borate.yaml"));
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("ASSUMED: ");
    }

    @Test
    void planSaysWhatAFitWouldRunAndWritesNothing() throws IOException {
        List<Path> before = files(shared);
        Said said = caitfit("plan", study, "--threads", 2);
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("grid K")
                .contains("4 runs,")
                .contains("fit  joint")
                .contains("at most 12 evaluations each")
                .contains("with 2 threads")
                .contains("MB on disk");
        assertThat(files(shared)).isEqualTo(before);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted().toList();
        }
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
            Files.write(copy.resolve(name), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
        Said said = caitfit("report", folder.resolve("copy"));
        assertThat(said.code()).isEqualTo(ExitCode.STORE_DAMAGED).isEqualTo(7);
        assertThat(said.err()).contains("settings.parquet").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "simulate", "plan", "config"})
    void aWrongStudyIsRefusedWithThePlace(String command) throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, Files.readString(study).replace("permittivity: 9", "permittivty: 9"));
        for (String data : List.of("K.csv", "Rb.csv")) {
            Files.copy(shared.resolve(data), folder.resolve(data));
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
        Files.copy(shared.resolve("K.csv"), folder.resolve("K.csv"));
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
            Files.copy(shared.resolve(data), folder.resolve(data));
        }
        Said said = caitfit("fit", file, "--out", folder.resolve("out"));
        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(ExitCode.CONFIG);
        assertThat(said.err()).contains("nothing to fit", "caitfit simulate");
        assertThat(caitfit("simulate", file, "--out", folder.resolve("run")).code())
                .isZero();
    }

    @Test
    void verifyPrintsATableAndWritesAPageWithAFigure() {
        Said said = caitfit("verify", "--case", "rarefaction-fan", "--out", folder);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern("rarefaction-fan +largest error .* <= 4.0e-03 +ok")
                .contains("All within");
        assertThat(folder.resolve("verification.md"))
                .content()
                .contains("# Verification", "## Rarefaction fan", "](images/verification/rarefaction-fan.svg)")
                .doesNotContain("## Logistic front", "out of bounds**");
        assertThat(folder.resolve("images/verification/rarefaction-fan.svg"))
                .content()
                .contains("<svg", "<path");
    }

    @Test
    void anUnknownVerificationCaseIsAnsweredWithTheKnownOnes() {
        Said said = caitfit("verify", "--case", "fan", "--out", folder.resolve("out"));
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("no case fan", "Maybe", "rarefaction-fan");
        assertThat(folder.resolve("out")).doesNotExist();
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
    void theProgramHasHelpAndAVersion() {
        assertThat(caitfit("--help").out())
                .contains("Usage: caitfit", "simulate", "verify", "Exit codes:")
                .containsPattern("8 +the result folder");
        assertThat(caitfit().out()).contains("Usage: caitfit");
        assertThat(caitfit("help", "fit").out()).contains("Usage: caitfit fit");
        assertThat(caitfit("--version").out()).startsWith("caitfit ");
    }
}
