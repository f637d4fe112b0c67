package org.caitfit.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caitfit.results.RunRecord;

/**
 * Puts the many files of the grids of a study together in few. New files are published before old ones go, so that no row is
 * ever lost; whoever reads in between takes each row once ({@link Packs}). Nothing else may work in the folder.
 */
public final class Compaction {
    /** A file is closed when it has so many rows: some 5 MB. */
    private static final int ROWS = 1 << 15;

    private static final Pattern BLOCK = Pattern.compile("grid-(.*)-(\\d{6,})-[0-9a-f]+");

    private final ResultStore store;
    private final Packs packs;
    private final int rows;

    public Compaction(ResultStore store) {
        this(store, ROWS);
    }

    /** @param rows after which a file is closed */
    Compaction(ResultStore store, int rows) {
        this.store = store;
        this.packs = store.units().packs();
        this.rows = rows;
    }

    /** Files of the table of runs. @param before the compaction @param after it */
    public record Done(int before, int after) {}

    /** Compacts all grids; what is compact already stays. A compaction that was stopped is ended. */
    public Done run() throws IOException {
        int before = store.files().parts(StoreFiles.RUNS).size();
        Map<String, Set<String>> grids = new TreeMap<>();
        for (String unit : store.units().names()) {
            Matcher block = BLOCK.matcher(unit);
            if (block.matches()) {
                grids.computeIfAbsent(block.group(1), grid -> new TreeSet<>()).add(unit);
            }
        }
        for (Set<String> units : grids.values()) {
            compact(units);
        }
        return new Done(before, store.files().parts(StoreFiles.RUNS).size());
    }

    private void compact(Set<String> units) throws IOException {
        Set<String> open = new TreeSet<>(units);
        Set<String> old = new LinkedHashSet<>();
        for (String file : packs.names()) {
            List<Packs.Range> ranges = packs.ranges(file);
            if (ranges.stream().anyMatch(range -> units.contains(range.unit()))) {
                if (isFull(file, ranges)) {
                    ranges.forEach(range -> open.remove(range.unit()));
                } else {
                    old.add(file);
                }
            }
        }
        Set<String> alone = new TreeSet<>(open);
        alone.retainAll(store.units().loose());
        if (alone.size() + old.size() < 2) {
            return;
        }
        Set<String> made = publish(open);
        old.removeAll(made);
        // in this order: what has a file of its own is taken from there to the end
        packs.delete(old);
        store.units().deleteLoose(alone);
    }

    /** Whether a file stays as it is: it has rows enough, and they are all taken from it. */
    private boolean isFull(String file, List<Packs.Range> ranges) throws IOException {
        long count = 0;
        for (Packs.Range range : ranges) {
            if (!packs.isTakenFrom(file, range.unit())) {
                return false;
            }
            count += range.outline().runs();
        }
        return count >= rows;
    }

    private Set<String> publish(Set<String> units) throws IOException {
        Set<String> made = new HashSet<>();
        Map<String, List<RunRecord>> next = new LinkedHashMap<>();
        int size = 0;
        for (String unit : units) {
            List<RunRecord> runs = store.units().runs(unit).orElseThrow();
            next.put(unit, runs);
            size += runs.size();
            if (size >= rows) {
                made.add(packs.publish(name(next.keySet()), next, StudyNotes.provenance(store.study())));
                next.clear();
                size = 0;
            }
        }
        if (!next.isEmpty()) {
            made.add(packs.publish(name(next.keySet()), next, StudyNotes.provenance(store.study())));
        }
        return made;
    }

    /** E.g. "K-000032-" and a digest of the names of the units. */
    private static String name(Set<String> units) {
        Matcher first = BLOCK.matcher(units.iterator().next());
        if (!first.matches()) {
            throw new IllegalArgumentException("not blocks of a grid: " + units);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            units.forEach(unit -> digest.update((unit + "\n").getBytes(StandardCharsets.UTF_8)));
            String hex = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
            return first.group(1) + "-" + first.group(2) + "-" + hex;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
