package org.caitfit.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.caitfit.results.RunRecord;
import org.caitfit.store.StoredUnits;

/**
 * Grid runs that are in the store under other blocks than those asked for, as happens when a grid grows. Eight bytes a run are kept
 * in memory, and the rows of a few parts.
 */
final class KnownRuns {
    /** Parts whose rows are kept: neighbours in a grid were mostly neighbours in the one before. */
    private static final int PARTS_IN_MEMORY = 8;

    /** Bits of an entry that hold the number of the part; those above hold the beginning of the name of the run. */
    private static final int PART_BITS = 24;

    private final StoredUnits stored;
    private final FailurePolicy policy;
    private final List<String> parts;
    /** Sorted. */
    private final long[] entries;

    private final Map<Integer, Map<String, RunRecord>> recent = new LinkedHashMap<>(16, 0.75f, true);

    /** @param parts that hold them @param policy which of them are made again nevertheless */
    KnownRuns(StoredUnits stored, List<String> parts, FailurePolicy policy) throws IOException {
        if (parts.size() >= 1 << PART_BITS) {
            throw new IllegalArgumentException("too many parts: " + parts.size());
        }
        this.stored = stored;
        this.policy = policy;
        this.parts = List.copyOf(parts);
        long[] found = new long[1024];
        int count = 0;
        for (int part = 0; part < parts.size(); part++) {
            for (String run : rows(part).keySet()) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = key(run) | part;
            }
        }
        this.entries = Arrays.copyOf(found, count);
        Arrays.sort(entries);
    }

    /** The beginning of a name, which is hexadecimal, as the upper bits of a number. */
    private static long key(String run) {
        long bits = Long.parseUnsignedLong(run.substring(0, Math.min(16, run.length())), 16);
        return bits & -(1L << PART_BITS);
    }

    /** Number of runs. */
    int size() {
        return entries.length;
    }

    /** Rows of those runs that are known, by their names. */
    Map<String, RunRecord> of(List<String> runs) throws IOException {
        if (entries.length == 0) {
            return Map.of();
        }
        Set<Integer> holders = new TreeSet<>();
        for (String run : runs) {
            long key = key(run);
            int at = Arrays.binarySearch(entries, key);
            for (int i = at < 0 ? -at - 1 : at; i < entries.length && (entries[i] & -(1L << PART_BITS)) == key; i++) {
                holders.add((int) (entries[i] - key));
            }
        }
        Set<String> asked = new HashSet<>(runs);
        Map<String, RunRecord> known = new HashMap<>();
        for (int part : holders) {
            rows(part).forEach((run, row) -> {
                if (asked.contains(run)) {
                    known.put(run, row);
                }
            });
        }
        return known;
    }

    private Map<String, RunRecord> rows(int part) throws IOException {
        if (!recent.containsKey(part)) {
            if (recent.size() == PARTS_IN_MEMORY) {
                recent.remove(recent.keySet().iterator().next());
            }
            Map<String, RunRecord> rows = new HashMap<>();
            stored.runs(parts.get(part)).orElse(List.of()).stream()
                    .filter(row -> !policy.makesAgain(row))
                    .forEach(row -> rows.put(row.runId(), row));
            recent.put(part, rows);
        }
        return Objects.requireNonNull(recent.get(part));
    }
}
