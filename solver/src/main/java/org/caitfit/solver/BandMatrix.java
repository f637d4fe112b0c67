package org.caitfit.solver;

import java.util.Arrays;

/**
 * Square band matrix with equal bandwidths, factorised in place without pivoting, row by row. Row r has its diagonal at
 * {@link #diagonal}; entries that would lie outside of the matrix must be 0.
 */
final class BandMatrix {
    final int order;
    final int band;

    /** Distance of the diagonals of two rows. */
    final int stride;

    final double[] a;

    /** Forward substitution so far, by row; one array for each of two right-hand sides. */
    private final double[] unused;

    /** @param order rows @param band diagonals below and above the main one */
    BandMatrix(int order, int band) {
        this.order = order;
        this.band = band;
        this.stride = 2 * band + 1;
        // rows of zeros on either side spare every loop its bounds
        this.a = new double[(order + 2 * band) * stride];
        this.unused = new double[order];
    }

    void clear() {
        Arrays.fill(a, 0);
    }

    /** Place of the diagonal of a row. */
    int diagonal(int row) {
        return (row + band) * stride + band;
    }

    void add(int row, int column, double value) {
        a[diagonal(row) + column - row] += value;
    }

    /** Factorises and solves for one right-hand side. @return false if a pivot is 0 or not finite @param x in and out */
    boolean solveNew(double[] x) {
        return solveNew(x, unused);
    }

    /**
     * Replaces the matrix by its LU factors and solves for two right-hand sides.
     *
     * @param x right-hand side in, solution out
     * @param y likewise, another array
     * @return false if a pivot is 0 or not finite; x and y then hold garbage
     */
    boolean solveNew(double[] x, double[] y) {
        if (!(band == 4 ? eliminateFour(x, y) : eliminate(x, y))) {
            return false;
        }
        backSubstitute(x, y);
        return true;
    }

    private boolean eliminate(double[] x, double[] y) {
        for (int r = 0; r < order; r++) {
            int at = diagonal(r);
            int first = Math.max(0, r - band);
            double s = x[r];
            double t = y[r];
            for (int p = first; p < r; p++) {
                int pivotAt = diagonal(p);
                int column = at + p - r;
                double l = a[column] * a[pivotAt];
                a[column] = l;
                if (l != 0) {
                    for (int c = 1; c <= band; c++) {
                        a[column + c] -= l * a[pivotAt + c];
                    }
                    s -= l * x[p];
                    t -= l * y[p];
                }
            }
            x[r] = s;
            y[r] = t;
            double inverse = 1 / a[at];
            if (!(Math.abs(inverse) < Double.POSITIVE_INFINITY) || inverse == 0) {
                return false;
            }
            a[at] = inverse;
        }
        return true;
    }

    /** The same for two ions, with the row in registers. */
    private boolean eliminateFour(double[] x, double[] y) {
        double[] m = a;
        double x1 = 0;
        double x2 = 0;
        double x3 = 0;
        double x4 = 0;
        double y1 = 0;
        double y2 = 0;
        double y3 = 0;
        double y4 = 0;
        for (int r = 0, at = diagonal(0); r < order; r++, at += 9) {
            double c0 = m[at];
            double c1 = m[at + 1];
            double c2 = m[at + 2];
            double c3 = m[at + 3];
            // the four rows above, the farthest first
            double l4 = m[at - 4] * m[at - 36];
            double b3 = m[at - 3] - l4 * m[at - 35];
            double b2 = m[at - 2] - l4 * m[at - 34];
            double b1 = m[at - 1] - l4 * m[at - 33];
            c0 -= l4 * m[at - 32];
            double l3 = b3 * m[at - 27];
            b2 -= l3 * m[at - 26];
            b1 -= l3 * m[at - 25];
            c0 -= l3 * m[at - 24];
            c1 -= l3 * m[at - 23];
            double l2 = b2 * m[at - 18];
            b1 -= l2 * m[at - 17];
            c0 -= l2 * m[at - 16];
            c1 -= l2 * m[at - 15];
            c2 -= l2 * m[at - 14];
            double l1 = b1 * m[at - 9];
            c0 -= l1 * m[at - 8];
            double inverse = 1 / c0;
            m[at - 4] = l4;
            m[at - 3] = l3;
            m[at - 2] = l2;
            m[at - 1] = l1;
            m[at] = inverse;
            m[at + 1] = c1 - l1 * m[at - 7];
            m[at + 2] = c2 - l1 * m[at - 6];
            m[at + 3] = c3 - l1 * m[at - 5];
            double s = x[r] - l4 * x4 - l3 * x3 - l2 * x2 - l1 * x1;
            double t = y[r] - l4 * y4 - l3 * y3 - l2 * y2 - l1 * y1;
            x[r] = s;
            y[r] = t;
            x4 = x3;
            x3 = x2;
            x2 = x1;
            x1 = s;
            y4 = y3;
            y3 = y2;
            y2 = y1;
            y1 = t;
            if (!(Math.abs(inverse) < Double.POSITIVE_INFINITY) || inverse == 0) {
                return false;
            }
        }
        return true;
    }

