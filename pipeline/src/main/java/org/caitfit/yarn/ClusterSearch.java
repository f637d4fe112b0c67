package org.caitfit.yarn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.caitfit.config.StudyBundle;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.search.OpenWork;
import org.caitfit.search.Pilot;
import org.caitfit.search.Progress;
import org.caitfit.search.StudySearch;
import org.caitfit.store.ResultStore;
import org.caitfit.store.files.Folder;
import org.caitfit.store.files.LocalFolder;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/** Grids and refinements of a study on a cluster, a job for each; what follows from them is left to this process. */
public final class ClusterSearch {
    /** A map should be worth it: its start alone costs 4 s. */
    private static final double SECONDS_PER_MAP = 45;

    /** Evaluations of a usual refinement, each worth so many runs of a grid: they are finer and have derivatives. */
    private static final int EVALUATIONS = 20;

    private static final double RUNS_PER_EVALUATION = 4;

    private final Study study;
    private final StudyBundle bundle;
    private final Cluster cluster;
    private final Configuration configuration;
    private final Progress progress;
    private final JobNews news;
    private final Map<String, Double> seconds = new HashMap<>();

    /**
     * @param bundle through which the study was read
     * @throws ClusterException SETUP if there is no cluster in the configuration
     */
    public ClusterSearch(Study study, StudyBundle bundle, Cluster cluster, Progress progress, JobNews news) {
        this.study = study;
        this.bundle = bundle;
        this.cluster = cluster;
        this.configuration = cluster.configuration();
        this.progress = progress;
        this.news = news;
    }

    /**
     * Does all units of the grids and all refinements that are missing.
     *
     * @param folder that all machines of the cluster see
     * @throws ClusterException INCOMPLETE if a job has left work undone
     */
    public void run(Folder folder) throws IOException, InterruptedException {
        try (Engine engine = new ThreadEngine(1)) {
            StudySearch search = new StudySearch(study, engine, ResultStore.open(folder), Progress.silent());
            for (Stage stage : Stage.values()) {
                OpenWork open = stage.open(search);
                if (!open.units().isEmpty()) {
                    ShareJob.Ended ended = run(stage, open, folder);
                    requireDone(stage, stage.open(search), ended);
                }
            }
        }
    }

    private ShareJob.Ended run(Stage stage, OpenWork open, Folder folder) throws IOException, InterruptedException {
        int count = cluster.shards().orElseGet(() -> shares(seconds(stage, open), open));
        SortedMap<Integer, Long> pieces = open.byShare(count);
        String place = folder instanceof LocalFolder local
                ? local.path().toAbsolutePath().toUri().toString()
                : folder.toString();
        ShareOrder order = new ShareOrder(stage, study.file().toString(), place, cluster.threads(), count, pieces);
        long rows = stage == Stage.REFINE
                ? StudySearch.gridSizes(study).values().stream()
                        .mapToLong(n -> n)
                        .sum()
                : 0;
        progress.phase(stage == Stage.GRID ? "grids" : "refinements", open.pieces());
        Path work = Files.createTempDirectory("caitfit");
        ShareJob job;
        try {
            job = ShareJob.submit(cluster, configuration, order, study.title(), bundle, rows, work);
        } finally {
            try (Stream<Path> all = Files.walk(work)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        news.submitted(job.application(), pieces.size(), job.page());
        return job.watch(progress, news);
    }

    /** Number of shares: each worth the start of a map, but none without a unit. */
    static int shares(double seconds, OpenWork open) {
        return (int) Math.max(1, Math.min(open.units().size(), Math.round(seconds / SECONDS_PER_MAP)));
    }

    /** CPU time of open work, s, from a few runs of each grid. */
    private double seconds(Stage stage, OpenWork open) {
        return open.units().stream()
                .mapToDouble(unit -> switch (stage) {
                    case GRID -> unit.pieces() * perRun(unit.subject());
                    case REFINE ->
                        Math.min(EVALUATIONS, study.search().maxEvaluations())
                                * RUNS_PER_EVALUATION
                                * experiments(unit.subject())
                                        .mapToDouble(this::perRun)
                                        .sum();
                })
                .sum();
    }

    private Stream<String> experiments(String fit) {
        return study.search().fits().stream()
                .filter(f -> f.id().equals(fit))
                .map(FitSpec::experiments)
                .flatMap(List::stream);
    }

    private double perRun(String grid) {
        return seconds.computeIfAbsent(grid, name -> Pilot.of(study, name).meanSeconds());
    }

    private static void requireDone(Stage stage, OpenWork left, ShareJob.Ended ended) {
        if (left.units().isEmpty()) {
            return;
        }
        throw new ClusterException(
                ClusterException.Kind.INCOMPLETE,
                "the job " + ended.application() + " has ended, and of the "
                        + (stage == Stage.GRID
                                ? "grids " + left.pieces() + " runs are missing, in the parts "
                                        + left.units().stream()
                                                .map(u -> u.subject() + " " + u.number())
                                                .limit(20)
                                                .toList()
                                : left.pieces() + " refinements are missing, of the fits "
                                        + left.units().stream()
                                                .map(OpenWork.Unit::subject)
                                                .distinct()
                                                .toList())
                        + (ended.succeeded() || ended.reason().isEmpty() ? "" : "\n" + ended.reason())
                        + "\nWhat was done is in the result folder. Maybe look at `yarn logs -applicationId "
                        + ended.application() + "`, and give the same command again: it goes on from there.");
    }
}
