package org.caitfit.solver;

import java.util.Arrays;

/** Square band matrix with equal bandwidths, factorised in place without pivoting. */
final class BandMatrix {
    final int order;
    final int band;
    final int width;
    final double[] a;

    /** @param order rows @param band diagonals below and above the main one */
    BandMatrix(int order, int band) {
        this.order = order;
        this.band = band;
        this.width = 2 * band + 1;
        this.a = new double[order * width];
    }

    void clear() {
        Arrays.fill(a, 0);
    }

    void add(int row, int column, double value) {
        a[row * width + column - row + band] += value;
    }

    /** Replaces the matrix by its LU factors. Returns false if a pivot is 0 or not finite. */
    boolean factorise() {
        int w = width;
        for (int p = 0; p < order; p++) {
            int pivotAt = p * w + band;
            double pivot = a[pivotAt];
            if (!(Math.abs(pivot) > 0) || Double.isInfinite(pivot)) {
                return false;
            }
            double inverse = 1 / pivot;
            a[pivotAt] = inverse;
            int last = Math.min(p + band, order - 1);
            if (band == 5) {
                eliminateFive(p, pivotAt, inverse, last);
                continue;
            }
            for (int r = p + 1; r <= last; r++) {
                int at = r * w + p - r + band;
                double l = a[at] * inverse;
                a[at] = l;
                for (int c = 1; c <= band; c++) {
                    a[at + c] -= l * a[pivotAt + c];
                }
            }
        }
        return true;
    }

    /** The same for two ions, with the pivot row in registers. */
    private void eliminateFive(int p, int pivotAt, double inverse, int last) {
        double[] m = a;
        double p1 = m[pivotAt + 1];
        double p2 = m[pivotAt + 2];
        double p3 = m[pivotAt + 3];
        double p4 = m[pivotAt + 4];
        double p5 = m[pivotAt + 5];
        int at = pivotAt;
        for (int r = p + 1; r <= last; r++) {
            at += 10;
            double l = m[at] * inverse;
            m[at] = l;
            m[at + 1] -= l * p1;
            m[at + 2] -= l * p2;
            m[at + 3] -= l * p3;
            m[at + 4] -= l * p4;
            m[at + 5] -= l * p5;
        }
    }

    /** Solves with the factors. @param x right-hand side in, solution out */
    void solve(double[] x) {
        solve(x, x, false);
    }

    /** Solves for two right-hand sides at once. @param x in and out @param y in and out, another array */
    void solve(double[] x, double[] y) {
        solve(x, y, true);
    }

    private void solve(double[] x, double[] y, boolean both) {
        int w = width;
        for (int r = 1; r < order; r++) {
            double s = x[r];
            double t = y[r];
            int first = Math.max(0, r - band);
            int at = r * w + first - r + band;
            for (int c = first; c < r; c++) {
                double l = a[at++];
                s -= l * x[c];
                t -= l * y[c];
            }
            x[r] = s;
            if (both) {
                y[r] = t;
            }
        }
        for (int r = order - 1; r >= 0; r--) {
            double s = x[r];
            double t = y[r];
            int last = Math.min(r + band, order - 1);
            int at = r * w + band;
            double inverse = a[at];
            for (int c = r + 1; c <= last; c++) {
                double m = a[++at];
                s -= m * x[c];
                t -= m * y[c];
            }
            x[r] = s * inverse;
            if (both) {
                y[r] = t * inverse;
            }
        }
    }
}
