package org.caitfit.evaluate;

import org.caitfit.study.NoiseModel;
import org.hipparchus.special.Gamma;

/** Noise for synthetic measurements: a function of its seed alone, the same on every machine and Java. Not thread-safe. */
public final class NoiseDraw {
    /** Step of SplitMix64. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    /** Below this mean, arrivals are counted one by one; the method above it needs 10 or more. */
    private static final double FEW = 12;

    private long state;

    /** @param seed of a series of replicates @param replicate number of the replicate, with a stream of its own */
    public NoiseDraw(long seed, long replicate) {
        // well apart: the streams would meet after 2^40 draws
        this.state = mix(seed) + (replicate << 40) * STEP;
    }

    /** Uniform in (0, 1]: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    public double uniform() {
        state += STEP;
        return ((mix(state) >>> 11) + 1) * 0x1.0p-53;
    }

    private static long mix(long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Standard normal: Box and Muller. */
    public double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Poisson counts. @param mean at least 0 */
    public double counts(double mean) {
        return mean < FEW ? arrivals(mean) : manyCounts(mean);
    }

    private double arrivals(double mean) {
        int arrivals = 0;
        double time = -StrictMath.log(uniform());
        while (time < mean) {
            arrivals++;
            time -= StrictMath.log(uniform());
        }
        return arrivals;
    }

    /** Transformed rejection, PTRS of Hörmann, Insurance: Mathematics and Economics 12 (1993) 39. */
    private double manyCounts(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double quick = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = uniform() - 0.5;
            double v = uniform();
            double rest = 0.5 - Math.abs(u);
            if (rest <= 0) {
                continue;
            }
            double k = Math.floor((2 * a / rest + b) * u + mean + 0.43);
            if (rest >= 0.07 && v <= quick) {
                return k;
            }
            if (k < 0 || (rest < 0.013 && v > rest)) {
                continue;
            }
            double accept = -mean + k * StrictMath.log(mean) - Gamma.logGamma(k + 1);
            if (StrictMath.log(v * inverseAlpha / (a / (rest * rest) + b)) <= accept) {
                return k;
            }
        }
    }

    /**
     * A measured density around a true one.
     *
     * @param noise its model
     * @param density true, m^-3
     * @param reference density called 1 in fractions, m^-3
     */
    public double measured(NoiseModel noise, double density, double reference) {
        if (noise instanceof NoiseModel.Counts c) {
            double scale = c.countsAtBulk() / reference;
            return counts(Math.max(0, density) * scale) / scale;
        }
        NoiseModel.AbsoluteRelative n = (NoiseModel.AbsoluteRelative) noise;
        double sigma = Math.sqrt(n.absolute() * n.absolute() + n.relative() * n.relative() * density * density);
        return density + sigma * normal();
    }
}
