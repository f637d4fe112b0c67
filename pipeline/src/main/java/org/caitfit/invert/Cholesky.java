package org.caitfit.invert;

/** Factors of a symmetric positive definite matrix. */
final class Cholesky {
    private final double[][] factor;

    /** @param matrix of which the lower triangle is read; overwritten with the factor */
    Cholesky(double[][] matrix) {
        factor = matrix;
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = matrix[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                // a pivot lost to round-off belongs to a direction that nothing determines: it stays where it is
                row[j] = i > j ? sum / other[j] : Math.sqrt(sum > 1e-14 * row[i] ? sum : 1e30 + row[i]);
            }
        }
    }

    /** Solves in place. @param b right-hand side in, solution out */
    void solve(double[] b) {
        int n = factor.length;
        for (int i = 0; i < n; i++) {
            double[] row = factor[i];
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= row[k] * b[k];
            }
            b[i] = sum / row[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double[] row = factor[i];
            b[i] /= row[i];
            for (int k = 0; k < i; k++) {
                b[k] -= row[k] * b[i];
            }
        }
    }
}
