package org.caitfit.invert;

/** Logarithm of a positive quantity against density, where a profile tells it; linear between points in the logit. */
final class LogCurve {
    private final double[] logit;
    private final double[] log;

    /** @param logit rising; copied @param log one for each; copied */
    LogCurve(double[] logit, double[] log) {
        this.logit = logit.clone();
        this.log = log.clone();
    }

    /** Lowest logit that is told. */
    double lowest() {
        return logit[0];
    }

    /** Highest logit that is told. */
    double highest() {
        return logit[logit.length - 1];
    }

    /** Whether a logit lies between the two. */
    boolean tells(double u) {
        return u >= lowest() && u <= highest();
    }

    /** The logarithm; that of the nearer end beyond the ends. */
    double at(double u) {
        return Interpolation.linear(logit, log, u);
    }

    /** Largest difference to another curve where both tell it. */
    double distance(LogCurve other) {
        double largest = 0;
        for (int i = 0; i < logit.length; i++) {
            if (other.tells(logit[i])) {
                largest = Math.max(largest, Math.abs(log[i] - other.at(logit[i])));
            }
        }
        return largest;
    }

    /** Half-way to another curve, at the points of this one. */
    LogCurve mean(LogCurve other) {
        double[] half = new double[log.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = 0.5 * (log[i] + other.at(logit[i]));
        }
        return new LogCurve(logit, half);
    }
}
