package org.caitfit.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.caitfit.config.StudyBundle;
import org.caitfit.store.files.Folder;
import org.caitfit.study.Study;
import org.caitfit.yarn.Cluster;
import org.caitfit.yarn.ClusterException;
import org.caitfit.yarn.ClusterSearch;
import org.caitfit.yarn.JobNews;
import picocli.CommandLine.Option;

/** Where a fit is computed. */
final class ClusterOptions {
    /** Who does the grids and the refinements. */
    enum EngineKind {
        THREADS,
        YARN
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "threads",
            description = {
                "threads (default): this process. yarn: jobs on the Hadoop cluster of HADOOP_CONF_DIR; --out has to be a",
                "URI that all its machines see."
            })
    private EngineKind engine;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "yarn: maps of a job at most. Default: so many that each has about 45 s of work.")
    private Integer shards;

    @Option(names = "--map-threads", paramLabel = "N", description = "yarn: threads of each map. Default: 1.")
    private Integer mapThreads;

    @Option(
            names = "--java-runtime",
            paramLabel = "FILE",
            description =
                    "yarn: a Java 17 as tar.gz, e.g. made by jlink, that is sent along. Default: that of the cluster.")
    private Path javaRuntime;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "yarn: a property of Hadoop. May be given several times.")
    private Map<String, String> properties = Map.of();

    boolean cluster() {
        return engine == EngineKind.YARN;
    }

    /** Fails on options that do not go together. @param out as the user wrote it */
    void check(Optional<String> out, boolean partOnly) {
        if (!cluster()) {
            if (shards != null || mapThreads != null || javaRuntime != null || !properties.isEmpty()) {
                throw new UserError(
                        ExitCode.USAGE, "--shards, --map-threads, --java-runtime and -D need --engine yarn");
            }
            return;
        }
        if (partOnly) {
            throw new UserError(ExitCode.USAGE, "--engine yarn does all stages: leave --stage away");
        }
        if (out.filter(Folder::isUri).isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--engine yarn needs a result folder that all machines of the cluster see, as a URI\n"
                            + "Maybe --out hdfs:///user/you/results, or --out file:///disk if they share a disk");
        }
        if ((shards != null && shards < 1) || (mapThreads != null && mapThreads < 1)) {
            throw new UserError(ExitCode.USAGE, "--shards and --map-threads must be at least 1");
        }
        try {
            asked().requireConfigured();
        } catch (ClusterException e) {
            throw told(e);
        }
    }

    private Cluster asked() {
        return new Cluster(
                mapThreads == null ? 1 : mapThreads,
                Optional.ofNullable(shards),
                Optional.ofNullable(javaRuntime),
                properties);
    }

    private static UserError told(ClusterException e) {
        return new UserError(
                switch (e.kind()) {
                    case SETUP -> ExitCode.USAGE;
                    case INCOMPLETE -> ExitCode.INCOMPLETE;
                },
                e.getMessage());
    }

    /** Does grids and refinements on the cluster. */
    void run(Study study, StudyBundle bundle, Folder folder, PrintWriter console) throws IOException {
        try (ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            new ClusterSearch(study, bundle, asked(), progress, new Printed(console)).run(folder);
        } catch (ClusterException e) {
            throw told(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted; the job goes on on the cluster");
        }
    }

    private record Printed(PrintWriter console) implements JobNews {
        @Override
        public void submitted(String application, int maps, String page) {
            console.println(application + ": " + maps + (maps == 1 ? " map, " : " maps, ") + page);
            console.flush();
        }

        @Override
        public void failed(String attempt, String reason) {
            console.println(attempt + " failed, it is tried again: " + reason);
            console.flush();
        }
    }
}
