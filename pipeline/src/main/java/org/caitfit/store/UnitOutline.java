package org.caitfit.store;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A unit of work that is done, in short.
 *
 * @param unit its name
 * @param runs number of its rows
 * @param failures failed ones by kind
 */
public record UnitOutline(String unit, long runs, Map<String, Long> failures) {
    public UnitOutline {
        SortedMap<String, Long> sorted = new TreeMap<>(failures);
        failures = java.util.Collections.unmodifiableSortedMap(sorted);
    }

    /** Failed runs of any kind. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
