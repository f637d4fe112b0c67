package org.caitfit.search;

import java.util.Arrays;

/**
 * How a grid is cut into blocks, whose rows are published together. A block is larger the more runs lie before it, so that a large
 * grid makes few files and a small one still divides among processes. It depends on nothing else: when a grid grows, all blocks but
 * the last stay what they are.
 */
final class GridBlocks {
    /** Runs of the first blocks. */
    static final int SMALLEST = 1024;

    /** At 1 ms a run, 4 s of work; all rows of a block are in memory at once. */
    static final int LARGEST = 4096;

    /** A block doubles when this many of its size lie before it. */
    private static final int BEFORE = 16;

    private final long size;
    private final long[] first;

    /** @param size runs of the grid */
    GridBlocks(long size) {
        this.size = size;
        long[] starts = new long[16];
        int count = 0;
        for (long at = 0; at < size; at += sizeAt(at)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = at;
        }
        this.first = Arrays.copyOf(starts, count);
    }

    private static long sizeAt(long first) {
        return Math.min(LARGEST, Math.max(SMALLEST, Long.highestOneBit(first / BEFORE)));
    }

    /** Number of blocks. */
    int count() {
        return first.length;
    }

    /** First run of a block. */
    long first(int block) {
        return first[block];
    }

    /** Number of runs of a block. */
    int size(int block) {
        long end = block + 1 < first.length ? first[block + 1] : size;
        return Math.toIntExact(end - first[block]);
    }
}
