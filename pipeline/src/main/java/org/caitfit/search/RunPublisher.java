package org.caitfit.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caitfit.results.RunRecord;
import org.caitfit.store.StoredUnits;

/**
 * Publishes parts of the table of runs while the next ones are made: the disk does not keep the processors waiting. One part is
 * under way at a time, so that no more than two are in memory.
 */
final class RunPublisher implements AutoCloseable {
    private final StoredUnits stored;
    private final ExecutorService thread;
    private Optional<Future<?>> pending = Optional.empty();

    RunPublisher(StoredUnits stored) {
        this.stored = stored;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread own = new Thread(task, "publisher");
            own.setDaemon(true);
            return own;
        });
    }

    /** Begins to publish a part when the one before is out. @throws IOException if that one could not be published */
    void publish(String part, List<RunRecord> rows) throws IOException {
        finish();
        pending = Optional.of(thread.submit(() -> {
            stored.appendRuns(part, rows);
            return part;
        }));
    }

    /** Waits until all is published. @throws IOException if it could not be */
    void finish() throws IOException {
        if (pending.isEmpty()) {
            return;
        }
        Future<?> last = pending.get();
        pending = Optional.empty();
        try {
            last.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for the part that is under way, also where the search ends early: what was computed is kept. */
    @Override
    public void close() throws IOException {
        try {
            finish();
        } finally {
            thread.shutdown();
        }
    }
}
