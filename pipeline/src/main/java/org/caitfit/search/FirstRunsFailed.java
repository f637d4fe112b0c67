package org.caitfit.search;

/** The first runs of a search all failed, and so did others all over the grid; the message is meant for the user. */
public final class FirstRunsFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    FirstRunsFailed(String message) {
        super(message);
    }
}
