package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.results.FitRecord;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.StudyResults;
import org.caitfit.store.Timeless;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data made with a site energy distribution, fitted with it and with a constant D of the native ion. */
final class TriedModelsTest {
    private static final int GRID = 4;

    @TempDir
    private static Path folder;

    private static Study study;
    private static SearchedStudy searched;
    private static StudyResults one;
    private static StudyResults two;

    @BeforeAll
    static void search() throws IOException {
        study = SyntheticStudy.read(SyntheticStudy.cait(
                folder,
                GRID,
                11,
                "starts: 1",
                "max_evaluations: 30",
                "fits: {K: [K], flat: [K], again: [K], both: [K, Rb]}",
                "models:",
                "  flat: {Li: {model: constant, value: 1e-17 m2/s}}",
                "  again: {Li: {model: constant, value: {value: 1e-17 m2/s, assumed: the same}}}",
                "  both: {K: {model: constant, value: 5e-21 m2/s}}"));
        one = SearchedStudy.of(study, folder.resolve("threads-1"), 1).store().readAll();
        searched = SearchedStudy.of(study, folder.resolve("threads-2"), 2);
        two = searched.store().readAll();
    }

    private static FitRecord best(String fit) {
        return one.fits().stream()
                .filter(f -> f.fit().equals(fit) && f.best())
                .findFirst()
                .orElseThrow();
    }

    private static List<RunRecord> grid(String experiment, String model) {
        return one.runs().stream()
                .filter(r -> r.phase() == Phase.GRID
                        && r.experiment().equals(experiment)
                        && r.model().equals(model))
                .toList();
    }

    @Test
    void theModelThatMadeTheDataFitsBetter() {
        assertThat(best("K").chiSquare()).isLessThan(0.5 * best("flat").chiSquare());
        assertThat(best("flat").parameters()).extracting(p -> p.name()).containsExactly("d_K");
        assertThat(best("K").parameters()).extracting(p -> p.name()).containsExactly("sed_fwhm", "d_K");
    }

    @Test
    void eachSetOfModelsHasOneGrid() throws IOException {
        Map<String, Long> sizes = StudySearch.gridSizes(study);
        assertThat(sizes)
                .containsExactly(
                        Map.entry("K", 16L), Map.entry("K-flat", 4L), Map.entry("K-both", 4L), Map.entry("Rb", 16L));
        assertThat(grid("K", "")).hasSize(16);
        assertThat(grid("K", "flat")).hasSize(4);
        assertThat(grid("K", "again")).isEmpty();
        assertThat(grid("K", "both")).hasSize(4);
        // K is not in the other experiment
        assertThat(grid("Rb", "")).hasSize(16);
        assertThat(grid("Rb", "both")).isEmpty();
        assertThat(searched.summary().gridRuns()).isEqualTo(40);
        assertThat(searched.store().parts())
                .filteredOn(p -> p.startsWith("grid"))
                // behind the name stands a digest of the work
                .extracting(p -> p.substring(0, p.lastIndexOf('-')))
                .containsExactly("grid-K-000000", "grid-K-both-000000", "grid-K-flat-000000", "grid-Rb-000000");
    }

    @Test
    void everyRowNamesItsModels() {
        for (Phase phase : List.of(Phase.REFINE, Phase.FINAL)) {
            assertThat(models("K#1", "K", phase)).isNotEmpty().containsOnly("");
            assertThat(models("flat#1", "K", phase)).isNotEmpty().containsOnly("flat");
            assertThat(models("again#1", "K", phase)).isNotEmpty().containsOnly("flat");
            assertThat(models("both#1", "Rb", phase)).isNotEmpty().containsOnly("");
        }
        assertThat(best("again").chiSquare()).isEqualTo(best("flat").chiSquare());
    }

    private static List<String> models(String fitId, String experiment, Phase phase) {
        return one.runs().stream()
                .filter(r -> r.fitId().equals(fitId) && r.experiment().equals(experiment) && r.phase() == phase)
                .map(RunRecord::model)
                .toList();
    }

    @Test
    void runsWithOtherModelsHaveOtherNames() {
        assertThat(one.runs().stream().filter(r -> r.phase() == Phase.GRID))
                .extracting(RunRecord::runId)
                .doesNotHaveDuplicates();
    }

    @Test
    void anExperimentThatIsFittedWithOtherModelsOnlyHasNoGridWithItsOwn() {
        Study other = SyntheticStudy.read(SyntheticStudy.cait(
                folder.resolve("other"),
                GRID,
                11,
                "fits: {Rb-x: [K]}",
                "models: {Rb-x: {Li: {model: constant, value: 1e-17 m2/s}}}"));
        assertThat(StudySearch.gridSizes(other).keySet()).containsExactly("K-Rb-x", "Rb");
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(two.fits()).isEqualTo(one.fits());
        assertThat(two.runs().stream().map(Timeless::run).toList())
                .isEqualTo(one.runs().stream().map(Timeless::run).toList());
    }
}
