package org.caitfit.yarn;

/** Something about the cluster or the job that the user can mend; the message says how. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Kind {
        /** This client is not told of a cluster, or is told wrong things. */
        SETUP,
        /** The job has ended and has not done all. */
        INCOMPLETE
    }

    private final Kind kind;

    ClusterException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
