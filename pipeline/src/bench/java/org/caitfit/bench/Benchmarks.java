package org.caitfit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.verification.DepthSamples;
import org.caitfit.verification.StandardCase;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks, prints their tables and, if all groups were run, writes them to docs/performance.md. The argument
 * names one group.
 */
public final class Benchmarks {
    private static final Path PAGE = Path.of("docs", "performance.md");
    private static final String BEGIN = "<!-- written by make bench: begin -->\n";
    private static final String END = "<!-- written by make bench: end -->\n";
    /** Name of the result of the profiler: bytes per run. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<SolverCase, DepthSamples> references = new EnumMap<>(SolverCase.class);

    private Benchmarks() {}

    /** A table to be measured. */
    private interface Group {
        String measure() throws RunnerException;
    }

    public static void main(String[] arguments) throws RunnerException, IOException {
        Map<String, Group> groups = new Benchmarks().groups();
        List<String> chosen = arguments.length == 0 ? List.copyOf(groups.keySet()) : List.of(arguments);
        if (!groups.keySet().containsAll(chosen)) {
            System.err.println("There is no group " + chosen + ".\nMaybe one of " + groups.keySet() + "?");
            System.exit(2);
        }
        StringBuilder text = new StringBuilder(Machine.text()).append('\n');
        for (String name : chosen) {
            text.append("\n### ")
                    .append(name)
                    .append("\n\n")
                    .append(groups.get(name).measure());
        }
        System.out.println("\n" + text);
        if (chosen.size() == groups.size()) {
            write(text.toString());
        }
    }

    private Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        List<SolverCase> all = List.of(SolverCase.values());
        groups.put("standard", () -> runs(all, List.of(Accuracy.DEFAULT), List.of(Work.values())));
        groups.put("high", () -> runs(all, List.of(Accuracy.HIGH), List.of(Work.RUN)));
        groups.put("cells", () -> scaling(Accuracy.CELLS_HALF, Accuracy.CELLS_1, Accuracy.CELLS_2, Accuracy.CELLS_4));
        groups.put("steps", () -> scaling(Accuracy.TOLERANCE_1, Accuracy.TOLERANCE_4TH, Accuracy.TOLERANCE_16TH));
        groups.put("grid", Benchmarks::grid);
        groups.put("overhead", Overhead::measure);
        return groups;
    }

    private String scaling(Accuracy... accuracies) throws RunnerException {
        return runs(List.of(SolverCase.K_10V), List.of(accuracies), List.of(Work.RUN))
                + "\n"
                + runs(List.of(SolverCase.CS_10V), List.of(accuracies), List.of(Work.RUN));
    }

    /** Time, work and error of every case at every accuracy. */
    private String runs(List<SolverCase> cases, List<Accuracy> accuracies, List<Work> works) throws RunnerException {
        Collection<RunResult> results = new Runner(options(SolverBenchmark.class)
                        .param("solverCase", names(cases))
                        .param("accuracy", names(accuracies))
                        .param("work", names(works))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        Table table = new Table(
                "case",
                "work",
                "accuracy",
                "cells",
                "steps (+ rejected)",
                "Newton",
                "error",
                "ms",
                "smallest - 90 %",
                "ratio",
                "kB per run");
        double first = Double.NaN;
        for (SolverCase solverCase : cases) {
            for (Work work : works) {
                for (Accuracy accuracy : accuracies) {
                    RunResult result = find(results, solverCase.name(), accuracy.name(), work.name());
                    Statistics ms = result.getPrimaryResult().getStatistics();
                    double median = ms.getPercentile(50);
                    first = Double.isNaN(first) ? median : first;
                    Outcome outcome = work.on(
                            solverCase.problem, new NppSolver(accuracy.settings), work.variations(solverCase.problem));
                    Outcome.RunStatistics done = outcome.statistics();
                    table.row(
                            solverCase.label,
                            work.label,
                            accuracy.label,
                            "" + done.cells(),
                            done.steps() + " + " + done.rejectedSteps(),
                            "" + done.newtonIterations(),
                            format("%.1e", samples(outcome).blurredRmsTo(reference(solverCase))),
                            format("%.2f", median),
                            format("%.2f - %.2f", ms.getMin(), ms.getPercentile(90)),
                            format("%.2f", median / first),
                            format(
                                    "%.0f",
                                    result.getSecondaryResults().get(ALLOCATED).getScore() / 1024));
                }
            }
        }
        return table.text();
    }

    /** Time of a whole grid on one and two threads. */
    private static String grid() throws RunnerException {
        Collection<RunResult> results = new Runner(options(GridBenchmark.class).build()).run();
        Table table = new Table("experiment", "threads", "s", "smallest - largest", "candidates per s", "ratio");
        double first = Double.NaN;
        for (GridBenchmark.Experiment experiment : GridBenchmark.Experiment.values()) {
            for (String threads : List.of("1", "2")) {
                Statistics seconds = find(results, experiment.name(), threads)
                        .getPrimaryResult()
                        .getStatistics();
                double rate = GridBenchmark.CANDIDATES / seconds.getPercentile(50);
                first = Double.isNaN(first) ? rate : first;
                table.row(
                        experiment.name(),
                        threads,
                        format("%.1f", seconds.getPercentile(50)),
                        format("%.1f - %.1f", seconds.getMin(), seconds.getMax()),
                        format("%.0f", rate),
                        format("%.2f", rate / first));
            }
        }
        return table.text();
    }

    /** Options of all benchmarks: the heap and collector of the start script. */
    private static ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .shouldFailOnError(true)
                .jvmArgs("-Xmx700m", "-XX:+UseParallelGC");
    }

    private static String[] names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }

    /** The result of a benchmark with all these parameters. */
    private static RunResult find(Collection<RunResult> results, String... parameters) {
        return results.stream()
                .filter(r -> Stream.of(parameters)
                        .allMatch(p -> r.getParams().getParamsKeys().stream()
                                .anyMatch(k -> r.getParams().getParam(k).equals(p))))
                .findFirst()
                .orElseThrow();
    }

    private DepthSamples reference(SolverCase solverCase) {
        return references.computeIfAbsent(solverCase, c -> samples(new NppSolver(Accuracy.REFERENCE).run(c.problem)));
    }

    /** The first native ion over n_bulk of the standard cases. */
    private static DepthSamples samples(Outcome outcome) {
        if (!(outcome instanceof Outcome.Completed completed)) {
            throw new IllegalStateException("a standard case failed: " + outcome);
        }
        return DepthSamples.of(completed.finalProfile(), StandardCase.NATIVE);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static void write(String text) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException(PAGE + " lacks the lines " + BEGIN + END);
        }
        Files.writeString(PAGE, page.substring(0, begin) + "\n" + text + "\n" + page.substring(end));
        System.out.println("written to " + PAGE);
    }
}
