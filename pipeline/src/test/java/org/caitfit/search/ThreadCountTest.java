package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.store.Timeless;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of threads decides when something is computed, never what. */
final class ThreadCountTest {
    private static final long SEED = 7;

    @TempDir
    private Path folder;

    @Test
    void caitOnARegularGridIsTheSameToTheLastBit() throws IOException {
        same(SyntheticStudy.cait(
                folder, 3, SEED, "starts: 2", "max_evaluations: 16", "fits: {K: [K], joint: [K, Rb]}"));
    }

    @Test
    void caitOnSobolPointsIsTheSameToTheLastBit() throws IOException {
        same(SyntheticStudy.cait(
                folder, 1, SEED, "grid: {sobol: 12}", "starts: 1", "max_evaluations: 12", "fits: {joint: [K, Rb]}"));
    }

    @Test
    void aSaltBathIsTheSameToTheLastBit() throws IOException {
        same(SyntheticStudy.bath(
                folder, 1, SEED, "4e27 1/m3, 1.4e28 1/m3", "grid: {sobol: 24}", "starts: 3", "max_evaluations: 25"));
    }

    private void same(Path file) throws IOException {
        Study study = SyntheticStudy.read(file);
        Map<String, String> one = tables(study, 1);
        Map<String, String> four = tables(study, 4);
        for (String table : List.of("runs", "fits", "profiles", "curves", "parameters", "settings")) {
            assertThat(one.get(table).lines()).as(table).hasSizeGreaterThan(1);
        }
        one.forEach((table, text) -> assertThat(four.get(table)).as(table).isEqualTo(text));
    }

    private Map<String, String> tables(Study study, int threads) throws IOException {
        return Timeless.tables(SearchedStudy.of(study, folder.resolve("threads-" + threads), threads)
                .store());
    }
}
