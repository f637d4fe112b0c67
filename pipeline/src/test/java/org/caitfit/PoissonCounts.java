package org.caitfit;

/** Poisson counts for synthetic measurements; the same seed gives the same counts on every machine and Java. */
public final class PoissonCounts {
    private final long seed;
    private long state;

    /** @param seed any */
    public PoissonCounts(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    /** Counts with a mean: the arrivals of a unit process until that time. Takes time in proportion to the mean. */
    public int draw(double mean) {
        int arrivals = 0;
        double time = -StrictMath.log(uniform());
        while (time < mean) {
            arrivals++;
            time -= StrictMath.log(uniform());
        }
        return arrivals;
    }

    /** SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), in (0, 1]. */
    private double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return ((z >>> 11) + 1) * 0x1.0p-53;
    }

    @Override
    public String toString() {
        return "Poisson noise of seed " + seed;
    }
}
