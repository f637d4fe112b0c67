package org.caitfit.refine;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The items with the lowest scores of a stream that may be longer than the memory: the same as a stable sort of all of them
 * would put first. Not thread-safe.
 *
 * @param <T> of the items
 */
public final class Lowest<T> {
    private final int capacity;
    private final PriorityQueue<Entry<T>> worstFirst = new PriorityQueue<>(Comparator.reverseOrder());
    private long added;

    /** @param capacity number of items kept, at least 1 */
    public Lowest(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("At least one item has to be kept, got " + capacity);
        }
        this.capacity = capacity;
    }

    private record Entry<T>(double score, long number, T item) implements Comparable<Entry<T>> {
        @Override
        public int compareTo(Entry<T> other) {
            int byScore = Double.compare(score, other.score);
            return byScore != 0 ? byScore : Long.compare(number, other.number);
        }
    }

    /** Takes an item up if its score is among the lowest so far; of equal scores, the earlier ones are lower. */
    public void add(double score, T item) {
        Entry<T> entry = new Entry<>(score, added++, item);
        if (worstFirst.size() == capacity) {
            if (entry.compareTo(worstFirst.element()) > 0) {
                return;
            }
            worstFirst.remove();
        }
        worstFirst.add(entry);
    }

    /** Number of items added, kept or not. */
    public long added() {
        return added;
    }

    /** What is kept, lowest first. */
    public List<T> sorted() {
        return worstFirst.stream().sorted().map(Entry::item).toList();
    }
}
