package org.caitfit.search;

import org.caitfit.results.RunRecord;

/**
 * What a search does about runs that failed.
 *
 * @param retry what is there is made again
 * @param keepGoing whether to go on when the first runs all fail
 */
public record FailurePolicy(Retry retry, boolean keepGoing) {
    /** Nothing is made again; a search whose first runs all fail is stopped. */
    public static final FailurePolicy USUAL = new FailurePolicy(Retry.NONE, false);

    /** The same without the stop. */
    public static final FailurePolicy KEEP_GOING = new FailurePolicy(Retry.NONE, true);

    /** Which runs that are there are made again. */
    public enum Retry {
        NONE,
        /** Those without a result. */
        FAILED,
        /** All, to compare them with what is there. */
        ALL
    }

    /** Whether a row that is there is made again. */
    boolean makesAgain(RunRecord row) {
        return switch (retry) {
            case NONE -> false;
            case FAILED -> row.status() != RunRecord.Status.OK;
            case ALL -> true;
        };
    }
}
