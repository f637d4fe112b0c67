package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.search.FailurePolicy.Retry;
import org.caitfit.space.CandidateGrid;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failed is made again if asked for, and a search that cannot come to anything is stopped. */
class RetryTest {
    @TempDir
    private Path folder;

    private CountingEngine engine;
    private ResultStore store;
    private Study study;
    private List<RunRecord> whole;
    private String unit;

    @BeforeEach
    void makeTheGrids() throws IOException {
        study = SyntheticStudy.read(SyntheticStudy.cait(
                folder, 1, 7, "grid: {sobol: 12}", "starts: 1", "max_evaluations: 6", "fits: {K: [K]}"));
        store = StudyRecords.store(folder.resolve("results"), study);
        engine = new CountingEngine(2);
        search(FailurePolicy.USUAL).runGrids(Share.ALL);
        unit = store.parts().get(0);
        whole = store.runs(unit).orElseThrow();
        engine.countAnew();
    }

    private StudySearch search(FailurePolicy policy) {
        return new StudySearch(study, engine, store, Progress.silent(), policy, UnderWay.untold());
    }

    private void change(int row, UnaryOperator<RunRecord> change) throws IOException {
        List<RunRecord> rows = new ArrayList<>(whole);
        rows.set(row, change.apply(rows.get(row)));
        store.appendRuns(unit, rows);
    }

    private static RunRecord fault(RunRecord r) {
        return fault(r, r.runId());
    }

    private static RunRecord fault(RunRecord r, String runId) {
        return new RunRecord(
                runId,
                r.experiment(),
                r.phase(),
                r.fitId(),
                r.model(),
                r.index(),
                r.iteration(),
                r.parameters(),
                Status.FAILED,
                "FAULT",
                "cosmic ray",
                Optional.empty(),
                new Statistics(0, 0, 0, 0),
                0);
    }

    private static RunRecord moreSteps(RunRecord r) {
        Statistics s = r.statistics();
        return new RunRecord(
                r.runId(),
                r.experiment(),
                r.phase(),
                r.fitId(),
                r.model(),
                r.index(),
                r.iteration(),
                r.parameters(),
                r.status(),
                r.failureKind(),
                r.failureReason(),
                r.score(),
                new Statistics(s.cells(), s.steps() + 1, s.rejectedSteps(), s.newtonIterations()),
                r.wallSeconds());
    }

