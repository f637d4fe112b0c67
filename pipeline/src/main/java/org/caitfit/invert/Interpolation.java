package org.caitfit.invert;

import java.util.Arrays;

/** Between points. */
final class Interpolation {
    private Interpolation() {}

    /** Linear; constant beyond the ends. @param x rising @param y at these */
    static double linear(double[] x, double[] y, double at) {
        int last = x.length - 1;
        if (at <= x[0] || at >= x[last]) {
            return at <= x[0] ? y[0] : y[last];
        }
        int found = Arrays.binarySearch(x, at);
        int i = Math.min(last - 1, found >= 0 ? found : -found - 2);
        return y[i] + (y[i + 1] - y[i]) * (at - x[i]) / (x[i + 1] - x[i]);
    }
}
