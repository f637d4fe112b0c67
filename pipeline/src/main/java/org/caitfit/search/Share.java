package org.caitfit.search;

/**
 * Part of the units of a plan: every count-th one. Any process can tell its own from the plan alone.
 *
 * @param index from 0
 * @param count of shares
 */
public record Share(int index, int count) {
    /** Everything. */
    public static final Share ALL = new Share(0, 1);

    public Share {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("share " + index + " of " + count);
        }
    }

    /** Whether a unit belongs to it. @param unit number in the plan, from 0 */
    boolean has(long unit) {
        return unit % count == index;
    }
}
