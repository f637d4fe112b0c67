package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.report.Figures;
import org.caitfit.report.HtmlReport;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.search.StudySearch;
import org.caitfit.store.ResultStore;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Grid search, refinement, store and report of a study. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = "Searches the parameters of a study and writes tables, figures and report.html.")
final class FitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Result folder. Default: results/<name of the study file>.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads. Default: all processors.")
    private Integer threads;

    @Option(names = "--fresh", description = "Delete earlier results of caitfit in the folder first.")
    private boolean fresh;

    @Override
    public Integer call() throws IOException {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new UserError(ExitCode.USAGE, "--threads must be at least 1, got " + workers);
        }
        Study study = studyFile.read();
        Path folder = out == null ? Path.of("results", studyFile.name()) : out;
        PrintWriter console = spec.commandLine().getOut();
        if (StudySearch.gridSizes(study).isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIG,
                    "no experiment of this study has a measured profile, so there is nothing to fit\n"
                            + "Maybe you want: caitfit simulate");
        }
        if (study.parameters().isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIG,
                    "this study has no parameters, so there is nothing to fit\nMaybe you want: caitfit simulate");
        }
        console.println(study.title() + (study.synthetic() ? "  [SYNTHETIC DATA]" : ""));
        console.flush();
        ResultStore store = ResultStore.create(folder, record(study), fresh);
        // a report of other results must not stand beside these
        Files.deleteIfExists(folder.resolve("report.html"));
        long start = System.nanoTime();
        StudySearch.Summary summary;
        try (Engine engine = new ThreadEngine(workers);
                ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            summary = new StudySearch(study, engine, store, progress).run();
        }
        StudyResults results = store.readAll();
        HtmlReport.write(results, folder.resolve("report.html"));
        Figures.write(results, folder.resolve("figures"));
        print(summary, study, folder, console, (System.nanoTime() - start) * 1e-9);
        if (summary.fits().stream().noneMatch(f -> !f.stopReason().equals("FAILED_START"))) {
            console.println("Nothing usable came out: see the failure reasons in the report.");
            return ExitCode.NOTHING_USABLE;
        }
        return summary.failedGridRuns() > 0.2 * summary.gridRuns() ? ExitCode.MANY_FAILURES : ExitCode.DONE;
    }

    static StudyRecord record(Study study) {
        return new StudyRecord(
                study.title(),
                study.synthetic(),
                study.glass().natives().get(0).ion(),
                study.experiments().stream().map(e -> e.id()).toList(),
                study.parameters(),
                study.resolved(),
                study.configSha256(),
                study.problemSha256(),
                Main.Version.text(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void print(
            StudySearch.Summary summary, Study study, Path folder, PrintWriter console, double seconds) {
        console.printf(
                Locale.ROOT,
                "%n%d grid runs (%d failed) and %d refinement runs in %.1f s%n",
                summary.gridRuns(),
                summary.failedGridRuns(),
                summary.refinementRuns(),
                seconds);
        for (FitRecord fit : summary.fits()) {
            if (fit.best()) {
                console.printf(
                        Locale.ROOT,
                        "%n%s: chi2 %.2f over %d points (reduced %.4f), %s%n",
                        fit.fit(),
                        fit.chiSquare(),
                        fit.points(),
                        fit.reducedChiSquare(),
                        fit.stopReason());
                if (fit.priors() > 0) {
                    console.printf(
                            Locale.ROOT,
                            "  chi2 of the data %.2f, of %d priors %.2f%n",
                            fit.dataChiSquare(),
                            fit.priors(),
                            fit.priorChiSquare());
                }
                for (FittedParameter p : fit.parameters()) {
                    console.println("  " + text(p, fit, study));
                }
                if (fit.numericalErrorMatters()) {
                    console.println("  numerical error matters here"
                            + (study.accuracy() == Study.Accuracy.HIGH
                                    ? ", even with accuracy: high"
                                    : ": use accuracy: high"));
                }
                if (!fit.finerFailure().isEmpty()) {
                    console.println("  no numerical shift, as the run with finer cells failed: " + fit.finerFailure());
                }
            }
        }
        console.println();
        console.println("Report: " + folder.resolve("report.html"));
        console.flush();
    }

    private static String text(FittedParameter fitted, FitRecord fit, Study study) {
        ParameterSpec spec = study.parameters().stream()
                .filter(p -> p.name().equals(fitted.name()))
                .findFirst()
                .orElseThrow();
        String interval = fitted.lower().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "95 %% interval %.5g ... %.5g",
                        spec.unit().fromSi(fitted.lower().getAsDouble()),
                        spec.unit().fromSi(fitted.upper().orElseThrow()))
                : fitted.atBound() != 0
                        ? "at its " + (fitted.atBound() < 0 ? "lower" : "upper") + " bound"
                        : fit.optimal() ? "not determined by these data" : "not converged, so no interval";
        String shift = fitted.numericalShiftInSigma().isPresent()
                ? String.format(
                        Locale.ROOT,
                        ", numerical shift %+.2g sigma",
                        fitted.numericalShiftInSigma().getAsDouble())
                : "";
        return String.format(
                Locale.ROOT,
                "%-14s %.5g %s   %s%s",
                fitted.name(),
                spec.unit().fromSi(fitted.value()),
                spec.unit().symbol(),
                interval,
                shift);
    }
}
