package org.caitfit.solver;

/**
 * Slopes of a density within the cells, by which it is reconstructed at the faces: van Leer's harmonic mean of the differences on
 * both sides, and half their sum where both are small, with all between. A limiter alone has a kink wherever a difference
 * changes its sign, and its derivatives vary strongly where the differences are small: results jump there as functions of their
 * inputs, and Newton's method takes longer.
 */
final class Slopes {
    /**
     * What is small: a change over a cell by this part of the density, so that it is never reconstructed below 0,
     */
    private static final double PART = 0.5;

    /** and, over the fixed charge density, at most this: between the Gaussians of an SED D depends on n like a step. */
    private static final double LARGEST = 1.5e-3;

    /** Next to nothing, but not 0: the square of a slope beyond all round-off. */
    private static final double TINY = 1e-200;

    private final int cells;

    /** By cell, out; 0 in the first and the last one. */
    final double[] slope;

    /** Derivatives by the difference quotients on the left and on the right of the cell. */
    final double[] byLeft;

    final double[] byRight;

    /** Derivative by the density in the cell itself at the same difference quotients. */
    final double[] byOwn;

    /** By face. */
    private final double[] quotient;

    /** Of the slope below which a slope is small, and its derivative by the density. */
    private final double[] square;

    private final double[] squareByOwn;

    Slopes(int cells) {
        this.cells = cells;
        this.slope = new double[cells];
        this.byLeft = new double[cells];
        this.byRight = new double[cells];
        this.byOwn = new double[cells];
        this.quotient = new double[cells];
        this.square = new double[cells];
        this.squareByOwn = new double[cells];
    }

    /** @param density by cell, over the fixed charge density @param grid loaded */
    void compute(double[] density, FaceGrid grid) {
        double[] steep = grid.steep;
        double[] inverseWidth = grid.inverseWidth;
        for (int face = 1; face < cells; face++) {
            quotient[face] = (density[face] - density[face - 1]) * steep[face];
        }
        // passes of their own, without a branch and with what waits for divisions first, so that the processor overlaps
        // the cells
        for (int i = 1; i < cells - 1; i++) {
            double part = PART * Math.max(0, density[i]);
            double share = LARGEST / (part + LARGEST);
            double small = part * share * inverseWidth[i];
            square[i] = small * small;
            squareByOwn[i] = 2 * PART * small * share * share * inverseWidth[i];
        }
        for (int i = 1; i < cells - 1; i++) {
            double a = quotient[i];
            double b = quotient[i + 1];
            double product = a * b + square[i];
            double sum = a + b;
            double inverse = 2 / (sum * sum + 4 * square[i] + TINY);
            // 0 where the density has an extremum that is not small: a mask, not a branch
            long there = ~(Double.doubleToRawLongBits(product) >> 63);
            inverse = Double.longBitsToDouble(Double.doubleToRawLongBits(inverse) & there);
            double s = product * sum * inverse;
            slope[i] = s;
            double common = product - s * sum;
            byLeft[i] = inverse * (b * sum + common);
            byRight[i] = inverse * (a * sum + common);
            byOwn[i] = inverse * (sum - 2 * s) * squareByOwn[i];
        }
    }
}