    private void backSubstitute(double[] x, double[] y) {
        if (band == 4) {
            backSubstituteFour(x, y);
            return;
        }
        for (int r = order - 1; r >= 0; r--) {
            double s = x[r];
            double t = y[r];
            int at = diagonal(r);
            int last = Math.min(r + band, order - 1);
            for (int c = r + 1; c <= last; c++) {
                double u = a[at + c - r];
                s -= u * x[c];
                t -= u * y[c];
            }
            x[r] = s * a[at];
            y[r] = t * a[at];
        }
    }

    private void backSubstituteFour(double[] x, double[] y) {
        double[] m = a;
        double x1 = 0;
        double x2 = 0;
        double x3 = 0;
        double x4 = 0;
        double y1 = 0;
        double y2 = 0;
        double y3 = 0;
        double y4 = 0;
        for (int r = order - 1, at = diagonal(r); r >= 0; r--, at -= 9) {
            double u1 = m[at + 1];
            double u2 = m[at + 2];
            double u3 = m[at + 3];
            double u4 = m[at + 4];
            double inverse = m[at];
            double s = (x[r] - u4 * x4 - u3 * x3 - u2 * x2 - u1 * x1) * inverse;
            double t = (y[r] - u4 * y4 - u3 * y3 - u2 * y2 - u1 * y1) * inverse;
            x[r] = s;
            y[r] = t;
            x4 = x3;
            x3 = x2;
            x2 = x1;
            x1 = s;
            y4 = y3;
            y3 = y2;
            y2 = y1;
            y1 = t;
        }
    }

    /** Solves with the factors of the last {@link #solveNew}. @param x right-hand side in, solution out */
    void solve(double[] x) {
        solve(x, unused);
    }

    /** The same for two right-hand sides, in hardly more time than one. @param y another array */
    void solve(double[] x, double[] y) {
        if (band == 4) {
            substituteFour(x, y);
        } else {
            substitute(x, y);
        }
        backSubstitute(x, y);
    }

    private void substitute(double[] x, double[] y) {
        for (int r = 0; r < order; r++) {
            int at = diagonal(r);
            double s = x[r];
            double t = y[r];
            for (int c = Math.max(0, r - band); c < r; c++) {
                double l = a[at + c - r];
                s -= l * x[c];
                t -= l * y[c];
            }
            x[r] = s;
            y[r] = t;
        }
    }

    private void substituteFour(double[] x, double[] y) {
        double[] m = a;
        double x1 = 0;
        double x2 = 0;
        double x3 = 0;
        double x4 = 0;
        double y1 = 0;
        double y2 = 0;
        double y3 = 0;
        double y4 = 0;
        for (int r = 0, at = diagonal(0); r < order; r++, at += 9) {
            double l1 = m[at - 1];
            double l2 = m[at - 2];
            double l3 = m[at - 3];
            double l4 = m[at - 4];
            double s = x[r] - l4 * x4 - l3 * x3 - l2 * x2 - l1 * x1;
            double t = y[r] - l4 * y4 - l3 * y3 - l2 * y2 - l1 * y1;
            x[r] = s;
            y[r] = t;
            x4 = x3;
            x3 = x2;
            x2 = x1;
            x1 = s;
            y4 = y3;
            y3 = y2;
            y2 = y1;
            y1 = t;
        }
    }
}
