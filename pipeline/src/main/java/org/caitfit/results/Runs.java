package org.caitfit.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs that can be gone through any number of times: read anew each time, as there may be more than the memory holds. */
@FunctionalInterface
public interface Runs {
    /** Hands over every run, in an order that is the same each time. @throws IOException if one cannot be read */
    void forEach(Consumer<RunRecord> reader) throws IOException;

    /** Runs in memory. */
    static Runs of(List<RunRecord> runs) {
        List<RunRecord> kept = List.copyOf(runs);
        return kept::forEach;
    }

    /** All of them in memory, in the same order: for small studies and tests. */
    default List<RunRecord> toList() throws IOException {
        List<RunRecord> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }
}