    private void assertThatTheRowsAreWhole() throws IOException {
        List<RunRecord> rows = store.runs(unit).orElseThrow();
        assertThat(rows).hasSameSizeAs(whole);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).sameButForTime(whole.get(i))).isTrue();
        }
    }

    @Test
    void whatFailedIsMadeAgainAndNothingElse() throws IOException {
        change(5, RetryTest::fault);
        assertThat(search(FailurePolicy.USUAL).runGrids(Share.ALL).failedGridRuns())
                .isEqualTo(1);
        assertThat(engine.done()).isEqualTo(0);

        StudySearch.Summary summary =
                search(new FailurePolicy(Retry.FAILED, false)).runGrids(Share.ALL);

        assertThat(summary.remade()).containsExactly(new Remade(unit, 1, 1, 0));
        assertThat(summary.failedGridRuns()).isZero();
        assertThat(summary.foundRuns()).isEqualTo(23);
        assertThatTheRowsAreWhole();
    }

    @Test
    void runsMadeAgainAreComparedBitForBit() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("results/runs/" + unit + ".parquet"));
        StudySearch.Summary same = search(new FailurePolicy(Retry.ALL, false)).runGrids(Share.ALL);
        assertThat(same.remade()).hasSize(2).allMatch(r -> r.runs() == 12 && !r.changed());
        assertThat(engine.done()).isEqualTo(24);
        assertThat(folder.resolve("results/runs/" + unit + ".parquet")).hasBinaryContent(before);

        change(3, RetryTest::moreSteps);
        assertThat(search(new FailurePolicy(Retry.FAILED, false))
                        .runGrids(Share.ALL)
                        .remade())
                .isEmpty();
        StudySearch.Summary other = search(new FailurePolicy(Retry.ALL, false)).runGrids(Share.ALL);
        assertThat(other.remade()).contains(new Remade(unit, 12, 0, 1));
        assertThatTheRowsAreWhole();
    }

    @Test
    void aRefinementWithAFaultIsMadeAgainAsAWhole() throws IOException {
        search(FailurePolicy.USUAL).runRefinements(new Share(0, 2));
        String refinement = store.parts().stream()
                .filter(p -> p.startsWith("refine-"))
                .findFirst()
                .orElseThrow();
        List<RunRecord> made = store.runs(refinement).orElseThrow();
        List<RunRecord> rows = new ArrayList<>(made);
        rows.set(1, fault(rows.get(1)));
        store.appendRuns(refinement, rows);

        StudySearch.Summary summary =
                search(new FailurePolicy(Retry.FAILED, false)).runRefinements(new Share(0, 2));

        assertThat(summary.remade()).containsExactly(new Remade(refinement, made.size(), 1, 0));
        assertThat(store.runs(refinement).orElseThrow().get(1).sameButForTime(made.get(1)))
                .isTrue();
    }

    @Test
    void aSearchWhoseFirstRunsAllFailIsStoppedAndKeepsThem() throws IOException {
        study = SyntheticStudy.read(
                SyntheticStudy.overfullBath(folder.resolve("bath"), 2, 3, "grid: {sobol: 150}", "starts: 1"));
        store = StudyRecords.store(folder.resolve("stopped"), study);
        assertThatThrownBy(() -> search(FailurePolicy.USUAL).runGrids(Share.ALL))
                .isInstanceOf(FirstRunsFailed.class)
                .hasMessageContaining("first 64 runs of the grid bath all failed")
                .hasMessageContaining("INVALID_INPUT")
                .hasMessageContaining("--keep-going");
        long made = store.readAll().runs().stream().count();
        assertThat(made).isBetween(FirstRuns.COUNT + 32L, 2L * FirstRuns.COUNT);
        assertThatThrownBy(() -> search(FailurePolicy.USUAL).runGrids(Share.ALL))
                .isInstanceOf(FirstRunsFailed.class);
        assertThat(store.readAll().runs().stream().count()).isEqualTo(made);

        search(new FailurePolicy(Retry.NONE, true)).run();
        assertThat(store.readAll().runs().stream().filter(r -> r.phase() == RunRecord.Phase.GRID))
                .hasSize(150)
                .extracting(RunRecord::runId)
                .doesNotHaveDuplicates();
    }

    @Test
    void aGridThatBeginsInACornerWithoutPhysicsIsNotStopped() throws IOException {
        study = SyntheticStudy.read(SyntheticStudy.cait(folder, 1, 7, "grid: {sobol: 130}", "fits: {K: [K]}"));
        ExperimentModel model = new TriedModels(study).grids().get("K");
        CandidateGrid grid = new CandidateGrid(model.space(), study.search().grid());
        List<RunRecord> corner = new ArrayList<>();
        for (int i = 0; i < FirstRuns.COUNT; i++) {
            corner.add(fault(whole.get(0), model.runId(model.space().values(grid.at(i)))));
        }
        store.appendRuns("corner", corner);
        engine.countAnew();

        Map<String, RunRecord> made = new FirstRuns(store, engine)
                .require(
                        "K",
                        new GridSearch(model, study.search().grid()),
                        0,
                        new KnownRuns(store, List.of("corner"), FailurePolicy.USUAL));

        assertThat(made).hasSizeBetween(FirstRuns.COUNT + 30, 2 * FirstRuns.COUNT);
        assertThat(store.parts()).hasSize(3);
    }
}
