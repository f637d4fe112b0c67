package org.caitfit.results;

/**
 * A statement of the paper, put to the test on the data of this study.
 *
 * @param id e.g. "one-sed"
 * @param statement as the paper has it
 * @param verdict what the data say
 * @param evidence the figures that say so
 */
public record Claim(String id, String statement, Verdict verdict, String evidence) {

    /** What the data say of a statement. */
    public enum Verdict {
        SUPPORTED,
        REFUTED,
        /** The data can not tell. */
        UNDECIDED
    }
}
