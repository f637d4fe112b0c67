package org.caitfit.uncertainty;

/**
 * Whether neighbouring residuals of one series deviate together.
 *
 * <p>The block length is that of Politis and White (Econometric Reviews 23 (2004) 53, corrected by Patton, Politis and White,
 * ibid. 28 (2009) 372) for a circular block bootstrap: from the autocorrelations up to the lag after which they are noise.
 */
public final class SerialCorrelation {
    /** Standard deviations from white noise above which neighbours are called correlated: one series in 700 by chance. */
    private static final double SIGNIFICANT = 3;

    /** Residuals below it have no sign to speak of: where next to no counts are expected, none are measured. */
    private static final double SIGNLESS = 0.2;

    private final double[] covariance;
    private final int points;
    private final double chiSquare;
    private final int runs;
    private final double runsSigma;
    private final boolean correlated;
    private final int blockLength;

    /** @param residuals of one series in the order of depth or time, in sigma; not modified */
    public SerialCorrelation(double[] residuals) {
        points = residuals.length;
        covariance = autocovariance(residuals);
        chiSquare = points * covariance[0];
        int positive = 0;
        int negative = 0;
        int stretches = 0;
        double last = 0;
        for (double r : residuals) {
            if (Math.abs(r) >= SIGNLESS) {
                positive += r > 0 ? 1 : 0;
                negative += r < 0 ? 1 : 0;
                stretches += r * last <= 0 ? 1 : 0;
                last = r;
            }
        }
        runs = stretches;
        runsSigma = runsSigma(positive, negative, stretches);
        correlated = points >= 10 && (lag1() * Math.sqrt(points) > SIGNIFICANT || runsSigma < -SIGNIFICANT);
        blockLength = correlated ? politisWhite() : 1;
    }

    private static double[] autocovariance(double[] r) {
        double[] covariance = new double[Math.max(1, r.length)];
        for (int lag = 0; lag < r.length; lag++) {
            double sum = 0;
            for (int i = lag; i < r.length; i++) {
                sum += r[i] * r[i - lag];
            }
            covariance[lag] = sum / r.length;
        }
        return covariance;
    }

    /** Wald and Wolfowitz: number of runs against that of the same signs in random order, in standard deviations. */
    private static double runsSigma(double positive, double negative, int runs) {
        double all = positive + negative;
        double twice = 2 * positive * negative;
        double variance = twice * (twice - all) / (all * all * (all - 1));
        return variance > 0 ? (runs - twice / all - 1) / Math.sqrt(variance) : 0;
    }

    private int politisWhite() {
        double noise = 2 * Math.sqrt(Math.log10(points) / points);
        int quiet = Math.max(5, (int) Math.ceil(Math.sqrt(Math.log10(points))));
        int longest = (int) Math.ceil(Math.sqrt(points)) + quiet;
        int last = 1;
        int since = 0;
        for (int lag = 1; lag < Math.min(longest + quiet, points) && since < quiet; lag++) {
            if (Math.abs(correlation(lag)) >= noise) {
                last = lag;
                since = 0;
            } else {
                since++;
            }
        }
        int width = Math.min(2 * last, Math.min(longest, points - 1));
        double weighted = 0;
        double sum = correlation(0);
        for (int lag = 1; lag <= width; lag++) {
            double flatTop = Math.min(1, 2 * (1 - lag / (double) width));
            weighted += 2 * flatTop * lag * correlation(lag);
            sum += 2 * flatTop * correlation(lag);
        }
        double length = Math.cbrt(1.5 * weighted * weighted / (sum * sum) * points);
        double most = Math.min(3 * Math.sqrt(points), points / 3.0);
        return (int) Math.ceil(Math.min(Math.max(Double.isFinite(length) ? length : most, last + 1), most));
    }

    /** Number of residuals. */
    public int points() {
        return points;
    }

    /** Sum of their squares. */
    public double chiSquare() {
        return chiSquare;
    }

    /** Autocorrelation about 0, not about the mean: a series that lies to one side is no noise either. */
    public double correlation(int lag) {
        return lag < covariance.length && covariance[0] > 0 ? covariance[lag] / covariance[0] : lag == 0 ? 1 : 0;
    }

    /** Lag-1 autocorrelation. */
    public double lag1() {
        return correlation(1);
    }

    /** Number of stretches of one sign; residuals below 0.2 have none. */
    public int runs() {
        return runs;
    }

    /** The number of runs less that expected, in standard deviations: below -2, neighbours deviate together. */
    public double runsSigma() {
        return runsSigma;
    }

    /** Whether neighbours deviate together by more than chance: positive lag-1 autocorrelation or too few runs, 3 sigma. */
    public boolean correlated() {
        return correlated;
    }

    /** Number of neighbours that deviate together; 1 for noise. */
    public int blockLength() {
        return blockLength;
    }

    /**
     * Variance that the scatter of this series gives a linear combination of its residuals: that of a circular block
     * bootstrap of infinitely many draws, which is a sum over the autocovariances with weights 1 - lag/length (Künsch, Ann.
     * Statist. 17 (1989) 1217). Noise that is not correlated has variance 1; the variance of correlated residuals is that
     * observed, but at least 1.
     *
     * @param weights of the residuals
     */
    public double variance(double[] weights) {
        if (weights.length != points) {
            throw new IllegalArgumentException(points + " weights are needed, got " + weights.length);
        }
        double sum = 0;
        for (int lag = 0; lag < blockLength; lag++) {
            double product = 0;
            for (int i = lag; i < points; i++) {
                product += weights[i] * weights[i - lag];
            }
            double share = correlation(lag) * (1 - lag / (double) blockLength);
            sum += (lag == 0 ? 1 : 2) * share * product;
        }
        return sum * (correlated ? Math.max(1, covariance[0]) : 1);
    }
}
