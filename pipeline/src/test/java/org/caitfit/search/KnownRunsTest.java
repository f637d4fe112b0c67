package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.caitfit.SyntheticStudy;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRunsTest {
    @TempDir
    private Path folder;

    private static RunRecord run(String id, long index) {
        return new RunRecord(
                id,
                "K",
                Phase.GRID,
                "",
                "",
                index,
                Optional.empty(),
                Map.of("sed_fwhm", 1e-20 * (index + 1)),
                Status.FAILED,
                "NO_STEP",
                "why",
                Optional.empty(),
                new Statistics(1, 2, 3, 4),
                0.5);
    }

    @Test
    void everyRunIsFoundInWhateverPartItLies() throws IOException {
        Study study = SyntheticStudy.read(SyntheticStudy.cait(folder.resolve("study"), 1, 1, "starts: 1"));
        ResultStore store = StudyRecords.store(folder.resolve("store"), study);
        SplittableRandom random = new SplittableRandom(3);
        Map<String, RunRecord> all = new HashMap<>();
        List<String> parts = new ArrayList<>();
        for (int p = 0; p < 12; p++) {
            List<RunRecord> rows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                // some names begin alike: only all of their digits tell them apart
                String id = String.format("%010x%06x", random.nextLong(5), random.nextInt(1 << 24));
                if (!all.containsKey(id)) {
                    rows.add(run(id, 20L * p + i));
                    all.put(id, rows.get(rows.size() - 1));
                }
            }
            parts.add("part" + p);
            store.appendRuns("part" + p, rows);
        }
        KnownRuns known = new KnownRuns(store, parts, FailurePolicy.USUAL);
        assertThat(known.size()).isEqualTo(all.size());
        List<String> asked = new ArrayList<>(all.keySet());
        asked.add("0000000000ffffff");
        asked.add("ffffffffffffffff");
        assertThat(known.of(asked)).isEqualTo(all);
        for (String id : List.copyOf(all.keySet()).subList(0, 30)) {
            assertThat(known.of(List.of(id, "1234"))).containsExactlyEntriesOf(Map.of(id, all.get(id)));
        }
        assertThat(new KnownRuns(store, List.of(), FailurePolicy.USUAL).of(asked))
                .isEmpty();
    }
}
