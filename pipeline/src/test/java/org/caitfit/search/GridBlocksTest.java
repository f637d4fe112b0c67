package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GridBlocksTest {
    @Test
    void blocksFollowOneAnotherAndHoldEveryRunOnce() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            long size = 1 + random.nextLong(trial < 100 ? 5_000 : 3_000_000);
            GridBlocks blocks = new GridBlocks(size);
            long next = 0;
            for (int block = 0; block < blocks.count(); block++) {
                assertThat(blocks.first(block)).isEqualTo(next);
                assertThat(blocks.size(block)).isBetween(1, GridBlocks.LARGEST);
                next += blocks.size(block);
            }
            assertThat(next).isEqualTo(size);
        }
    }

    @Test
    void aGridThatGrowsKeepsAllBlocksButTheLast() {
        SplittableRandom random = new SplittableRandom(2);
        for (int trial = 0; trial < 200; trial++) {
            long size = 1 + random.nextLong(300_000);
            GridBlocks before = new GridBlocks(size);
            GridBlocks after = new GridBlocks(size + random.nextLong(1_000_000));
            for (int block = 0; block < before.count() - 1; block++) {
                assertThat(after.first(block)).isEqualTo(before.first(block));
                assertThat(after.size(block)).isEqualTo(before.size(block));
            }
        }
    }

    @Test
    void aLargeGridMakesFewFilesAndASmallOneDivides() {
        assertThat(new GridBlocks(1).count()).isEqualTo(1);
        assertThat(new GridBlocks(1088).count()).isEqualTo(2);
        assertThat(new GridBlocks(20_000).count()).isEqualTo(20);
        assertThat(new GridBlocks(1_000_000).count()).isBetween(200, 300);
        assertThat(new GridBlocks(100_000_000).count()).isLessThan(25_000);
    }
}
