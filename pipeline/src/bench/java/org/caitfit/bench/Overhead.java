package org.caitfit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.caitfit.config.ReadResult;
import org.caitfit.config.StudyReader;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.search.Progress;
import org.caitfit.search.Share;
import org.caitfit.search.StudySearch;
import org.caitfit.space.CandidateGrid;
import org.caitfit.store.ResultStore;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.SearchSpec;
import org.caitfit.study.Study;

/**
 * What engine and store cost: a grid as a fit does it, into a result folder, against the same runs on as many bare threads. Pairs of
 * the two in turn, short and many, as a machine that is shared changes its speed within seconds. What is done once per grid counts
 * for more here than in a larger grid.
 */
final class Overhead {
    /** Four blocks, as the first of any larger grid. */
    static final int RUNS = 4096;

    static final int PAIRS = 24;
    private static final int THREADS = 2;
    private static final int WARM_UP = 2_000;
    private static final Path STUDY = Path.of("configs", "lithium-borate.yaml");

    private Overhead() {}

    /** Wall and processor time, s. */
    private record Time(double wall, double processor) {
        private static final com.sun.management.OperatingSystemMXBean SYSTEM =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        static Time now() {
            return new Time(System.nanoTime() * 1e-9, SYSTEM.getProcessCpuTime() * 1e-9);
        }

        Time since(Time start) {
            return new Time(wall - start.wall, processor - start.processor);
        }
    }

    /** Measures in a JVM of its own, with the heap and the collector of the start script. @return a table */
    static String measure() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx700m",
                            "-XX:+UseParallelGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Overhead.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the measurement failed");
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        bare(study(WARM_UP));
        stored(study(WARM_UP));
        List<Time> bare = new ArrayList<>();
        List<Time> stored = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            // in turn first and second: neither gains from what the other leaves behind
            if (pair % 2 == 0) {
                bare.add(bare(study(RUNS)));
                stored.add(stored(study(RUNS)));
            } else {
                stored.add(stored(study(RUNS)));
                bare.add(bare(study(RUNS)));
            }
            System.err.printf(
                    Locale.ROOT,
                    "pair %d of %d: %.2f s bare, %.2f s with engine and store; processors %.2f s, %.2f s%n",
                    pair + 1,
                    PAIRS,
                    bare.get(pair).wall(),
                    stored.get(pair).wall(),
                    bare.get(pair).processor(),
                    stored.get(pair).processor());
        }
        Table table = new Table(
                "time",
                "bare / s",
                "with engine and store / s",
                "ratio of sums",
                "median",
                "half of the pairs",
                "us per run");
        row(
                table,
                "elapsed",
                bare.stream().map(Time::wall).toList(),
                stored.stream().map(Time::wall).toList());
        row(
                table,
                "processors",
                bare.stream().map(Time::processor).toList(),
                stored.stream().map(Time::processor).toList());
        System.out.print(table.text());
    }

    private static void row(Table table, String name, List<Double> bare, List<Double> stored) {
        List<Double> ratios = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        for (int pair = 0; pair < bare.size(); pair++) {
            ratios.add(stored.get(pair) / bare.get(pair));
            differences.add((stored.get(pair) - bare.get(pair)) / RUNS * 1e6);
        }
        table.row(
                name,
                String.format(Locale.ROOT, "%.1f", sum(bare)),
                String.format(Locale.ROOT, "%.1f", sum(stored)),
                String.format(Locale.ROOT, "%.3f", sum(stored) / sum(bare)),
                String.format(Locale.ROOT, "%.3f", quantile(ratios, 0.5)),
                String.format(Locale.ROOT, "%.3f - %.3f", quantile(ratios, 0.25), quantile(ratios, 0.75)),
                String.format(Locale.ROOT, "%.0f", quantile(differences, 0.5)));
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double quantile(List<Double> values, double part) {
        return values.stream().sorted().toList().get((int) (part * (values.size() - 1) + 0.5));
    }

    /** The K experiment of the example study with a grid of so many runs. */
    private static Study study(int runs) {
        if (!(StudyReader.read(STUDY) instanceof ReadResult.Read read)) {
            throw new IllegalStateException(STUDY + " cannot be read");
        }
        Study all = read.study();
        List<ExperimentSpec> potassium =
                all.experiments().stream().filter(e -> e.id().equals("K")).toList();
        return new Study(
                all.file(),
                all.title(),
                all.glasses(),
                all.ions(),
                potassium,
                all.parameters(),
                new SearchSpec(
                        new SearchSpec.Grid.Sobol(runs),
                        1,
                        1,
                        List.of(new SearchSpec.FitSpec("K", List.of("K"))),
                        List.of()),
                all.accuracy(),
                all.configSha256(),
                all.problemSha256(),
                all.resolved());
    }

    private static Time bare(Study study) throws InterruptedException {
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0));
        CandidateGrid grid = new CandidateGrid(model.space(), study.search().grid());
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Time start = Time.now();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Thread thread = new Thread(() -> {
                for (int i = next.getAndIncrement(); i < grid.size(); i = next.getAndIncrement()) {
                    if (model.evaluate(model.space().values(grid.at(i)))
                            .scoreIfAny()
                            .isEmpty()) {
                        failed.incrementAndGet();
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Time taken = Time.now().since(start);
        requireNone(failed.get());
        return taken;
    }

    private static Time stored(Study study) throws IOException {
        Path folder = Files.createTempDirectory("caitfit-overhead");
        try (Engine engine = new ThreadEngine(THREADS)) {
            Time start = Time.now();
            ResultStore store = ResultStore.create(folder, record(study), false);
            StudySearch.Summary summary = new StudySearch(study, engine, store, Progress.silent()).runGrids(Share.ALL);
            Time taken = Time.now().since(start);
            requireNone(summary.failedGridRuns());
            return taken;
        } finally {
            delete(folder);
        }
    }

    private static void requireNone(long failed) {
        if (failed > 0) {
            throw new IllegalStateException(failed + " runs failed");
        }
    }

    private static StudyRecord record(Study study) {
        return new StudyRecord(
                study.title(),
                study.synthetic(),
                GlassRecord.of(study),
                List.of("K"),
                study.parameters(),
                study.resolved(),
                study.configSha256(),
                study.problemSha256(),
                "bench",
                "2026-01-01T00:00:00Z");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
