package org.caitfit.refine;

import java.util.BitSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * J D^-1 = U S V^T over chosen parameters, D the lengths of the columns of J (1 for a zero column), so that units and
 * scales of the parameters do not matter.
 */
final class ScaledSvd {
    /** The chosen parameters, ascending. */
    final int[] parameters;
    /** Lengths of their columns, 1 for a zero column. */
    final double[] lengths;
    /** Singular values, descending, one per chosen parameter. */
    final double[] singular;
    /** Number of singular values above the threshold. */
    final int rank;

    private final double[][] left;
    private final double[][] right;

    /**
     * @param columns of J, by parameter
     * @param chosen parameters
     * @param rankTolerance singular values above it times the largest count
     */
    ScaledSvd(double[][] columns, BitSet chosen, double rankTolerance) {
        this(columns, chosen, rankTolerance, 0);
    }

    /** @param scale by which all columns are divided in place of their lengths; 0 for these */
    ScaledSvd(double[][] columns, BitSet chosen, double rankTolerance, double scale) {
        parameters = chosen.stream().toArray();
        int n = parameters.length;
        lengths = new double[n];
        if (n == 0) {
            singular = new double[0];
            left = new double[0][];
            right = new double[0][];
            rank = 0;
            return;
        }
        // Rows of zeros where there are fewer residuals than parameters: V must be complete.
        double[][] rows = new double[Math.max(columns[parameters[0]].length, n)][n];
        for (int j = 0; j < n; j++) {
            double[] column = columns[parameters[j]];
            double length = scale > 0 ? scale : Numbers.norm(column);
            lengths[j] = length > 0 ? length : 1;
            for (int i = 0; i < column.length; i++) {
                rows[i][j] = column[i] / lengths[j];
            }
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false));
        singular = svd.getSingularValues();
        RealMatrix ut = svd.getUT();
        left = ut.getData();
        right = svd.getVT().getData();
        int count = 0;
        while (count < n && singular[count] > rankTolerance * singular[0]) {
            count++;
        }
        rank = count;
    }

    /** Component of the i-th right singular vector on the j-th chosen parameter, scaled coordinates. */
    double right(int i, int j) {
        return right[i][j];
    }

    /** Gauss-Newton step -J^+ r of the chosen parameters over the determined directions, times the lengths of the columns. */
    double[] step(double[] residuals) {
        double[] step = new double[parameters.length];
        for (int i = 0; i < rank; i++) {
            double projection = projection(i, residuals);
            for (int j = 0; j < step.length; j++) {
                step[j] -= right[i][j] * projection / singular[i];
            }
        }
        return step;
    }

    /** Row of -J^+ of the j-th chosen parameter: its step, unscaled, per unit of each residual. */
    double[] stepOf(int j, int residuals) {
        double[] row = new double[residuals];
        for (int i = 0; i < rank; i++) {
            double factor = -right[i][j] / singular[i] / lengths[j];
            for (int n = 0; n < residuals; n++) {
                row[n] += factor * left[i][n];
            }
        }
        return row;
    }

    /** Sum over the determined directions of (u_i . r)^2: reduction of chi-square by a Gauss-Newton step. */
    double reduction(double[] residuals) {
        double sum = 0;
        for (int i = 0; i < rank; i++) {
            double projection = projection(i, residuals);
            sum += projection * projection;
        }
        return sum;
    }

    /** Sum of u_i^2 over the determined directions and the first rows. */
    double shareOfFirst(int rows) {
        double sum = 0;
        for (int i = 0; i < rank; i++) {
            for (int row = 0; row < rows; row++) {
                sum += left[i][row] * left[i][row];
            }
        }
        return sum;
    }

    private double projection(int i, double[] residuals) {
        double projection = 0;
        for (int row = 0; row < residuals.length; row++) {
            projection += left[i][row] * residuals[row];
        }
        return projection;
    }
}
