package org.caitfit.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How commands work that make synthetic data many times. */
final class ReplicateOptions {
    @Mixin
    private WorkerThreads threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the noise. Default: ${DEFAULT-VALUE}.")
    private long seed;

    /** Number of threads. @param replicates sets of data, checked as well */
    int workers(int replicates) {
        int workers = threads.asked();
        if (workers < 1 || replicates < 1) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--threads and --replicates must be at least 1, got " + workers + " and " + replicates);
        }
        return workers;
    }

    /** Seed of the noise. */
    long seed() {
        return seed;
    }
}
