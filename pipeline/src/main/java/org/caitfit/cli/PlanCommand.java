package org.caitfit.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caitfit.search.Pilot;
import org.caitfit.search.StudySearch;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a fit would do. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what a fit would run and what it would cost, from a few pilot runs; writes nothing.")
final class PlanCommand implements Callable<Integer> {
    /** Stored bytes of one run row, measured on the example studies. */
    private static final double BYTES_PER_RUN = 150;

    /** Report, figures, profiles and curves of the example studies. */
    private static final double MEGABYTES_OF_REPORT = 8;

    /** Of the process without any run, with report and figures. */
    private static final double MEGABYTES_ALWAYS = 250;

    /** A row kept until the end of the job: measured 0.46 kB, and about twice as much again while the report reads it. */
    private static final double MEGABYTES_PER_RUN = 1.4e-3;

    /** Residuals that a refinement remembers, and its Jacobian. */
    private static final double MEGABYTES_PER_THREAD = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Mixin
    private WorkerThreads threads;

    @Override
    public Integer call() {
        int workers = threads.count();
        Study study = studyFile.read();
        PrintWriter out = spec.commandLine().getOut();
        double seconds = 0;
        long runs = 0;
        for (Map.Entry<String, Long> e : StudySearch.gridSizes(study).entrySet()) {
            Pilot pilot = Pilot.of(study, e.getKey());
            seconds += pilot.meanSeconds() * e.getValue();
            runs += e.getValue();
            out.printf(
                    Locale.ROOT,
                    "grid %-12s %8d runs, %.1f ms each (mean of %d pilot runs)%s%n",
                    e.getKey(),
                    e.getValue(),
                    1e3 * pilot.meanSeconds(),
                    pilot.runs(),
                    pilot.failed() > 0 ? ", " + pilot.failed() + " of them failed" : "");
        }
        double perRun = runs > 0 ? seconds / runs : 0;
        long most = 0;
        int tasks = 0;
        for (FitSpec fit : study.search().fits()) {
            long evaluations = (long) study.search().starts() * study.search().maxEvaluations();
            most += evaluations * fit.experiments().size();
            tasks += study.search().starts();
            out.printf(
                    Locale.ROOT,
                    "fit  %-12s %8d starts, at most %d evaluations each, experiments %s%n",
                    fit.id(),
                    study.search().starts(),
                    study.search().maxEvaluations(),
                    fit.experiments());
        }
        out.printf(
                Locale.ROOT,
                "%nabout %s for the grids and at most %s for the refinements with %d threads%n",
                duration(seconds / workers),
                duration(perRun * most / Math.max(1, Math.min(workers, tasks))),
                workers);
        double memory = MEGABYTES_ALWAYS + MEGABYTES_PER_RUN * (runs + most) + MEGABYTES_PER_THREAD * workers;
        out.printf(
                Locale.ROOT,
                "about %.1f MB on disk and up to %.0f MB of memory%n",
                MEGABYTES_OF_REPORT + BYTES_PER_RUN * (runs + most) / 1e6,
                memory);
        double heap = Runtime.getRuntime().maxMemory() / 1e6;
        if (memory - MEGABYTES_ALWAYS / 2 > heap) {
            out.printf(
                    Locale.ROOT,
                    "That is more than the %.0f MB given to Java.%nMaybe set CAITFIT_JAVA_OPTS=-Xmx%.0fm%n",
                    heap,
                    1.3 * memory);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static String duration(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 5400
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
