package org.caitfit.invert;

/**
 * Native share n/n_bulk of the mobile ions against depth as it is in the sample, without the blur of the instrument: logit
 * u(x) = ln(n/(n_bulk - n)) at equally spaced depths from the surface on, rising, linear between them.
 */
final class NativeShare {
    private final double spacing;
    private final double[] logit;

    /** @param spacing of the depths, m @param logit at the depths, not modified from now on */
    NativeShare(double spacing, double[] logit) {
        this.spacing = spacing;
        this.logit = logit;
    }

    int size() {
        return logit.length;
    }

    double spacing() {
        return spacing;
    }

    /** Depth of a node, m. */
    double depth(int i) {
        return i * spacing;
    }

    double logit(int i) {
        return logit[i];
    }

    double share(int i) {
        return share(logit[i]);
    }

    /** n/n_bulk of a logit. */
    static double share(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** ln(n/(n_bulk - n)) of a share, which is kept off 0 and 1. */
    static double logitOf(double share) {
        double kept = Math.min(1 - 1e-9, Math.max(1e-9, share));
        return StrictMath.log(kept / (1 - kept));
    }

    /** du/dx at a node, 1/m, from its two neighbours: 1 over the width of a logistic front. */
    double steepness(int i) {
        int left = Math.max(0, i - 1);
        int right = Math.min(logit.length - 1, i + 1);
        return (logit[right] - logit[left]) / ((right - left) * spacing);
    }

    /** Depth at which the share is one half, m. */
    double middle() {
        return depthOf(0);
    }

    /** Depth at which the logit has a value, m; the end where it is not reached. */
    double depthOf(double wanted) {
        for (int i = 1; i < logit.length; i++) {
            if (logit[i] >= wanted) {
                double rise = logit[i] - logit[i - 1];
                double part = rise > 0 ? (wanted - logit[i - 1]) / rise : 1;
                return (i - 1 + Math.max(0, part)) * spacing;
            }
        }
        return (logit.length - 1) * spacing;
    }

    /** Integral of n/n_bulk from the surface to every node, m. */
    double[] amounts() {
        double[] amount = new double[logit.length];
        for (int i = 1; i < amount.length; i++) {
            amount[i] = amount[i - 1] + spacing * mean(i);
        }
        return amount;
    }

    /** Mean share between a node and the one before, exact for a linear logit. */
    private double mean(int i) {
        double rise = logit[i] - logit[i - 1];
        if (rise < 1e-4) {
            return 0.5 * (share(i - 1) + share(i));
        }
        // integral of the logistic function: ln(1 + e^u)
        return (softplus(logit[i]) - softplus(logit[i - 1])) / rise;
    }

    private static double softplus(double u) {
        return u > 0 ? u + StrictMath.log1p(StrictMath.exp(-u)) : StrictMath.log1p(StrictMath.exp(u));
    }
}
