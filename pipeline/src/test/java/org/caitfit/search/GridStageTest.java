package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caitfit.SyntheticStudy;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.RunRecord;
import org.caitfit.store.ResultStore;
import org.caitfit.store.Timeless;
import org.caitfit.study.SearchSpec.Grid;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grids of several blocks. */
class GridStageTest {
    /** One more than a block. */
    private static final int RUNS = GridBlocks.SMALLEST + 1;

    @TempDir
    private Path folder;

    private Study study(int points) {
        // all runs are refused before they begin
        return SyntheticStudy.read(SyntheticStudy.overfullBath(
                folder.resolve("study" + points),
                1,
                5,
                "grid: {sobol: " + points + "}",
                "starts: 1",
                "max_evaluations: 1"));
    }

    private ResultStore store(String name, Study study) throws IOException {
        return StudyRecords.store(folder.resolve(name), study);
    }

    private static GridStage stage(Study study, ResultStore store, ThreadEngine engine) {
        return new GridStage(
                study,
                new TriedModels(study),
                store,
                engine,
                Progress.silent(),
                FailurePolicy.KEEP_GOING,
                UnderWay.untold());
    }

    private static List<RunRecord> rows(GridStage stage) throws IOException {
        List<RunRecord> rows = new ArrayList<>();
        stage.rows().values().forEach(runs -> runs.forEach(run -> rows.add(Timeless.run(run))));
        return rows;
    }

    @Test
    void sharesInAnyOrderGiveTheRowsOfOneProcessInOrderOfTheGrid() throws IOException {
        Study study = study(RUNS);
        try (ThreadEngine one = new ThreadEngine(1);
                ThreadEngine three = new ThreadEngine(3)) {
            GridStage whole = stage(study, store("whole", study), one);
            whole.all();
            ResultStore shared = store("shared", study);
            GridStage.Done second = stage(study, shared, three).share(new Share(1, 2));
            assertThat(second.runs()).isEqualTo(1);
            assertThatThrownBy(() -> stage(study, shared, three).rows()).isInstanceOf(IllegalStateException.class);
            GridStage.Done first = stage(study, shared, three).share(new Share(0, 2));
            assertThat(first.runs()).isEqualTo(RUNS - 1);
            List<RunRecord> rows = rows(stage(study, shared, three));
            assertThat(rows).isEqualTo(rows(whole)).hasSize(RUNS);
            for (int i = 0; i < RUNS; i++) {
                assertThat(rows.get(i).index()).isEqualTo(i);
            }
            assertThat(first.failed() + second.failed())
                    .isEqualTo(rows.stream().filter(r -> r.score().isEmpty()).count());
        }
    }

    @Test
    void aGridThatGrowsBeyondABlockIsNotMadeAgain() throws IOException {
        Study small = study(10);
        Study large = study(RUNS);
        assertThat(large.problemSha256()).isEqualTo(small.problemSha256());
        try (ThreadEngine engine = new ThreadEngine(2)) {
            ResultStore store = store("grown", small);
            stage(small, store, engine).all();
            List<RunRecord> before = new ArrayList<>();
            stage(small, store, engine).rows().values().forEach(runs -> runs.forEach(before::add));
            stage(large, store, engine).all();
            List<RunRecord> after = new ArrayList<>();
            stage(large, store, engine).rows().values().forEach(runs -> runs.forEach(after::add));
            // with their times: they are the same rows, not the same runs once more
            assertThat(after).hasSize(RUNS).startsWith(before.toArray(RunRecord[]::new));
            // and back: the small block was set aside
            GridStage again = stage(small, store, engine);
            again.all();
            assertThat(again.found()).isEqualTo(10);
        }
    }

    @Test
    void fullBlocksKeepTheirNamesWhenAGridGrows() {
        Study study = study(1);
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0));
        GridSearch before = new GridSearch(model, new Grid.Sobol(2500));
        GridSearch after = new GridSearch(model, new Grid.Sobol(4000));
        for (int block = 0; block < 2; block++) {
            assertThat(after.unit("bath", block)).isEqualTo(before.unit("bath", block));
        }
        assertThat(after.unit("bath", 2)).isNotEqualTo(before.unit("bath", 2));
    }

    @Test
    void aBlockThatCannotBePublishedEndsTheStage() throws IOException {
        Study study = study(20);
        ResultStore store = store("full", study);
        Files.writeString(folder.resolve("full/runs"), "not a folder");
        try (ThreadEngine engine = new ThreadEngine(1)) {
            assertThatThrownBy(() -> stage(study, store, engine).share(Share.ALL))
                    .isInstanceOf(IOException.class);
        }
    }
}
