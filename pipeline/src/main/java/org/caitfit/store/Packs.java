package org.caitfit.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caitfit.results.RunRecord;
import org.caitfit.store.files.Folder;
import org.caitfit.store.parquet.ParquetTable;
import org.caitfit.store.table.DamagedFileException;

/**
 * Files of the table of runs that hold many units of work: the footer tells which rows are whose. A unit that has a file of its
 * own, too, is taken from there, and one that is in two of them from the first: so each row is there once, whatever moment a
 * compaction was stopped at. Thread-safe.
 */
final class Packs {
    /** Begins the names of such files; no unit is named so. */
    static final String PREFIX = "pack-";

    private static final String UNITS = "caitfit.units";

    private final Folder folder;
    private final StoreFiles files;
    private final RunTable table;
    private Optional<SortedMap<String, Range>> index = Optional.empty();
    private String decodedFile = "";
    private List<RunRecord> decoded = List.of();

    Packs(Folder folder, StoreFiles files, RunTable table) {
        this.folder = folder;
        this.files = files;
        this.table = table;
    }

    /**
     * Rows of a unit in a file.
     *
     * @param file its name
     * @param from number of the first row
     * @param outline of the unit
     */
    record Range(String file, long from, UnitOutline outline) {
        String unit() {
            return outline.unit();
        }
    }

    static boolean isPack(String file) {
        return file.startsWith(StoreFiles.RUNS + "/" + PREFIX);
    }

    /** Names of the files. */
    List<String> names() throws IOException {
        return files.parts(StoreFiles.RUNS).stream().filter(Packs::isPack).toList();
    }

    /** Units of a file with their rows, in order. @throws StoreException DAMAGED if its footer does not tell them */
    List<Range> ranges(String file) throws IOException {
        ParquetTable.Outline outline = files.outline(file, table.schema());
        List<Range> ranges = new ArrayList<>();
        long from = 0;
        try {
            for (String line : outline.notes().getOrDefault(UNITS, "").split("\n")) {
                String[] words = line.split(" ", -1);
                long count = Long.parseLong(words[1]);
                ranges.add(new Range(file, from, new UnitOutline(words[0], count, Failures.parse(words[2]))));
                from += count;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw StoreFiles.damaged(new DamagedFileException(folder.path(file), e));
        }
        if (from != outline.rows()) {
            throw StoreFiles.damaged(new DamagedFileException(
                    folder.path(file), "its footer tells of " + from + " rows, there are " + outline.rows()));
        }
        return ranges;
    }

    /** All units, those that have files of their own, too, among them. */
    synchronized SortedMap<String, Range> index() throws IOException {
        if (index.isEmpty()) {
            SortedMap<String, Range> found = new TreeMap<>();
            for (String file : names()) {
                ranges(file).forEach(range -> found.putIfAbsent(range.unit(), range));
            }
            index = Optional.of(Collections.unmodifiableSortedMap(found));
        }
        return index.get();
    }

    /** Rows of a unit; empty if it is in none of the files. */
    synchronized Optional<List<RunRecord>> runs(String unit) throws IOException {
        Range range = index().get(unit);
        if (range == null) {
            return Optional.empty();
        }
        if (!decodedFile.equals(range.file())) {
            decoded = files.read(range.file(), table);
            decodedFile = range.file();
        }
        int from = Math.toIntExact(range.from());
        return Optional.of(List.copyOf(
                decoded.subList(from, from + Math.toIntExact(range.outline().runs()))));
    }

    /** Whether the rows of a unit are taken from a file: it may be in several. */
    boolean isTakenFrom(String file, String unit) throws IOException {
        if (folder.has(StoreParts.file(StoreFiles.RUNS, unit))) {
            return false;
        }
        Range range = index().get(unit);
        return range != null && range.file().equals(file);
    }

    /** Of the rows of a file those that are taken from it: all, unless it holds many units. */
    <T> List<T> taken(String file, List<T> rows) throws IOException {
        if (!isPack(file)) {
            return rows;
        }
        List<T> taken = new ArrayList<>();
        for (Range range : ranges(file)) {
            if (isTakenFrom(file, range.unit())) {
                int from = Math.toIntExact(range.from());
                taken.addAll(rows.subList(
                        from, from + Math.toIntExact(range.outline().runs())));
            }
        }
        return taken;
    }

    /** Publishes units in one file. @param units in order, with their rows @return its name */
    synchronized String publish(String name, Map<String, List<RunRecord>> units, Map<String, String> notes)
            throws IOException {
        List<String> lines = new ArrayList<>();
        List<RunRecord> rows = new ArrayList<>();
        units.forEach((unit, runs) -> {
            lines.add(unit + " " + runs.size() + " " + Failures.text(Failures.of(runs)));
            rows.addAll(runs);
        });
        Map<String, String> all = new TreeMap<>(notes);
        all.put(UNITS, String.join("\n", lines));
        all.put(Failures.KEY, Failures.text(Failures.of(rows)));
        String file = StoreFiles.RUNS + "/" + PREFIX + name + StoreFiles.EXTENSION;
        files.publish(file, table, rows, all);
        forget();
        return file;
    }

    /** Deletes files. */
    synchronized void delete(Set<String> doomed) throws IOException {
        for (String file : doomed) {
            folder.delete(file);
        }
        forget();
    }

    /** The files may have changed. */
    synchronized void forget() {
        index = Optional.empty();
        decodedFile = "";
        decoded = List.of();
    }
}
