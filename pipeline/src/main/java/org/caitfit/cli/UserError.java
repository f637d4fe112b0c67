package org.caitfit.cli;

/** Something the user can mend: shown as its message, without a stack trace. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    UserError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
