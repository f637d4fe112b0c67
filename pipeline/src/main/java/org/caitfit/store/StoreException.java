package org.caitfit.store;

import java.io.IOException;

/** A result folder that cannot be used as asked; the message is meant for the user. */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Kind {
        /** Results of another problem are there and would be mixed or lost. */
        NOT_EMPTY,
        /** The folder holds no results. */
        NO_STORE,
        /** The folder is not there any more. */
        GONE,
        /** A file is truncated, altered or of another study or version. */
        DAMAGED,
        /** No table has that name. */
        UNKNOWN_TABLE
    }

    private final Kind kind;

    StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
