package org.caitfit.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoverageTest {
    /** Newcombe, Statist. Med. 17 (1998) 857, Table I: score intervals without continuity correction. */
    @Test
    void intervalsAreThePublishedOnes() {
        assertThat(new Coverage(81, 263).lower()).isCloseTo(0.2553, within(5e-5));
        assertThat(new Coverage(81, 263).upper()).isCloseTo(0.3662, within(5e-5));
        assertThat(new Coverage(15, 148).lower()).isCloseTo(0.0624, within(5e-5));
        assertThat(new Coverage(15, 148).upper()).isCloseTo(0.1605, within(5e-5));
        assertThat(new Coverage(0, 20).lower()).isCloseTo(0, within(1e-12));
        assertThat(new Coverage(0, 20).upper()).isCloseTo(0.1611, within(5e-5));
        assertThat(new Coverage(1, 29).lower()).isCloseTo(0.0061, within(5e-5));
        assertThat(new Coverage(1, 29).upper()).isCloseTo(0.1718, within(5e-5));
    }

    @Test
    void moreHitsThanTrialsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Coverage(3, 2));
    }
}
