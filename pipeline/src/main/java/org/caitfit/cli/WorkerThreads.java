package org.caitfit.cli;

import picocli.CommandLine.Option;

/** How many threads a command works with. */
final class WorkerThreads {
    @Option(names = "--threads", paramLabel = "N", description = "Worker threads. Default: all processors.")
    private Integer threads;

    /** Their number as asked for: it may be none. */
    int asked() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** Their number, at least 1. */
    int count() {
        if (asked() < 1) {
            throw new UserError(ExitCode.USAGE, "--threads must be at least 1, got " + asked());
        }
        return asked();
    }
}
