package org.caitfit.results;

import java.util.Optional;

/**
 * A point of a D(n) that was inverted from a profile.
 *
 * @param fraction n/n_bulk, or mole fraction
 * @param depth where the profile has this density, without the blur of the instrument, m
 * @param diffusivity D, m^2/s; where the profile does not tell it, what the run with the inverted D has there
 * @param band empty where the profile does not tell D: the depth resolution hides it, or the profile does not reach it
 */
public record InvertedPoint(double fraction, double depth, double diffusivity, Optional<Band> band) {
    /**
     * Ends of D with all of the curve within them with 95 % probability, as far as the noise goes, m^2/s. For a pair of ions at the
     * given D_foreign.
     */
    public record Band(double lower, double upper) {}

    /** Whether the profile tells D here. */
    public boolean informative() {
        return band.isPresent();
    }
}
