package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.report.ReportFolder;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ParameterInterval.Verdict;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.search.FailurePolicy;
import org.caitfit.search.FailurePolicy.Retry;
import org.caitfit.search.Remade;
import org.caitfit.search.Share;
import org.caitfit.search.StudySearch;
import org.caitfit.search.UnderWay;
import org.caitfit.store.ResultStore;
import org.caitfit.store.files.Folder;
import org.caitfit.store.files.LocalFolder;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "Result folder, a path or a URI of a file system that Hadoop knows (hdfs://host/folder).",
                "Default: results/<name of the study file>."
            })
    private Folder out;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads. Default: all processors.")
    private Integer threads;

    @Option(
            names = "--fresh",
            description = "Delete earlier results of caitfit in the folder first. Default: go on from what is there.")
    private boolean fresh;

    @Option(
            names = "--retry",
            paramLabel = "WHICH",
            description = {
                "failed: make runs again that failed. all: make all runs again and compare them with those that are there,",
                "bit for bit. Default: what is there stays, whether it failed or not."
            })
    private Retry retry;

    @Option(
            names = "--keep-going",
            description = "Go on when the first runs all fail. Default: stop and say why, what was run is kept.")
    private boolean keepGoing;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = {
                "grid: only the runs of the grids. refine: only the refinements; all grids have to be done.",
                "finish: all that is left, if the grids are done. Default: everything."
            })
    private Stage stage;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "With --stage grid or refine: part I of N, from 0. Any number of parts may work at the same time.")
    private String shard;

    @Option(
            names = "--grid-shards",
            paramLabel = "N",
            description =
                    "How many parts the grids were divided into, to say which are missing. Default: N of --shard.")
    private Integer gridShards;

    /** Parts of a fit that can be done by themselves. */
    enum Stage {
        GRID,
        REFINE,
        FINISH
    }

    @Override
    public Integer call() throws IOException {
        Share share = share();
        if (retry == Retry.NONE) {
            throw new UserError(ExitCode.USAGE, "--retry is failed or all");
        }
        if (retry != null && fresh) {
            throw new UserError(ExitCode.USAGE, "--fresh deletes what --retry would make again: choose one of them");
        }
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new UserError(ExitCode.USAGE, "--threads must be at least 1, got " + workers);
        }
        cluster.check(place(), stage != null);
        Study study = studyFile.read();
        Folder folder = out == null ? new LocalFolder(Path.of("results", studyFile.name())) : out;
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
        if (stage != null) {
            Optional<Integer> end = part(study, store, share, workers, console);
            if (end.isPresent()) {
                return end.get();
            }
        }
        if (cluster.cluster()) {
            requireFirstRuns(study, store, workers);
            cluster.run(study, studyFile.bundle(), folder, console);
        }
        // a report of other results must not stand beside these
        folder.delete("report.html");
        long start = System.nanoTime();
        StudySearch.Summary summary;
        try (Engine engine = new ThreadEngine(workers);
                ConsoleProgress progress = ConsoleProgress.onStandardError();
                OrderlyStop job = stop(store, progress)) {
            summary = new StudySearch(study, engine, store, progress, policy(), job.underWay()).run();
        }
        StudyResults results = store.tables().results();
        folder.fill(local -> ReportFolder.write(results, local));
        int remade = remade(summary, console);
        print(summary, results.analysis().intervals(), study, folder, console, (System.nanoTime() - start) * 1e-9);
        if (summary.fits().stream().noneMatch(f -> !f.stopReason().equals("FAILED_START"))) {
            console.println("Nothing usable came out: see the failure reasons in the report.");
            return ExitCode.NOTHING_USABLE;
        }
        if (remade != ExitCode.DONE) {
            return remade;
        }
        return summary.failedGridRuns() > 0.2 * summary.gridRuns() ? ExitCode.MANY_FAILURES : ExitCode.DONE;
    }

    /** Here, before a thousand maps find out. */
    private void requireFirstRuns(Study study, ResultStore store, int workers) throws IOException {
        try (Engine engine = new ThreadEngine(workers);
                ConsoleProgress progress = ConsoleProgress.onStandardError();
                OrderlyStop job = stop(store, progress)) {
            new StudySearch(study, engine, store, progress, policy(), job.underWay()).requireFirstRuns();
        }
    }

    private OrderlyStop stop(ResultStore store, ConsoleProgress progress) throws IOException {
        return new OrderlyStop(
                UnderWay.in(store, progress),
                store.folder().toString(),
                spec.commandLine().getErr());
    }

    private FailurePolicy policy() {
        return new FailurePolicy(retry == null ? Retry.NONE : retry, keepGoing);
    }

    /** The result folder as the user wrote it. */
    private Optional<String> place() {
        OptionSpec option = spec.commandLine().getParseResult().matchedOption("--out");
        return option == null
                ? Optional.empty()
                : Optional.of(option.originalStringValues().get(0));
    }

    private Share share() {
        if (shard == null) {
            return Share.ALL;
        }
        Matcher parts = Pattern.compile("(\\d{1,7})/(\\d{1,7})").matcher(shard);
        if (stage == null || stage == Stage.FINISH || !parts.matches()) {
            throw new UserError(
                    ExitCode.USAGE, "--shard needs --stage grid or refine, and is written like 0/8; got " + shard);
        }
        int index = Integer.parseInt(parts.group(1));
        int count = Integer.parseInt(parts.group(2));
        if (index >= count) {
            throw new UserError(
                    ExitCode.USAGE, "--shard " + shard + ": the parts of " + count + " are 0 to " + (count - 1));
        }
        return new Share(index, count);
    }

    /** Does one stage; empty if the rest is to follow. */
    private Optional<Integer> part(Study study, ResultStore store, Share share, int workers, PrintWriter console)
            throws IOException {
        try (Engine engine = new ThreadEngine(workers);
                ConsoleProgress progress = ConsoleProgress.onStandardError();
                OrderlyStop job = stop(store, progress)) {
            StudySearch search = new StudySearch(study, engine, store, progress, policy(), job.underWay());
            if (stage == Stage.GRID) {
                StudySearch.Summary done = search.runGrids(share);
                console.printf(
                        Locale.ROOT,
                        "part %d of %d: %d grid runs (%d failed), %d of them were there already%n",
                        share.index(),
                        share.count(),
                        done.gridRuns(),
                        done.failedGridRuns(),
                        done.foundRuns());
                return Optional.of(remade(done, console));
            }
            SortedSet<Integer> missing = search.missingGridShares(gridShards == null ? share.count() : gridShards);
            if (!missing.isEmpty()) {
                throw new UserError(
                        ExitCode.INCOMPLETE,
                        "runs of the grids are missing, those of the parts "
                                + ranges(missing)
                                + "\nMaybe hand them in again: sbatch --array=" + ranges(missing) + " grid.sbatch");
            }
            if (stage == Stage.FINISH) {
                return Optional.empty();
            }
            StudySearch.Summary done = search.runRefinements(share);
            console.printf(
                    Locale.ROOT,
                    "part %d of %d: %d refinement runs, %d of them were there already%n",
                    share.index(),
                    share.count(),
                    done.refinementRuns(),
                    done.foundRuns());
            return Optional.of(remade(done, console));
        }
    }

    /** Says what came of runs that were made again. @return STORE_DAMAGED if rows are not what they were */
    private int remade(StudySearch.Summary summary, PrintWriter console) {
        List<Remade> units = summary.remade();
        if (retry != null) {
            console.printf(
                    Locale.ROOT,
                    "%d runs of %d units made again: %d that had failed gave a result%n",
                    units.stream().mapToInt(Remade::runs).sum(),
                    units.size(),
                    units.stream().mapToInt(Remade::mended).sum());
            units.stream()
                    .filter(unit -> unit.differing() > 0)
                    .forEach(unit -> console.printf(
                            Locale.ROOT,
                            "DIFFERENT: %s, %d rows are not what they were; the new ones took their place%n",
                            unit.unit(),
                            unit.differing()));
        }
        console.flush();
        return units.stream().anyMatch(unit -> unit.differing() > 0) ? ExitCode.STORE_DAMAGED : ExitCode.DONE;
    }

    /** Numbers as an array list of Slurm, e.g. "0-2,5". */
    static String ranges(SortedSet<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        int from = -1;
        int last = -1;
        for (int n : numbers) {
            if (from >= 0 && n == last + 1) {
                last = n;
                continue;
            }
            append(text, from, last);
            from = n;
            last = n;
        }
        return append(text, from, last).toString();
    }

    private static StringBuilder append(StringBuilder text, int from, int last) {
        if (from >= 0) {
            text.append(text.isEmpty() ? "" : ",").append(from);
            if (last > from) {
                text.append('-').append(last);
            }
        }
        return text;
    }

    static StudyRecord record(Study study) {
        return new StudyRecord(
                study.title(),
                study.synthetic(),
                GlassRecord.of(study),
                study.experiments().stream().map(e -> e.id()).toList(),
                study.parameters(),
                study.resolved(),
                study.configSha256(),
                study.problemSha256(),
                Main.Version.text(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void print(
            StudySearch.Summary summary,
            List<ParameterInterval> intervals,
            Study study,
            Folder folder,
            PrintWriter console,
            double seconds) {
        console.printf(
                Locale.ROOT,
                "%n%d grid runs (%d failed) and %d refinement runs in %.1f s%s%n",
                summary.gridRuns(),
                summary.failedGridRuns(),
                summary.refinementRuns(),
                seconds,
                summary.foundRuns() > 0 ? "; " + summary.foundRuns() + " of them were there already" : "");
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
                    console.println("  " + text(p, fit, intervals, study));
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
        console.println("Report: " + folder.path("report.html"));
        console.flush();
    }

    private static String text(FittedParameter fitted, FitRecord fit, List<ParameterInterval> intervals, Study study) {
        ParameterSpec spec = study.parameters().stream()
                .filter(p -> p.name().equals(fitted.name()))
                .findFirst()
                .orElseThrow();
        String interval = intervals.stream()
                .filter(i -> i.fitId().equals(fit.fitId()) && i.parameter().equals(fitted.name()))
                .filter(i -> i.verdict() != Verdict.UNKNOWN)
                .findFirst()
                .map(i -> likelihood(i, spec))
                .orElseGet(() -> linear(fitted, fit, spec));
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

    /** From the profile likelihood. */
    private static String likelihood(ParameterInterval interval, ParameterSpec spec) {
        double lower = spec.unit().fromSi(interval.lower95().orElse(Double.NaN));
        double upper = spec.unit().fromSi(interval.upper95().orElse(Double.NaN));
        return switch (interval.verdict()) {
            case DETERMINED -> String.format(Locale.ROOT, "95 %% interval %.5g ... %.5g", lower, upper);
            case LOWER_LIMIT -> String.format(Locale.ROOT, "at least %.4g (95 %%), no upper limit", lower);
            case UPPER_LIMIT -> String.format(Locale.ROOT, "at most %.4g (95 %%), no lower limit", upper);
            case FLAT, UNKNOWN -> "not determined by these data";
        };
    }

    /** From the covariance, or why there is none. */
    private static String linear(FittedParameter fitted, FitRecord fit, ParameterSpec spec) {
        if (fitted.lower().isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "95 %% interval %.5g ... %.5g",
                    spec.unit().fromSi(fitted.lower().getAsDouble()),
                    spec.unit().fromSi(fitted.upper().orElseThrow()));
        }
        if (fitted.atBound() != 0) {
            return "at its " + (fitted.atBound() < 0 ? "lower" : "upper") + " bound";
        }
        return fit.optimal() ? "not determined by these data" : "not converged, so no interval";
    }
}
