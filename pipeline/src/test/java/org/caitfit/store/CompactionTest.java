package org.caitfit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caitfit.results.RunRecord;
import org.caitfit.store.table.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files become few, and every row is there once at any moment. */
final class CompactionTest {
    private static final int UNITS = 7;

    @TempDir
    private Path temporary;

    private Path folder;
    private ResultStore store;
    private List<RunRecord> rows;

    @BeforeEach
    void fill() throws IOException {
        folder = temporary.resolve("results");
        store = ResultStore.create(folder, StoreSample.study(), false);
        for (int block = 0; block < UNITS; block++) {
            store.units().appendRuns(unit(block), StoreSample.runs(10 * block, 10));
        }
        store.units().appendRuns("grid-K-x-000000-0123456789ab", StoreSample.runs(1000, 5));
        store.units().appendRuns("final", StoreSample.runs(2000, 2));
        rows = all(store);
    }

    private static List<RunRecord> all(ResultStore store) throws IOException {
        return store.tables().readAll().runs().stream().toList();
    }

    private static String unit(int block) {
        return String.format("grid-K-%06d-0123456789ab", block);
    }

    private ResultStore again() throws IOException {
        return ResultStore.open(folder);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path file(String name) {
        return folder.resolve("runs").resolve(name);
    }

    private void assertThatEverythingIsThereOnce() throws IOException {
        for (ResultStore reader : List.of(store, again())) {
            assertThat(all(reader)).isEqualTo(rows);
            assertThat(reader.tables().results().runs().stream()).containsExactlyInAnyOrderElementsOf(rows);
            List<Row> stored = new ArrayList<>();
            reader.tables().rows(new RunTable(StoreSample.study().parameters()).schema(), stored::add);
            assertThat(stored).hasSameSizeAs(rows);
            for (int block = 0; block < UNITS; block++) {
                assertThat(reader.units().runs(unit(block))).contains(StoreSample.runs(10 * block, 10));
            }
            assertThat(reader.units().names()).hasSize(UNITS + 2).contains(unit(0), unit(UNITS - 1), "final");
        }
    }

    @Test
    void manyFilesBecomeFew() throws IOException {
        List<UnitOutline> before = store.units().outlines();
        assertThat(new Compaction(store, 30).run()).isEqualTo(new Compaction.Done(9, 5));
        // three of 30, 30 and 10 rows, and two that are alone in their kind
        assertThat(files()).filteredOn(name -> name.startsWith("pack-K-0")).hasSize(3);
        assertThat(files()).contains("final.parquet", "grid-K-x-000000-0123456789ab.parquet");
        assertThatEverythingIsThereOnce();
        assertThat(again().units().outlines()).isEqualTo(before);
        assertThat(before.get(1).unit()).isEqualTo(unit(0));
        assertThat(before.get(1).failures()).isEqualTo(Map.of("STEP_TOO_SMALL", 2L));
        assertThat(new StoreCheck(again()).check(true)).isEmpty();

        List<String> compact = files();
        assertThat(new Compaction(again(), 30).run()).isEqualTo(new Compaction.Done(5, 5));
        assertThat(files()).isEqualTo(compact);
    }

    @Test
    void whatComesLaterIsTakenInAndFullFilesStay() throws IOException {
        new Compaction(store, 30).run();
        List<String> full = files().stream()
                .filter(name -> name.startsWith("pack-K-000000") || name.startsWith("pack-K-000003"))
                .toList();
        byte[] first = Files.readAllBytes(file(full.get(0)));
        ResultStore later = again();
        later.units().appendRuns(unit(UNITS), StoreSample.runs(10 * UNITS, 10));
        new Compaction(later, 30).run();
        assertThat(files()).containsAll(full).hasSize(5);
        assertThat(file(full.get(0))).hasBinaryContent(first);
        assertThat(again().units().runs(unit(UNITS))).contains(StoreSample.runs(10 * UNITS, 10));
        assertThat(all(again())).hasSize(rows.size() + 10);
    }

    @Test
    void aCompactionThatIsStoppedAnywhereLosesAndDoublesNothing() throws IOException {
        Path before = Files.createDirectory(temporary.resolve("before"));
        for (String name : files()) {
            Files.copy(file(name), before.resolve(name));
        }
        new Compaction(store, 30).run();
        List<String> units = new ArrayList<>();
        for (int block = 0; block < UNITS; block++) {
            units.add(unit(block) + ".parquet");
        }
        // all are still there, then fewer and fewer of them
        for (int deleted = 0; deleted < UNITS; deleted += 3) {
            for (String name : units) {
                Files.copy(before.resolve(name), file(name), StandardCopyOption.REPLACE_EXISTING);
            }
            for (String name : units.subList(0, deleted)) {
                Files.delete(file(name));
            }
            store = again();
            assertThatEverythingIsThereOnce();
        }
        assertThat(new StoreCheck(again()).check(true))
                .isNotEmpty()
                .allMatch(finding ->
                        finding.file().contains("pack-") && finding.what().contains("store compact"));
        ResultStore mended = again();
        new StoreCheck(mended).repair(new StoreCheck(mended).check(true));
        store = again();
        assertThatEverythingIsThereOnce();
        assertThat(new StoreCheck(store).check(true)).isEmpty();
        assertThat(files()).noneMatch(name -> units.contains(name));
        assertThat(folder.resolve("damaged")).doesNotExist();
    }

    @Test
    void twoGenerationsOfFilesAreReadOnce() throws IOException {
        new Compaction(store, 20).run();
        Path old = Files.createDirectory(temporary.resolve("old"));
        for (String name : files()) {
            Files.copy(file(name), old.resolve(name));
        }
        new Compaction(again(), 1000).run();
        assertThat(files()).hasSize(3);
        for (Path file : list(old)) {
            Files.copy(file, file(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
        store = again();
        assertThatEverythingIsThereOnce();
        new Compaction(store, 1000).run();
        assertThat(files()).hasSize(3);
        assertThatEverythingIsThereOnce();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void runsThatAreMadeAgainTakeThePlaceOfThoseInTheFile() throws IOException {
        new Compaction(store, 30).run();
        List<RunRecord> changed = new ArrayList<>(StoreSample.runs(10, 9));
        changed.add(StoreSample.runs(500, 1).get(0));
        again().units().appendRuns(unit(1), changed);
        assertThat(again().units().runs(unit(1))).contains(changed);
        assertThat(all(again())).hasSameSizeAs(rows).contains(changed.get(9));
        new Compaction(again(), 30).run();
        assertThat(files()).doesNotContain(unit(1) + ".parquet");
        assertThat(again().units().runs(unit(1))).contains(changed);
        assertThat(all(again())).hasSameSizeAs(rows).contains(changed.get(9));
        assertThat(new StoreCheck(again()).check(true)).isEmpty();
    }

    @Test
    void aUnitOfAFileCanBeSetAsideAndComesBack() throws IOException {
        new Compaction(store, 30).run();
        ResultStore later = again();
        later.units().setAside(List.of(unit(1)));
        assertThat(later.units().names()).doesNotContain(unit(1)).contains(unit(0), unit(2));
        assertThat(all(later)).hasSize(rows.size() - 10);
        assertThat(again().units().runs(unit(1))).contains(StoreSample.runs(10, 10));
        store = again();
        assertThatEverythingIsThereOnce();
    }

    @Test
    void aDamagedFileIsFoundAndItsUnitsAreWorkAgain() throws IOException {
        new Compaction(store, 30).run();
        String pack = files().stream()
                .filter(n -> n.startsWith("pack-K-000003"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(file(pack));
        bytes[bytes.length / 3] ^= 4;
        Files.write(file(pack), bytes);
        assertThatThrownBy(() -> again().tables().readAll())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(pack);
        ResultStore damaged = again();
        List<StoreCheck.Finding> findings = new StoreCheck(damaged).check(false);
        assertThat(findings).hasSize(1);
        new StoreCheck(damaged).repair(findings);
        assertThat(damaged.units().names()).contains(unit(2), unit(6)).doesNotContain(unit(3), unit(4), unit(5));
        assertThat(damaged.units().runs(unit(4))).isEmpty();
    }
}
