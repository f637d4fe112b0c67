package org.caitfit.search;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units of one stage that are still to do.
 *
 * @param units in order of the plan
 */
public record OpenWork(List<Unit> units) {

    /**
     * A unit that is still to do.
     *
     * @param number in the plan, from 0
     * @param subject name of its grid, or of its fit
     * @param pieces of progress: runs of a block, one for a refinement
     */
    public record Unit(long number, String subject, int pieces) {}

    public OpenWork {
        units = List.copyOf(units);
    }

    /** Pieces of progress of all units. */
    public long pieces() {
        return units.stream().mapToLong(Unit::pieces).sum();
    }

    /** Pieces of progress by the index of the share; shares without any are not among them. @param count of shares */
    public SortedMap<Integer, Long> byShare(int count) {
        SortedMap<Integer, Long> pieces = new TreeMap<>();
        units.forEach(u -> pieces.merge(Math.toIntExact(u.number() % count), (long) u.pieces(), Long::sum));
        return pieces;
    }
}
