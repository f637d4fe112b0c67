package org.caitfit.engine;

import java.util.List;
import java.util.function.IntFunction;

/** Decides where independent pieces of work are done; never what they give. */
public interface Engine extends AutoCloseable {
    /**
     * Does work 0 .. count - 1.
     *
     * @param work a pure function of the number
     * @return results in order of number, whatever order they were made in
     */
    <T> List<T> run(int count, IntFunction<T> work);

    @Override
    void close();
}
