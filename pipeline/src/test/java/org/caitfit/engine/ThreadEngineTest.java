package org.caitfit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class ThreadEngineTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultsComeInTheOrderOfTheWork(int threads) {
        try (ThreadEngine engine = new ThreadEngine(threads)) {
            // later pieces end sooner
            assertThat(engine.run(50, i -> {
                        double x = 0;
                        for (int k = 0; k < (50 - i) * 2000; k++) {
                            x += Math.sqrt(k);
                        }
                        return x < 0 ? -1 : i * i;
                    }))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).map(i -> i * i).boxed().toList());
        }
    }

    @Test
    void everyPieceIsDoneOnce() {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        try (ThreadEngine engine = new ThreadEngine(3)) {
            engine.run(40, i -> seen.add(i)).forEach(first -> assertThat(first).isTrue());
        }
        assertThat(seen).hasSize(40);
    }

    @Test
    void piecesRunAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        try (ThreadEngine engine = new ThreadEngine(2)) {
            assertThat(engine.run(2, i -> {
                        both.countDown();
                        try {
                            return both.await(10, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .containsExactly(true, true);
        }
    }

    @Test
    void noWorkGivesNoResults() {
        try (ThreadEngine engine = new ThreadEngine(2)) {
            assertThat(engine.run(0, i -> i)).isEmpty();
        }
    }

    @Test
    void anExceptionComesOutAsItIs() {
        IllegalArgumentException fault = new IllegalArgumentException("piece 3");
        try (ThreadEngine engine = new ThreadEngine(2)) {
            assertThatThrownBy(() -> engine.run(10, i -> {
                        if (i == 3) {
                            throw fault;
                        }
                        return i;
                    }))
                    .isSameAs(fault);
            // and the engine goes on
            assertThat(engine.run(2, i -> i)).containsExactly(0, 1);
        }
    }

    @Test
    void anErrorComesOutAsItIs() {
        AssertionError fault = new AssertionError("broken");
        try (ThreadEngine engine = new ThreadEngine(1)) {
            assertThatThrownBy(() -> engine.run(1, i -> {
                        throw fault;
                    }))
                    .isSameAs(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void atLeastOneThreadIsNeeded(int threads) {
        assertThatThrownBy(() -> new ThreadEngine(threads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one thread");
    }
}
