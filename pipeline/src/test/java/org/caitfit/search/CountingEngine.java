package org.caitfit.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;

/** Threads that count what they do and stop for good after so much work, as a killed process does. */
final class CountingEngine implements Engine {
    private final ThreadEngine threads;
    private final int budget;
    private final AtomicInteger done = new AtomicInteger();

    /** @param budget pieces of work that are done before {@link Stopped} is thrown; exact on one thread */
    CountingEngine(int count, int budget) {
        threads = new ThreadEngine(count);
        this.budget = budget;
    }

    /** Never stops. */
    CountingEngine(int count) {
        this(count, Integer.MAX_VALUE);
    }

    /** The work is used up. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Pieces of work done since the beginning or {@link #countAnew}. */
    int done() {
        return done.get();
    }

    void countAnew() {
        done.set(0);
    }

    @Override
    public <T> List<T> run(int count, IntFunction<T> pieces) {
        return threads.run(count, i -> {
            if (done.get() >= budget) {
                throw new Stopped();
            }
            T result = pieces.apply(i);
            done.incrementAndGet();
            return result;
        });
    }

    @Override
    public void close() {
        threads.close();
    }
}
