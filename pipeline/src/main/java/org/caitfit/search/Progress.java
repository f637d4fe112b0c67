package org.caitfit.search;

/** Told how far a job is. Called from any thread. */
public interface Progress {
    /** A phase starts. @param name e.g. "grid K" @param total pieces of work, or 0 if not known */
    void phase(String name, long total);

    /** One piece of work of the phase is done. @param reducedChiSquare of it, or NaN if it failed */
    void done(double reducedChiSquare);

    /** Something that the user should know of, a line. */
    default void note(String text) {}

    /** Says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void phase(String name, long total) {}

            @Override
            public void done(double reducedChiSquare) {}
        };
    }
}
