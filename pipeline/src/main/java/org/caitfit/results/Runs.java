package org.caitfit.results;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Runs that can be gone through any number of times, in an order that is the same each time. They may be more than the memory holds:
 * those of a result folder are read anew each time, part by part; if a part cannot be read, going through them ends with an
 * {@link java.io.UncheckedIOException}.
 */
@FunctionalInterface
public interface Runs extends Iterable<RunRecord> {
    /** Runs in memory. */
    static Runs of(List<RunRecord> runs) {
        return List.copyOf(runs)::iterator;
    }

    /**
     * Runs of parts that are read one after the other.
     *
     * @param parts whatever tells them apart
     * @param reader gives the runs of a part, in order
     */
    static <P> Runs of(List<P> parts, Function<P, List<RunRecord>> reader) {
        List<P> kept = List.copyOf(parts);
        return () -> new Iterator<>() {
            private final Iterator<P> rest = kept.iterator();
            private Iterator<RunRecord> part = List.<RunRecord>of().iterator();

            @Override
            public boolean hasNext() {
                while (!part.hasNext() && rest.hasNext()) {
                    part = reader.apply(rest.next()).iterator();
                }
                return part.hasNext();
            }

            @Override
            public RunRecord next() {
                hasNext();
                return part.next();
            }
        };
    }

    /** One pass. */
    default Stream<RunRecord> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
