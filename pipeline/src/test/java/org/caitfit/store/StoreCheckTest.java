package org.caitfit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.caitfit.store.StoreCheck.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of damage is found, and a repaired store can be read. */
class StoreCheckTest {
    @TempDir
    Path folder;

    private StoreCheck check;
    private Path part;

    @BeforeEach
    void fill() throws IOException {
        check = new StoreCheck(ResultStoreTest.fill(folder));
        part = folder.resolve("runs/two.parquet");
    }

    private void findsAndMends(boolean deep, Path damaged) throws IOException {
        List<Finding> findings = check.check(deep);
        assertThat(findings).extracting(Finding::file).containsExactly(nameOf(damaged));
        check.repair(findings);
        assertThat(check.check(true)).isEmpty();
        assertThat(ResultStore.open(folder).tables().readAll().runs()).hasSize(12);
        assertThat(damaged).doesNotExist();
    }

    private String nameOf(Path file) {
        return folder.relativize(file).toString();
    }

    @Test
    void aHealthyStoreHasNoFindings() throws IOException {
        assertThat(check.check(false)).isEmpty();
        assertThat(check.check(true)).isEmpty();
    }

    @Test
    void aTruncatedFile() throws IOException {
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
        findsAndMends(false, part);
        assertThat(folder.resolve(StoreCheck.ASIDE).resolve("runs/two.parquet")).exists();
    }

    @Test
    void oneFlippedBitAnywhere() throws IOException {
        byte[] bytes = Files.readAllBytes(part);
        for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 97)) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            Files.write(part, flipped);
            assertThat(check.check(false)).as("byte %d", at).hasSize(1);
        }
        findsAndMends(true, part);
    }

    @Test
    void anEmptyFileAndOneOfZeros() throws IOException {
        long size = Files.size(part);
        Files.write(part, new byte[0]);
        assertThat(check.check(false)).hasSize(1);
        try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
            file.setLength(size);
        }
        findsAndMends(false, part);
    }

    @Test
    void aFileThatIsThereTwice() throws IOException {
        Path copy = folder.resolve("runs/two-copy.parquet");
        Files.copy(part, copy);
        assertThat(check.check(false)).isEmpty();
        List<Finding> findings = check.check(true);
        assertThat(findings).hasSize(1);
        check.repair(findings);
        assertThat(ResultStore.open(folder).tables().readAll().runs()).hasSize(20);
    }

    @Test
    void whatAKilledProcessLeft() throws IOException {
        Path left = folder.resolve("tmp/runs-two-1234.part");
        Files.createDirectories(folder.resolve("tmp"));
        Files.writeString(left, "half a file");
        List<Finding> findings = check.check(false);
        assertThat(findings).extracting(Finding::file).containsExactly(nameOf(left));
        check.repair(findings);
        assertThat(left).doesNotExist();
    }
}
