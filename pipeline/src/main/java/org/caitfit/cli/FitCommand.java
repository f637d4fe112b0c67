package org.caitfit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.report.ReportFolder;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.search.FailurePolicy;
import org.caitfit.search.FailurePolicy.Retry;
import org.caitfit.search.Share;
import org.caitfit.search.StudySearch;
import org.caitfit.search.UnderWay;
import org.caitfit.store.ResultStore;
import org.caitfit.store.files.Folder;
import org.caitfit.store.files.LocalFolder;
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

    @Mixin
    private WorkerThreads threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "Result folder, a path or a URI of a file system that Hadoop knows (hdfs://host/folder).",
                "Default: results/<name of the study file>."
            })
    private Folder out;

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
        int workers = threads.count();
        cluster.check(place(), stage != null);
        Study study = studyFile.read();
        Folder folder = out == null ? new LocalFolder(Path.of("results", studyFile.name())) : out;
        FitConsole console = new FitConsole(spec.commandLine().getOut());
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
        console.title(study);
        ResultStore store = ResultStore.create(folder, record(study), fresh);
        if (stage != null) {
            Optional<Integer> ended = part(study, store, share, workers, console);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        if (cluster.cluster()) {
            requireFirstRuns(study, store, workers);
            cluster.run(study, studyFile.bundle(), folder, spec.commandLine().getOut());
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
        int end = end(summary, console);
        console.results(summary, results.analysis().intervals(), study, folder, (System.nanoTime() - start) * 1e-9);
        if (summary.fits().stream().noneMatch(f -> !f.stopReason().equals("FAILED_START"))) {
            console.nothingUsable();
            return ExitCode.NOTHING_USABLE;
        }
        if (end != ExitCode.DONE) {
            return end;
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
    private Optional<Integer> part(Study study, ResultStore store, Share share, int workers, FitConsole console)
            throws IOException {
        try (Engine engine = new ThreadEngine(workers);
                ConsoleProgress progress = ConsoleProgress.onStandardError();
                OrderlyStop job = stop(store, progress)) {
            StudySearch search = new StudySearch(study, engine, store, progress, policy(), job.underWay());
            if (stage == Stage.GRID) {
                StudySearch.Summary done = search.runGrids(share);
                console.gridPart(share, done);
                return Optional.of(end(done, console));
            }
            SortedSet<Integer> missing = search.missingGridShares(gridShards == null ? share.count() : gridShards);
            if (!missing.isEmpty()) {
                throw new UserError(
                        ExitCode.INCOMPLETE,
                        "runs of the grids are missing, those of the parts "
                                + SlurmArray.list(missing)
                                + "\nMaybe hand them in again: sbatch --array=" + SlurmArray.list(missing)
                                + " grid.sbatch");
            }
            if (stage == Stage.FINISH) {
                return Optional.empty();
            }
            StudySearch.Summary done = search.runRefinements(share);
            console.refinementPart(share, done);
            return Optional.of(end(done, console));
        }
    }

    /** Tells of runs that were made again. @return STORE_DAMAGED if rows are not what they were */
    private int end(StudySearch.Summary summary, FitConsole console) {
        if (retry != null) {
            console.remade(summary.remade());
        }
        return summary.remade().stream().anyMatch(unit -> unit.differing() > 0)
                ? ExitCode.STORE_DAMAGED
                : ExitCode.DONE;
    }

    private static StudyRecord record(Study study) {
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
}
