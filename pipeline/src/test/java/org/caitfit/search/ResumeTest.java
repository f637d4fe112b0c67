package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.store.ResultStore;
import org.caitfit.store.Timeless;
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
        try (CountingEngine engine = new CountingEngine(1)) {
            ResultStore store = search(study, folder.resolve("whole"), engine);
            whole = Timeless.tables(store);
            work = engine.done();
        }
    }

    private static ResultStore search(Study study, Path results, Engine engine) throws IOException {
        ResultStore store = StudyRecords.store(results, study);
        new StudySearch(study, engine, store, Progress.silent()).run();
        return store;
    }

    @Test
    void aStoppedSearchGoesOnAndEndsTheSame() throws IOException {
        Path results = folder.resolve("stopped");
        int stops = 0;
        // more work is left each time, until the end is reached
        for (int budget = 6; stops < 100; budget += 5) {
            try (CountingEngine engine = new CountingEngine(1, budget)) {
                ResultStore store = search(study, results, engine);
                assertThat(Timeless.tables(store)).isEqualTo(whole);
                break;
            } catch (CountingEngine.Stopped expected) {
                stops++;
            }
        }
        assertThat(stops).isBetween(2, 99);
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        Path results = folder.resolve("again");
        try (CountingEngine engine = new CountingEngine(1)) {
            search(study, results, engine);
        }
        List<String> before = ResultStore.open(results).parts();
        try (CountingEngine engine = new CountingEngine(1)) {
            ResultStore store = search(study, results, engine);
            assertThat(Timeless.tables(store)).isEqualTo(whole);
            assertThat(store.parts()).isEqualTo(before);
            // the 24 runs of the grids are not among it
            assertThat(engine.done()).isEqualTo(work - 24);
        }
    }

    @Test
    void aGridThatGrowsKeepsItsRuns() throws IOException {
        Path results = folder.resolve("grown");
        try (CountingEngine engine = new CountingEngine(1)) {
            search(study, results, engine);
        }
        Study larger = SyntheticStudy.read(SyntheticStudy.cait(
                folder.resolve("larger"), 1, SEED, "grid: {sobol: 15}", "starts: 1", "fits: {K: [K]}"));
        assertThat(larger.problemSha256()).isEqualTo(study.problemSha256());
        try (CountingEngine engine = new CountingEngine(1)) {
            ResultStore store = search(larger, results, engine);
            assertThat(store.readAll().runs().stream()
                            .filter(r -> r.phase() == org.caitfit.results.RunRecord.Phase.GRID))
                    .hasSize(30)
                    .extracting(org.caitfit.results.RunRecord::runId)
                    .doesNotHaveDuplicates();
            assertThat(store.parts()).filteredOn(p -> p.startsWith("grid-")).hasSize(2);
        }
    }

    @Test
    void aLostPartIsMadeAgain() throws IOException {
        Path results = folder.resolve("lost");
        try (ThreadEngine engine = new ThreadEngine(2)) {
            ResultStore store = search(study, results, engine);
            for (String part : store.parts()) {
                if (part.startsWith("grid-K") || part.startsWith("refine-joint-1")) {
                    Files.delete(results.resolve("runs").resolve(part + ".parquet"));
                }
            }
            assertThat(Timeless.tables(search(study, results, engine))).isEqualTo(whole);
        }
    }

    @Test
    void partsInAnyOrderEndTheSame() throws IOException {
        Path results = folder.resolve("parts");
        try (ThreadEngine engine = new ThreadEngine(2)) {
            ResultStore store = StudyRecords.store(results, study);
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
            assertThat(Timeless.tables(store)).isEqualTo(whole);
        }
    }

    @Test
    void anotherProblemIsRefused() throws IOException {
        Path results = folder.resolve("other");
        StudyRecords.store(results, study);
        Study other = SyntheticStudy.read(SyntheticStudy.cait(folder.resolve("seed"), 1, SEED + 1, SEARCH));
        assertThatThrownBy(() -> StudyRecords.store(results, other))
                .hasMessageContaining("holds results of another problem");
    }
}
