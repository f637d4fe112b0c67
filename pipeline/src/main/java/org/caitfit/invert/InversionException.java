package org.caitfit.invert;

/** An experiment or a profile that cannot be inverted; the message says why, and what might be done. */
public final class InversionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InversionException(String message) {
        super(message);
    }
}
