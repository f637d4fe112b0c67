package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LowestTest {
    /** @param number in the stream */
    private record Item(double score, int number) {}

    @Test
    void itKeepsWhatAStableSortPutsFirst() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 300; trial++) {
            int size = random.nextInt(400);
            // few distinct scores, so that most of them are ties
            int distinct = 1 + random.nextInt(trial % 3 == 0 ? 4 : 1000);
            int capacity = 1 + random.nextInt(120);
            List<Item> items = IntStream.range(0, size)
                    .mapToObj(i -> new Item(random.nextInt(distinct) - 2.0, i))
                    .toList();
            Lowest<Item> lowest = new Lowest<>(capacity);
            items.forEach(item -> lowest.add(item.score(), item));
            List<Item> sorted = new ArrayList<>(items);
            sorted.sort(Comparator.comparingDouble(Item::score));
            assertThat(lowest.sorted()).isEqualTo(sorted.subList(0, Math.min(capacity, size)));
            assertThat(lowest.added()).isEqualTo(size);
        }
    }

    @Test
    void rowsInAscendingAndDescendingOrderAreNoSpecialCase() {
        Lowest<Integer> up = new Lowest<>(3);
        Lowest<Integer> down = new Lowest<>(3);
        for (int i = 0; i < 1000; i++) {
            up.add(i, i);
            down.add(-i, i);
        }
        assertThat(up.sorted()).containsExactly(0, 1, 2);
        assertThat(down.sorted()).containsExactly(999, 998, 997);
    }

    @Test
    void nothingToKeepIsRefused() {
        assertThatThrownBy(() -> new Lowest<>(0)).hasMessageContaining("got 0");
    }
}
