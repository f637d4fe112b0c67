package org.caitfit.refine;

/** Sums in index order, so that they are the same everywhere. */
final class Numbers {
    private Numbers() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static boolean finite(double[] a) {
        for (double value : a) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Lag-1 autocorrelation sum r_i r_(i+1) / sum r_i^2; 0 where all are 0. */
    static double lag1(double[] r) {
        double sum = 0;
        for (int i = 1; i < r.length; i++) {
            sum += r[i - 1] * r[i];
        }
        double square = dot(r, r);
        return square > 0 ? sum / square : 0;
    }
}
