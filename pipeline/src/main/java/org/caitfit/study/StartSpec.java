package org.caitfit.study;

import java.util.List;

/** Densities before the first stage. */
public sealed interface StartSpec permits GivenStart, CoupleStart {
    /** Names of the ions that are there. */
    List<String> ions();

    /** Everything that may be a parameter. */
    List<Quantity> quantities();

    /** All densities with all their bits: the same for the same physics. */
    String canonical();
}
