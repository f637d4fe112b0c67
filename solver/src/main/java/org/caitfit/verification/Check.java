package org.caitfit.verification;

/**
 * An observed quantity and its bound.
 *
 * @param quantity in words
 * @param observed value of this run
 * @param sense on which side of the bound it must lie
 * @param bound inclusive
 * @param unit of both, empty if dimensionless
 */
public record Check(String quantity, double observed, Sense sense, double bound, String unit) {
    /** Side of the bound. */
    public enum Sense {
        AT_MOST,
        AT_LEAST
    }

    /** An error that must not be larger. @param unit empty if dimensionless */
    static Check atMost(String quantity, double observed, double bound, String unit) {
        return new Check(quantity, observed, Sense.AT_MOST, bound, unit);
    }

    /** An order of convergence that must not be smaller. */
    static Check orderAtLeast(String quantity, double observed, double bound) {
        return new Check(quantity, observed, Sense.AT_LEAST, bound, "");
    }

    /** Whether the bound is kept; a NaN keeps none. */
    public boolean within() {
        return sense == Sense.AT_MOST ? observed <= bound : observed >= bound;
    }
}
