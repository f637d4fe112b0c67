package org.caitfit.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.caitfit.store.files.LocalFolder;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Column.Type;
import org.caitfit.store.table.DamagedFileException;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParquetTableTest {
    private static final TableSchema SCHEMA = new TableSchema(
            "sample",
            List.of(
                    Column.of("a_long", Type.LONG, "", ""),
                    Column.of("an_int", Type.INT, "", ""),
                    Column.of("depth_m", Type.DOUBLE, "m", "depth \"below\" the surface"),
                    Column.of("text", Type.STRING, "", ""),
                    Column.of("flag", Type.BOOLEAN, "", ""),
                    Column.of("numbers", Type.DOUBLE_LIST, "", ""),
                    Column.of("texts", Type.STRING_LIST, "", ""),
                    new Column("wall_s", Type.DOUBLE, "s", "elapsed", true)));
    private static final List<Double> SPECIAL = List.of(
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.1);
    private static final List<String> TEXTS =
            List.of("", " ", "K", "Li\u2082O\u00b72B\u2082O\u2083", "\ud83e\uddea\u0000\n\t\"\\,;", "\u2028\u05d0");
    private static final Map<String, String> NOTES = Map.of("caitfit.title", "Gl\u00e4ser \"1\"", "empty", "");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomRowsComeBackToTheLastBit(long seed) throws IOException {
        List<Row> rows = randomRows(seed, 500);

        Path file = publish("rows.parquet", rows);

        ParquetTable read = read(file, SCHEMA);
        assertThat(read.rows()).isEqualTo(rows);
        assertThat(read.notes()).isEqualTo(NOTES);
    }

    @Test
    void aTableWithoutRowsComesBack() throws IOException {
        assertThat(read(publish("empty.parquet", List.of()), SCHEMA).rows()).isEmpty();
    }

    @Test
    void manyRowGroupsAndPagesComeBack() throws IOException {
        TableSchema wide = new TableSchema("wide", List.of(Column.of("text", Type.STRING, "", "")));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(wide.row().set("text", i + "x".repeat(700_000)).build());
        }
        Path file = folder.resolve("wide.parquet");
        ParquetTable.publish(new LocalFolder(folder), "wide.part", "wide.parquet", wide, NOTES, rows);

        assertThat(read(file, wide).rows()).isEqualTo(rows);
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        Path first = publish("first.parquet", randomRows(7, 300));
        Path second = publish("second.parquet", randomRows(7, 300));

        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    /** Maps go through their entries in another order in each process; these two keys are in one slot of a hash table. */
    @Test
    void theOrderOfTheNotesDoesNotCount() throws IOException {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("Aa", "1");
        one.put("BB", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("BB", "2");
        other.put("Aa", "1");

        for (Map<String, String> notes : List.of(one, other)) {
            String name = notes.keySet().iterator().next();
            ParquetTable.publish(new LocalFolder(folder), name + ".part", name, SCHEMA, notes, randomRows(7, 30));
        }

        assertThat(Files.mismatch(folder.resolve("Aa"), folder.resolve("BB"))).isEqualTo(-1);
    }

    @Test
    void aFailureInTheMiddlePublishesNothingAndLeavesNoTemporaryFile() {
        List<Row> rows = randomRows(1, 50);
        Iterable<Row> failing = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Row next() {
                if (next == 40) {
                    throw new IllegalStateException("power cut");
                }
                return rows.get(next++);
            }
        };
        assertThatThrownBy(() -> ParquetTable.publish(
                        new LocalFolder(folder), "runs.part", "runs.parquet", SCHEMA, NOTES, failing))
                .hasMessage("power cut");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFailureLeavesTheOlderFileAsItWas() throws IOException {
        Path target = publish("fits.parquet", randomRows(1, 5));
        byte[] before = Files.readAllBytes(target);

        assertThatThrownBy(() -> ParquetTable.publish(
                        new LocalFolder(folder), "fits.part", "fits.parquet", SCHEMA, NOTES, () -> {
                            throw new IllegalStateException("power cut");
                        }))
                .hasMessage("power cut");

        assertThat(target).hasBinaryContent(before);
    }

    @Test
    void aStaleTemporaryFileIsReplaced() throws IOException {
        Files.writeString(folder.resolve("part"), "left by a killed process");

        publish("rows.parquet", randomRows(2, 5));

        assertThat(folder.resolve("part")).doesNotExist();
    }

    /** Also where page checksums do not reach: in page headers and in the footer. */
    @Test
    void aFlippedBitIsFoundWhereverItIs() throws IOException {
        Path file = publish("rows.parquet", randomRows(3, 12));
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < good.length; i += 1 + random.nextInt(5)) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            assertThatThrownBy(() -> read(file, SCHEMA))
                    .as("byte %d", i)
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining("rows.parquet is damaged");
        }
    }

    @Test
    void pageChecksumsAreWritten() throws IOException {
        Path file = publish("rows.parquet", randomRows(3, 200));
        byte[] bytes = Files.readAllBytes(file);
        int caught = 0;
        for (int i = 60; i < 1000; i += 10) {
            byte[] bad = bytes.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            reseal(file); // hides the damage from the digest of the file
            try {
                read(file, SCHEMA);
            } catch (DamagedFileException e) {
                caught += e.getMessage().contains("CRC checksum") ? 1 : 0;
            }
        }
        assertThat(caught).isGreaterThan(80);
    }

    private static void reseal(Path file) throws IOException {
        String latin = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        int place = latin.lastIndexOf(FileDigest.KEY) + FileDigest.KEY.length() + 2;
        Files.writeString(
                file,
                latin.substring(0, place) + FileDigest.PLACEHOLDER + latin.substring(place + 64),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        FileDigest.seal(file);
    }

    @Test
    void aFileCutShortIsDamaged() throws IOException {
        Path file = publish("rows.parquet", randomRows(4, 20));
        byte[] good = Files.readAllBytes(file);
        for (int length : List.of(0, 3, 4, 11, 12, good.length / 2, good.length - 8, good.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> read(file, SCHEMA))
                    .as("%d bytes of %d", length, good.length)
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining("rows.parquet");
        }
    }

    @Test
    void anotherTableIsNotReadAsThisOne() throws IOException {
        TableSchema other = new TableSchema("sample", List.of(Column.of("depth_m", Type.DOUBLE, "m", "")));
        Path file = publish("rows.parquet", randomRows(4, 3));

        assertThatThrownBy(() -> read(file, other))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("columns");
    }

    private Path publish(String name, List<Row> rows) throws IOException {
        Path target = folder.resolve(name);
        ParquetTable.publish(new LocalFolder(folder), "part", name, SCHEMA, NOTES, rows);
        return target;
    }

    private ParquetTable read(Path file, TableSchema schema) throws IOException {
        return ParquetTable.read(
                new LocalFolder(folder), folder.relativize(file).toString(), schema);
    }

    private static List<Row> randomRows(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> randomRow(random)).limit(count).toList();
    }

    private static Row randomRow(SplittableRandom random) {
        Row.Builder row = SCHEMA.row();
        if (random.nextInt(4) > 0) {
            row.set("a_long", random.nextLong());
        }
        if (random.nextInt(4) > 0) {
            row.set("an_int", random.nextInt());
        }
        row.set("depth_m", randomDouble(random));
        if (random.nextInt(4) > 0) {
            row.set("text", TEXTS.get(random.nextInt(TEXTS.size())));
        }
        if (random.nextInt(4) > 0) {
            row.set("flag", random.nextBoolean());
        }
        if (random.nextInt(4) > 0) {
            row.setDoubles(
                    "numbers",
                    Stream.generate(() -> randomDouble(random))
                            .limit(random.nextInt(4))
                            .toList());
        }
        if (random.nextInt(4) > 0) {
            row.setTexts("texts", TEXTS.subList(0, random.nextInt(TEXTS.size())));
        }
        return row.set("wall_s", random.nextDouble()).build();
    }

    /** Special values, any bit pattern, or NaN for "not computed". */
    private static double randomDouble(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> SPECIAL.get(random.nextInt(SPECIAL.size()));
            case 1 -> Double.NaN;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }
}
