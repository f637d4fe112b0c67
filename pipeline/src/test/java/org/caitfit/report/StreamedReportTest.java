package org.caitfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.StudyResults;
import org.caitfit.store.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of runs that are read part by part, in whatever parts they lie, is that of all runs in memory. */
class StreamedReportTest {
    @TempDir
    private Path folder;

    private ResultStore store(StudyResults results, List<RunRecord> runs, String name, int partSize)
            throws IOException {
        ResultStore store = ResultStore.create(folder.resolve(name), results.study(), false);
        List<RunRecord> shuffled = new ArrayList<>(runs);
        Collections.shuffle(shuffled, new Random(partSize));
        for (int i = 0; i < shuffled.size(); i += partSize) {
            store.appendRuns("part" + i, shuffled.subList(i, Math.min(shuffled.size(), i + partSize)));
        }
        store.writeFits(results.fits());
        store.writeProfiles(results.profiles());
        store.writeCurves(results.curves());
        return store;
    }

    private static List<RunRecord> withOtherModels(StudyResults results) {
        return results.runs().stream()
                .flatMap(r -> r.phase() == Phase.GRID && r.index() % 3 == 0
                        ? Stream.of(r, FixtureRuns.withModel(r, "other"))
                        : Stream.of(r))
                .toList();
    }

    private String report(StudyResults results) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(results, file);
        return Files.readString(file);
    }

    @Test
    void itIsThatOfAllRunsInMemory() throws IOException {
        StudyResults joint = FixtureResults.joint("Fixture", true);
        List<RunRecord> runs = withOtherModels(joint);
        ResultStore few = store(joint, runs, "few", 1500);
        ResultStore many = store(joint, runs, "many", 101);
        String memory = report(few.readAll());
        assertThat(memory).contains("Score over the grid", "models of other");
        assertThat(report(few.results())).isEqualTo(memory);
        assertThat(report(many.results())).isEqualTo(memory);
    }

    @Test
    void itsNumbersAreThoseOfTheRuns() throws IOException {
        StudyResults joint = FixtureResults.joint("Fixture", true);
        List<RunRecord> runs = withOtherModels(joint);
        RunOverview overview = RunOverview.of(store(joint, runs, "store", 333).results());
        assertThat(overview.counts())
                .extracting(RunOverview.Count::label)
                .containsExactly(
                        "K", "Rb", "Cs", "K (models of other)", "Rb (models of other)", "Cs (models of other)");
        for (RunOverview.Count count : overview.counts()) {
            List<RunRecord> own = runs.stream()
                    .filter(r ->
                            count.label().equals(r.experiment() + (r.model().isEmpty() ? "" : " (models of other)")))
                    .toList();
            assertThat(count.all()).isEqualTo(own.size());
            for (Phase phase : Phase.values()) {
                assertThat(count.byPhase())
                        .containsEntry(
                                phase,
                                own.stream().filter(r -> r.phase() == phase).count());
            }
            assertThat(count.ok())
                    .isEqualTo(own.stream().filter(r -> r.status() == Status.OK).count());
            assertThat(count.newtonIterations())
                    .isEqualTo(own.stream()
                            .mapToLong(r -> r.statistics().newtonIterations())
                            .sum());
        }
        assertThat(overview.failures().stream()
                        .mapToLong(RunOverview.Failure::runs)
                        .sum())
                .isEqualTo(
                        runs.stream().filter(r -> r.status() == Status.FAILED).count());
        for (ScoreMap map : overview.maps()) {
            assertThat(map.lowest())
                    .isEqualTo(runs.stream()
                            .filter(r -> r.phase() == Phase.GRID
                                    && r.model().isEmpty()
                                    && r.experiment().equals(map.experiment()))
                            .flatMap(r -> r.score().stream())
                            .mapToDouble(RunRecord.Score::chiSquare)
                            .min()
                            .orElseThrow());
        }
    }
}
