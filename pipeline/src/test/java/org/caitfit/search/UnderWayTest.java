package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.caitfit.SyntheticStudy;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.results.RunRecord;
import org.caitfit.results.WorkUnderWay;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process is doing is known while it is at it, and after it died. */
class UnderWayTest {
    private static final long SECOND = 1_000_000_000;

    /** A process that there cannot be. */
    private static final long NO_PID = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private final Map<String, List<WorkUnderWay>> written = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final AtomicLong time = new AtomicLong();

    private final Progress progress = new Progress() {
        @Override
        public void phase(String name, long total) {}

        @Override
        public void done(double reducedChiSquare) {}

        @Override
        public void note(String text) {
            notes.add(text);
        }
    };

    private UnderWay underWay() {
        return new UnderWay(written::put, progress, time::get, DeadProcesses.NONE);
    }

    private List<WorkUnderWay> said() {
        assertThat(written).hasSizeLessThan(2);
        return written.values().stream().flatMap(List::stream).toList();
    }

    @Test
    void aUnitIsNamedWhileItIsUnderWay() {
        try (UnderWay underWay = underWay()) {
            try (UnderWay.Unit unit = underWay.begin("grid-K-000000-ab")) {
                assertThat(said()).extracting(WorkUnderWay::unit).containsExactly(unit.name());
                assertThat(said()).extracting(WorkUnderWay::run).containsExactly(OptionalLong.empty());
            }
        }
        assertThat(said()).isEmpty();
    }

    @Test
    void aRunThatTakesFarTooLongIsNamedOnceWithItsParameters() {
        try (UnderWay underWay = underWay();
                UnderWay.Unit unit = underWay.begin("grid-K-000000-ab")) {
            unit.run(0, () -> "d_K=1", () -> time.addAndGet(10 * SECOND));
            unit.run(1, () -> "d_K=2", () -> {
                time.addAndGet(999 * SECOND);
                underWay.sign();
                assertThat(notes).isEmpty();
                time.addAndGet(2 * SECOND);
                underWay.sign();
                underWay.sign();
                assertThat(said()).extracting(WorkUnderWay::run).contains(OptionalLong.of(1));
                return 0;
            });
            assertThat(notes).singleElement().asString().contains("run 1 of grid-K-000000-ab", "1001 s", "d_K=2");
            underWay.sign();
            assertThat(said()).extracting(WorkUnderWay::run).containsExactly(OptionalLong.empty());
        }
    }

    @Test
    void shortRunsAreNotNamedHoweverMuchLongerThanTheMeanTheyAre() {
        try (UnderWay underWay = underWay();
                UnderWay.Unit unit = underWay.begin("u")) {
            unit.run(0, () -> "", () -> time.addAndGet(SECOND / 1000));
            unit.run(1, () -> "", () -> {
                time.addAndGet(100 * SECOND);
                underWay.sign();
                return 0;
            });
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void aProcessThatIsToldToStopLeavesOnlyRunsThatAreOverdue() {
        UnderWay underWay = underWay();
        UnderWay.Unit unit = underWay.begin("u");
        underWay.stop();
        underWay.close();
        assertThat(said()).isEmpty();

        UnderWay other = underWay();
        other.begin("u").run(7, () -> "d_K=2", () -> {
            time.addAndGet(1000 * SECOND);
            other.sign();
            other.stop();
            other.close();
            return 0;
        });
        unit.close();
        assertThat(said()).extracting(WorkUnderWay::run).containsExactly(OptionalLong.of(7));
    }

    private static WorkUnderWay left(String process, String unit, OptionalLong run) {
        WorkUnderWay self = DeadProcesses.self();
        return new WorkUnderWay(
                process, self.host(), NO_PID, "", DeadProcesses.now(), unit, DeadProcesses.now(), run, "");
    }

    @Test
    void aProcessThatLivesIsNotDead() {
        WorkUnderWay self = DeadProcesses.self();
        assertThat(DeadProcesses.isDead(self)).isFalse();
        assertThat(DeadProcesses.isDead(left("other", "u", OptionalLong.empty())))
                .isTrue();
        WorkUnderWay elsewhere =
                new WorkUnderWay("p", "elsewhere", 1, "", DeadProcesses.now(), "u", "", OptionalLong.empty(), "");
        assertThat(DeadProcesses.isDead(elsewhere)).isFalse();
        WorkUnderWay silent =
                new WorkUnderWay("p", "elsewhere", 1, "", "2020-01-01T00:00:00Z", "u", "", OptionalLong.empty(), "");
        assertThat(DeadProcesses.isDead(silent)).isTrue();
    }

    @Test
    void runsOfAUnitInWhichProcessesDiedAreMadeAloneAndTheOneThatKillsIsNot() throws IOException {
        Study study = SyntheticStudy.read(SyntheticStudy.cait(
                folder, 1, 7, "grid: {sobol: 40}", "starts: 1", "max_evaluations: 3", "fits: {K: [K]}"));
        ResultStore whole = StudyRecords.store(folder.resolve("whole"), study);
        ResultStore store = StudyRecords.store(folder.resolve("results"), study);
        try (ThreadEngine engine = new ThreadEngine(2)) {
            new StudySearch(study, engine, whole, progress).runGrids(Share.ALL);
            List<String> units = whole.parts();
            for (String process : List.of("a", "b")) {
                store.writeWork(process, List.of(left(process, units.get(0), OptionalLong.empty())));
            }
            for (String process : List.of("c", "d")) {
                store.writeWork(
                        process,
                        List.of(
                                left(process, units.get(1), OptionalLong.empty()),
                                left(process, units.get(1), OptionalLong.of(3))));
            }
            try (UnderWay underWay = UnderWay.in(store, progress)) {
                StudySearch search = new StudySearch(study, engine, store, progress, FailurePolicy.USUAL, underWay);
                assertThat(search.runGrids(Share.ALL).failedGridRuns()).isEqualTo(1);
                assertThat(notes)
                        .contains("2 processes died in " + units.get(0) + ": its runs are made one after another now");
                // 32 runs of each were kept on the way
                assertThat(store.parts()).hasSize(4);
                assertSame(
                        store.runs(units.get(0)).orElseThrow(),
                        whole.runs(units.get(0)).orElseThrow(),
                        -1);
                List<RunRecord> rows = store.runs(units.get(1)).orElseThrow();
                assertSame(rows, whole.runs(units.get(1)).orElseThrow(), 3);
                assertThat(rows.get(3).failureKind()).isEqualTo("FAULT");
                assertThat(rows.get(3).failureReason()).contains("2 processes died", "--retry failed");
                search.run();
            }
            assertThat(store.work()).isEmpty();
            assertThat(store.parts())
                    .filteredOn(part -> part.startsWith("grid-"))
                    .isEqualTo(units);
            new StudySearch(
                            study,
                            engine,
                            store,
                            progress,
                            new FailurePolicy(FailurePolicy.Retry.FAILED, false),
                            UnderWay.untold())
                    .runGrids(Share.ALL);
            assertSame(
                    store.runs(units.get(1)).orElseThrow(),
                    whole.runs(units.get(1)).orElseThrow(),
                    -1);
        }
    }

    private static void assertSame(List<RunRecord> rows, List<RunRecord> expected, int but) {
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            if (i != but) {
                assertThat(rows.get(i).sameButForTime(expected.get(i))).isTrue();
            }
        }
    }
}
