package org.caitfit.verification;

/** A known density over depth, in units of the bulk density. */
interface ExactProfile {
    /** At a depth, m. */
    double at(double depth);

    /** Mean between two depths, m; by default the value half-way. */
    default double mean(double from, double to) {
        return at(0.5 * (from + to));
    }
}
