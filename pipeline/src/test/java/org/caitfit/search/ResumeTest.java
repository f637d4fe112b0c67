package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.caitfit.SyntheticStudy;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.store.ResultStore;
import org.caitfit.store.TableExport;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that stops anywhere and goes on gives what an uninterrupted one gives, and does nothing twice. */
class ResumeTest {
    private static final long SEED = 20261127;
    private static final String[] SEARCH = {
        "grid: {sobol: 12}", "starts: 1", "max_evaluations: 12", "fits: {K: [K], joint: [K, Rb]}"
    };

    @TempDir
    private static Path folder;

    private static Study study;
    private static Map<String, String> whole;
    private static int work;

    @BeforeAll
    static void searchWithoutInterruption() throws IOException {
        study = SyntheticStudy.read(SyntheticStudy.cait(folder, 1, SEED, SEARCH));
        try (Counting engine = new Counting(Integer.MAX_VALUE)) {
            ResultStore store = search(study, folder.resolve("whole"), engine);
            whole = tables(store);
            work = engine.done.get();
        }
    }

    private static ResultStore search(Study study, Path results, Engine engine) throws IOException {
        ResultStore store = ResultStore.create(results, StudyRecords.of(study), false);
        new StudySearch(study, engine, store, Progress.silent()).run();
        return store;
    }

    @Test
    void aStoppedSearchGoesOnAndEndsTheSame() throws IOException {
        Path results = folder.resolve("stopped");
        int stops = 0;
        // more work is left each time, until the end is reached
        for (int budget = 6; stops < 100; budget += 5) {
            try (Counting engine = new Counting(budget)) {
                ResultStore store = search(study, results, engine);
                assertThat(tables(store)).isEqualTo(whole);
                break;
            } catch (Stopped expected) {
                stops++;
            }
        }
        assertThat(stops).isBetween(2, 99);
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        Path results = folder.resolve("again");
        try (Counting engine = new Counting(Integer.MAX_VALUE)) {
            search(study, results, engine);
        }
        List<String> before = ResultStore.open(results).units().names();
        try (Counting engine = new Counting(Integer.MAX_VALUE)) {
            ResultStore store = search(study, results, engine);
            assertThat(tables(store)).isEqualTo(whole);
            assertThat(store.units().names()).isEqualTo(before);
            // the 24 runs of the grids are not among it
            assertThat(engine.done.get()).isEqualTo(work - 24);
        }
    }

    @Test
    void aGridThatGrowsKeepsItsRuns() throws IOException {
        Path results = folder.resolve("grown");
        try (Counting engine = new Counting(Integer.MAX_VALUE)) {
            search(study, results, engine);
        }
        Study larger = SyntheticStudy.read(SyntheticStudy.cait(
                folder.resolve("larger"), 1, SEED, "grid: {sobol: 15}", "starts: 1", "fits: {K: [K]}"));
        assertThat(larger.problemSha256()).isEqualTo(study.problemSha256());
        try (Counting engine = new Counting(Integer.MAX_VALUE)) {
            ResultStore store = search(larger, results, engine);
            assertThat(store.tables().readAll().runs().stream()
                            .filter(r -> r.phase() == org.caitfit.results.RunRecord.Phase.GRID))
                    .hasSize(30)
                    .extracting(org.caitfit.results.RunRecord::runId)
                    .doesNotHaveDuplicates();
            assertThat(store.units().names())
                    .filteredOn(p -> p.startsWith("grid-"))
                    .hasSize(2);
        }
    }

    @Test
    void aLostPartIsMadeAgain() throws IOException {
        Path results = folder.resolve("lost");
        try (ThreadEngine engine = new ThreadEngine(2)) {
            ResultStore store = search(study, results, engine);
            for (String part : store.units().names()) {
                if (part.startsWith("grid-K") || part.startsWith("refine-joint-1")) {
                    Files.delete(results.resolve("runs").resolve(part + ".parquet"));
                }
            }
            assertThat(tables(search(study, results, engine))).isEqualTo(whole);
        }
    }

    @Test
    void partsInAnyOrderEndTheSame() throws IOException {
        Path results = folder.resolve("parts");
        try (ThreadEngine engine = new ThreadEngine(2)) {
            ResultStore store = ResultStore.create(results, StudyRecords.of(study), false);
            StudySearch first = new StudySearch(study, engine, store, Progress.silent());
            assertThat(first.missingGridShares(3)).containsExactly(0, 1);
            first.runGrids(new Share(1, 3));
            first.runGrids(new Share(2, 3));
            assertThat(first.missingGridShares(3)).containsExactly(0);
            assertThatThrownBy(() -> first.runRefinements(Share.ALL)).isInstanceOf(IllegalStateException.class);
            // twice, as an array element that was handed in again beside the one it replaces
            first.runGrids(new Share(0, 3));
            new StudySearch(study, engine, store, Progress.silent()).runGrids(new Share(0, 3));
            new StudySearch(study, engine, store, Progress.silent()).runRefinements(new Share(1, 2));
            new StudySearch(study, engine, store, Progress.silent()).runRefinements(new Share(0, 2));
            StudySearch last = new StudySearch(study, engine, store, Progress.silent());
            StudySearch.Summary summary = last.run();
            assertThat(summary.foundRuns()).isEqualTo(summary.gridRuns() + summary.refinementRuns());
            assertThat(tables(store)).isEqualTo(whole);
        }
    }

    @Test
    void anotherProblemIsRefused() throws IOException {
        Path results = folder.resolve("other");
        ResultStore.create(results, StudyRecords.of(study), false);
        Study other = SyntheticStudy.read(SyntheticStudy.cait(folder.resolve("seed"), 1, SEED + 1, SEARCH));
        assertThatThrownBy(() -> ResultStore.create(results, StudyRecords.of(other), false))
                .hasMessageContaining("holds results of another problem");
    }

    /** Every table as exported, without elapsed times. */
    private static Map<String, String> tables(ResultStore store) throws IOException {
        TableExport export = new TableExport(store);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String table : export.tables()) {
            StringWriter text = new StringWriter();
            export.write(table, TableExport.Format.CSV, text);
            texts.put(
                    table,
                    table.equals("runs")
                            ? text.toString()
                                    .lines()
                                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                                    .collect(Collectors.joining("\n"))
                            : text.toString());
        }
        return texts;
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** One thread that stops for good after so much work, as a killed process does. */
    private static final class Counting implements Engine {
        private final ThreadEngine threads = new ThreadEngine(1);
        private final AtomicInteger done = new AtomicInteger();
        private final int budget;

        Counting(int budget) {
            this.budget = budget;
        }

        @Override
        public <T> List<T> run(int count, IntFunction<T> pieces) {
            return threads.run(count, i -> {
                if (done.get() >= budget) {
                    throw new Stopped();
                }
                T result = pieces.apply(i);
                done.incrementAndGet();
                return result;
            });
        }

        @Override
        public void close() {
            threads.close();
        }
    }
}
