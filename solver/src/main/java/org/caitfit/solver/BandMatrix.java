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
            int last = Math.min(p + band, order - 1);
            for (int r = p + 1; r <= last; r++) {
                int at = r * w + p - r + band;
                if (a[at] != 0) {
                    double l = a[at] * inverse;
                    a[at] = l;
                    for (int c = 1; c <= band; c++) {
                        a[at + c] -= l * a[pivotAt + c];
                    }
                }
            }
        }
        return true;
    }

    /** Solves with the factors. @param x right-hand side in, solution out */
    void solve(double[] x) {
        int w = width;
        for (int r = 1; r < order; r++) {
            double s = x[r];
            int first = Math.max(0, r - band);
            int at = r * w + first - r + band;
            for (int c = first; c < r; c++) {
                s -= a[at++] * x[c];
            }
            x[r] = s;
        }
        for (int r = order - 1; r >= 0; r--) {
            double s = x[r];
            int last = Math.min(r + band, order - 1);
            int at = r * w + band;
            for (int c = r + 1; c <= last; c++) {
                s -= a[at + c - r] * x[c];
            }
            x[r] = s / a[at];
        }
    }
}
