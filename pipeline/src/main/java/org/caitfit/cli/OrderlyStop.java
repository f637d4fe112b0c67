package org.caitfit.cli;

import java.io.PrintWriter;
import org.caitfit.search.UnderWay;

/** Leaves a fit well when the process is told to stop, by Ctrl-C or by a batch system: then the hooks of Java run. */
final class OrderlyStop implements AutoCloseable {
    private final UnderWay underWay;
    private final Thread hook;

    /** @param place of the results, for the message */
    OrderlyStop(UnderWay underWay, String place, PrintWriter err) {
        this.underWay = underWay;
        this.hook = new Thread(
                () -> {
                    underWay.stop();
                    err.println("\nStopped. What was done is in " + place + ": the same command goes on from there.");
                    err.flush();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    UnderWay underWay() {
        return underWay;
    }

    /** The fit has ended by itself, well or not. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            return;
        }
        underWay.close();
    }
}
