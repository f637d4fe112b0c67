package org.caitfit.search;

import java.util.List;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Status;

/**
 * A unit of work that was made again although it was there.
 *
 * @param unit its name
 * @param runs that were made again
 * @param mended runs that had failed and gave a result now
 * @param differing other rows that are not the same bit for bit, elapsed time aside; also those that only one of the two has
 */
public record Remade(String unit, int runs, int mended, int differing) {

    /** Compares. @param before rows that were there @param now rows in their place */
    static Remade of(String unit, int runs, List<RunRecord> before, List<RunRecord> now) {
        int common = Math.min(before.size(), now.size());
        int mended = 0;
        int differing = Math.max(before.size(), now.size()) - common;
        for (int i = 0; i < common; i++) {
            RunRecord old = before.get(i);
            RunRecord made = now.get(i);
            if (!old.sameButForTime(made)) {
                boolean same = old.runId().equals(made.runId());
                if (same && old.status() == Status.FAILED && made.status() == Status.OK) {
                    mended++;
                } else {
                    differing++;
                }
            }
        }
        return new Remade(unit, runs, mended, differing);
    }

    /** Whether what was there has to be replaced. */
    boolean changed() {
        return mended + differing > 0;
    }
}
