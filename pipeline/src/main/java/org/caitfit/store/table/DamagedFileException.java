package org.caitfit.store.table;

import java.io.IOException;

/** A table file that is truncated, altered or not what it should be. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param file full name of the damaged file
     * @param reason what is wrong with it
     */
    public DamagedFileException(String file, String reason) {
        super("the file " + file + " is damaged: " + reason);
    }

    /** @param cause what the reader met; the innermost cause is told */
    public DamagedFileException(String file, Throwable cause) {
        this(file, reason(cause));
        initCause(cause);
    }

    private static String reason(Throwable cause) {
        Throwable innermost = cause;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }
}
