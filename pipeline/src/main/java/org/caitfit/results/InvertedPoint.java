package org.caitfit.results;

/**
 * A point of a D(n) that was inverted from a profile.
 *
 * @param fraction n/n_bulk
 * @param depth where the profile has this density, without the blur of the instrument, m
 * @param ratio D_native/D_foreign; for a couple without a foreign ion D itself over that at the highest fraction
 * @param lower lower end of the 95 % band of the ratio
 * @param upper upper end of the band
 * @param diffusivity D_native, m^2/s
 * @param informative whether the profile tells D here: the depth resolution does not hide it
 */
public record InvertedPoint(
        double fraction,
        double depth,
        double ratio,
        double lower,
        double upper,
        double diffusivity,
        boolean informative) {}
