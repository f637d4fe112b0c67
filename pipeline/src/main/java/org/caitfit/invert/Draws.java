package org.caitfit.invert;

import org.hipparchus.special.Erf;

/** Random numbers that are functions of their place in the sequence: the same on every machine, whatever the order. */
final class Draws {
    /** Above it a Poisson number is drawn as a normal one of the square root. */
    private static final double MANY = 400;

    private static final long SEED = 0x5DEECE66DL;

    private Draws() {}

    /** Uniform in 0 .. 1, both excluded. @param place in the sequence, 0 or more */
    static double uniform(long place) {
        // SplitMix64: Steele, Lea, Flood, Proc. OOPSLA 2014, 453
        long z = (place + 1) * 0x9E3779B97F4A7C15L + SEED;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return ((z >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** Standard normal. */
    static double normal(long place) {
        return Math.sqrt(2) * Erf.erfInv(2 * uniform(place) - 1);
    }

    /** Poisson: a count of the given mean, by inversion. */
    static double counts(double mean, long place) {
        if (mean > MANY) {
            // 2 sqrt(c + 3/8) is normal of variance 1 to better than a thousandth (Anscombe, Biometrika 35 (1948) 246)
            double root = Math.sqrt(mean + 0.125) + 0.5 * normal(place);
            return Math.rint(Math.max(0, root * root - 0.375));
        }
        double left = uniform(place);
        double p = StrictMath.exp(-mean);
        int count = 0;
        while (left > p && count < 4 * MANY) {
            left -= p;
            count++;
            p *= mean / count;
        }
        return count;
    }
}
