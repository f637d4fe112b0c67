package org.caitfit.uncertainty;

/**
 * How often intervals held the truth.
 *
 * @param hits intervals that did
 * @param trials all intervals, at least 1
 */
public record Coverage(int hits, int trials) {
    /** 97.5 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;

    public Coverage {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException("hits must be 0 to trials, got " + hits + " of " + trials);
        }
    }

    /** Observed share. */
    public double share() {
        return hits / (double) trials;
    }

    /** Lower end of the 95 % interval of the true share: Wilson, J. Am. Stat. Assoc. 22 (1927) 209. */
    public double lower() {
        return centre() - half();
    }

    /** Upper end of the same interval. */
    public double upper() {
        return centre() + half();
    }

    private double centre() {
        return (share() + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
    }

    private double half() {
        double p = share();
        return Z / (1 + Z * Z / trials) * Math.sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
    }
}
