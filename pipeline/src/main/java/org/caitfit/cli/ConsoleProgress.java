package org.caitfit.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.caitfit.search.Progress;

/** Progress on the terminal: a bar with ETA and the best score so far; plain lines where there is no terminal. */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final long PLAIN_INTERVAL_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private ProgressBar bar;
    private String name = "";
    private long total;
    private long done;
    private long failed;
    private double best = Double.POSITIVE_INFINITY;
    private long started;
    private long lastLine;

    /** @param out usually standard error, so that results can be piped */
    ConsoleProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The start script says in {@code caitfit.terminal} whether standard error is a terminal. */
    static ConsoleProgress onStandardError() {
        return new ConsoleProgress(System.err, Boolean.getBoolean("caitfit.terminal") && System.getenv("CI") == null);
    }

    @Override
    public synchronized void phase(String phase, long size) {
        close();
        name = phase;
        total = size;
        done = 0;
        failed = 0;
        best = Double.POSITIVE_INFINITY;
        started = System.nanoTime();
        lastLine = started;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(phase)
                    .setInitialMax(size > 0 ? size : -1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .showSpeed()
                    .build();
        }
    }

    @Override
    public synchronized void done(double reducedChiSquare) {
        done++;
        if (Double.isNaN(reducedChiSquare)) {
            failed++;
        } else {
            best = Math.min(best, reducedChiSquare);
        }
        if (bar != null) {
            bar.setExtraMessage(score());
            bar.step();
        } else if (System.nanoTime() - lastLine > PLAIN_INTERVAL_NANOS) {
            lastLine = System.nanoTime();
            line();
        }
    }

    @Override
    public synchronized void note(String text) {
        out.println(text);
    }

    private String score() {
        return (best < Double.POSITIVE_INFINITY ? String.format(Locale.ROOT, "best chi2/N %.4g", best) : "")
                + (failed > 0 ? ", " + failed + " failed" : "");
    }

    private void line() {
        double seconds = (System.nanoTime() - started) * 1e-9;
        String eta = total > 0 && done > 0
                ? String.format(Locale.ROOT, ", about %.0f s left", seconds / done * (total - done))
                : "";
        String of = total > 0 ? " of " + total : "";
        out.printf(Locale.ROOT, "%s: %d%s in %.0f s%s, %s%n", name, done, of, seconds, eta, score());
    }

    /** Ends the phase. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        } else if (!name.isEmpty()) {
            line();
        }
        name = "";
    }
}
