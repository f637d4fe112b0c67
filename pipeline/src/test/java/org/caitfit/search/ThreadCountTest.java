package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caitfit.SyntheticStudy;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.store.ResultStore;
import org.caitfit.store.TableExport;
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

    /** Every table as exported, without the elapsed times. */
    private Map<String, String> tables(Study study, int threads) throws IOException {
        ResultStore store = ResultStore.create(folder.resolve("threads-" + threads), StudyRecords.of(study), false);
        try (ThreadEngine engine = new ThreadEngine(threads)) {
            new StudySearch(study, engine, store, Progress.silent()).run();
        }
        TableExport export = new TableExport(store);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String table : export.tables()) {
            StringWriter text = new StringWriter();
            export.write(table, TableExport.Format.CSV, text);
            texts.put(table, table.equals("runs") ? withoutLastColumn(text.toString()) : text.toString());
        }
        return texts;
    }

    private static String withoutLastColumn(String csv) {
        assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",wall_s");
        return csv.lines().map(line -> line.substring(0, line.lastIndexOf(','))).collect(Collectors.joining("\n"));
    }
}
