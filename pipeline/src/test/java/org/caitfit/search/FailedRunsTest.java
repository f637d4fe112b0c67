package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.caitfit.SyntheticStudy;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.StudyResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surface densities of K and Na that exceed all sites of the glass leave a negative rest for Li. */
final class FailedRunsTest {
    private static final double SITES = 2e28;

    @TempDir
    private Path folder;

    private StudyResults results;
    private StudySearch.Summary summary;

    private void search(Path file) throws IOException {
        SearchedStudy searched = SearchedStudy.of(SyntheticStudy.read(file), folder.resolve("results"), 2);
        summary = searched.summary();
        results = searched.store().readAll();
    }

    @Test
    void failedGridRunsStayAsRowsWithTheReason() throws IOException {
        search(SyntheticStudy.bath(folder, 3, 11, "4e27 1/m3, 1.8e28 1/m3", "starts: 1", "max_evaluations: 20"));
        assertThat(summary.gridRuns()).isEqualTo(81);
        // 3 of 9 pairs: (11, 18), (18, 11) and (18, 18) in 1e27; twice 11 does not fit either
        assertThat(summary.failedGridRuns()).isEqualTo(6 * 9);
        assertThat(results.runs().stream().filter(r -> r.phase() == Phase.GRID).count())
                .isEqualTo(81);
        assertThat(results.runs()).filteredOn(r -> r.phase() == Phase.GRID).allSatisfy(FailedRunsTest::isRight);
        assertThat(summary.fits()).isNotEmpty();
    }

    private static void isRight(RunRecord run) {
        double sum = run.parameters().get("k_surface") + run.parameters().get("na_surface");
        assertThat(run.status()).isEqualTo(sum > SITES ? Status.FAILED : Status.OK);
        assertThat(run.score().isPresent()).isEqualTo(sum <= SITES);
        if (sum > SITES) {
            assertThat(run.failureKind()).isEqualTo("INVALID_INPUT");
            assertThat(run.failureReason()).contains("Li would be -");
            assertThat(run.statistics().steps()).isZero();
        } else {
            assertThat(run.failureKind()).isEmpty();
            assertThat(run.failureReason()).isEmpty();
        }
    }

    @Test
    void aGridThatFailsAltogetherHasRowsAndAFitThatSaysSo() throws IOException {
        search(SyntheticStudy.overfullBath(folder, 3, 11, "starts: 1", "max_evaluations: 20"));
        assertThat(summary.failedGridRuns()).isEqualTo(summary.gridRuns()).isEqualTo(81);
        assertThat(summary.fits()).singleElement().satisfies(fit -> {
            assertThat(fit.stopReason()).isEqualTo("FAILED_START");
            assertThat(fit.stopDetail()).contains("Li would be -");
        });
        assertThat(summary.refinementRuns()).isEqualTo(1);
        assertThat(results.runs())
                .filteredOn(
                        r -> r.status() == Status.FAILED && !r.failureReason().isEmpty())
                .hasSizeGreaterThanOrEqualTo(82);
    }
}
