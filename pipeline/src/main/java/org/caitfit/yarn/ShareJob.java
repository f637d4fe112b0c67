package org.caitfit.yarn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskCompletionEvent;
import org.apache.hadoop.mapreduce.TypeConverter;
import org.apache.hadoop.mapreduce.lib.output.NullOutputFormat;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.caitfit.config.StudyBundle;
import org.caitfit.search.Progress;

/** One map-only job: handed in, watched, ended. */
final class ShareJob {
    private static final long INTERVAL_MILLIS = 1000;

    /** Lines of a failure that are shown. */
    private static final int LINES = 4;

    private final Job job;
    private final ShareOrder order;

    private ShareJob(Job job, ShareOrder order) {
        this.job = job;
        this.order = order;
    }

    /**
     * How it ended.
     *
     * @param application its number on the cluster
     * @param succeeded whether the cluster takes it for successful; the store tells what is done
     * @param reason why not
     */
    record Ended(String application, boolean succeeded, String reason) {}

    /**
     * Hands a job in.
     *
     * @param rows of the grids that each map holds
     * @param work local folder for files on their way; may go as soon as this returns
     */
    static ShareJob submit(
            Cluster cluster,
            Configuration client,
            ShareOrder order,
            String title,
            StudyBundle study,
            long rows,
            Path work)
            throws IOException, InterruptedException {
        Configuration configuration = new Configuration(client);
        JobSettings.of(order.stage(), order.threads(), rows).forEach(configuration::set);
        order.writeTo(configuration);
        // tokens for it, should the cluster ask for them
        configuration.set("mapreduce.job.hdfs-servers", order.store());
        Path bundle = work.resolve(ShareOrder.BUNDLE);
        try (OutputStream out = Files.newOutputStream(bundle)) {
            study.write(out);
        }
        configuration.set("tmpfiles", bundle.toUri().toString());
        configuration.set("tmpjars", uris(JobJars.libraries(work).stream()));
        if (cluster.javaRuntime().isPresent()) {
            JavaRuntime runtime = JavaRuntime.of(cluster.javaRuntime().get());
            configuration.set("tmparchives", runtime.archive().toUri() + "#" + JavaRuntime.LINK);
            configuration.set("mapreduce.map.env.JAVA_HOME", runtime.javaHome());
            configuration.set("yarn.app.mapreduce.am.env.JAVA_HOME", runtime.javaHome());
        }
        // the word of the user is the last
        cluster.properties().forEach(configuration::set);
        Job job = Job.getInstance(
                configuration, "caitfit " + order.stage().name().toLowerCase(Locale.ROOT) + ": " + title);
        job.setJar(JobJars.program(work).toString());
        job.setInputFormatClass(ShareInputFormat.class);
        job.setMapperClass(ShareMapper.class);
        job.setNumReduceTasks(0);
        job.setOutputFormatClass(NullOutputFormat.class);
        try {
            job.submit();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("our own classes are here", e);
        }
        return new ShareJob(job, order);
    }

    private static String uris(Stream<Path> files) {
        return files.map(f -> f.toUri().toString()).collect(Collectors.joining(","));
    }

    /** Number of the job on the cluster. */
    String application() {
        return id().toString();
    }

    private ApplicationId id() {
        return TypeConverter.toYarn(job.getJobID()).getAppId();
    }

    /** Where the cluster shows the job. */
    String page() {
        return job.getTrackingURL();
    }

    /**
     * Watches until the end. The end is asked of the resource manager: what counts the tasks is gone by then, and the history server
     * need not run.
     *
     * @param progress told of each piece
     */
    Ended watch(Progress progress, JobNews news) throws IOException, InterruptedException {
        try (YarnClient yarn = YarnClient.createYarnClient()) {
            yarn.init(job.getConfiguration());
            yarn.start();
            Teller teller = new Teller(progress, news);
            while (true) {
                ApplicationReport report = yarn.getApplicationReport(id());
                YarnApplicationState state = report.getYarnApplicationState();
                if (state == YarnApplicationState.RUNNING) {
                    teller.ask();
                }
                if (state == YarnApplicationState.FINISHED
                        || state == YarnApplicationState.FAILED
                        || state == YarnApplicationState.KILLED) {
                    boolean succeeded = report.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED;
                    return new Ended(
                            application(),
                            succeeded,
                            String.valueOf(report.getDiagnostics()).strip());
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (YarnException e) {
            throw new IOException("the resource manager: " + e.getMessage(), e);
        }
    }

    /** Asks the application master, and passes on what is new. */
    private final class Teller {
        private final Progress progress;
        private final JobNews news;
        private long told;
        private long toldFailed;
        private int events;

        Teller(Progress progress, JobNews news) {
            this.progress = progress;
            this.news = news;
        }

        void ask() throws InterruptedException {
            try {
                Counters counters = job.getCounters();
                if (counters != null) {
                    Count done = order.stage() == Stage.GRID ? Count.RUNS : Count.REFINEMENTS;
                    tell(
                            counters.findCounter(done).getValue(),
                            counters.findCounter(Count.FAILED_RUNS).getValue());
                }
                for (TaskCompletionEvent event : job.getTaskCompletionEvents(events, 100)) {
                    events++;
                    if (event.getStatus() == TaskCompletionEvent.Status.FAILED) {
                        news.failed(event.getTaskAttemptId().toString(), reason(event));
                    }
                }
            } catch (IOException e) {
                // it comes and goes with its node; whether the job has ended is asked elsewhere
            }
        }

        /** Counters of an attempt that fails are taken back; a bar does not go back. */
        private void tell(long done, long failed) {
            for (; told < done; told++) {
                progress.done(toldFailed < failed ? Double.NaN : Double.POSITIVE_INFINITY);
                toldFailed += toldFailed < failed ? 1 : 0;
            }
        }

        private String reason(TaskCompletionEvent event) throws IOException, InterruptedException {
            return Stream.of(job.getTaskDiagnostics(event.getTaskAttemptId()))
                    .flatMap(String::lines)
                    .filter(line -> !line.startsWith("\tat "))
                    .limit(LINES)
                    .collect(Collectors.joining("\n"));
        }
    }
}
