package org.caitfit.cli;

import java.util.SortedSet;

/** Elements of an array job. */
final class SlurmArray {
    private SlurmArray() {}

    /** Numbers of elements as Slurm takes them, e.g. "0-2,5". */
    static String list(SortedSet<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        int from = -1;
        int last = -1;
        for (int n : numbers) {
            if (from >= 0 && n == last + 1) {
                last = n;
                continue;
            }
            append(text, from, last);
            from = n;
            last = n;
        }
        return append(text, from, last).toString();
    }

    private static StringBuilder append(StringBuilder text, int from, int last) {
        if (from >= 0) {
            text.append(text.isEmpty() ? "" : ",").append(from);
            if (last > from) {
                text.append('-').append(last);
            }
        }
        return text;
    }
}
