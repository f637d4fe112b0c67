package org.caitfit.solver;

/**
 * D(n) of one ion at one temperature as piecewise cubics, in scaled units. The intervals are 1/32 of an octave of n: the
 * interval and the position in it are read off the bits of n, which costs no logarithm and is the same on every machine.
 */
final class DiffusionTable {
    private static final int BITS_PER_OCTAVE = 5;
    private static final int SHIFT = 52 - BITS_PER_OCTAVE;
    private static final double POSITION = 1.0 / (1L << SHIFT);
    private static final long MASK = (1L << SHIFT) - 1;
    /** D is held constant below this fraction of the reference density: nothing is known there, and nothing moves. */
    private static final double LOWEST = 1.0 / (1 << 14);
    /** D is held constant above this fraction. */
    private static final double HIGHEST = 1.0625;

    private static final int FIRST = (int) (Double.doubleToRawLongBits(LOWEST) >>> SHIFT);
    private static final int INTERVALS = (int) (Double.doubleToRawLongBits(HIGHEST) >>> SHIFT) - FIRST;

    private final boolean constant;
    private final double lowest;
    private final double highest;
    private final double[] coefficients;

    /** Value of the last look-up. */
    double value;

    /** Slope of the last look-up. */
    double slope;

    /**
     * @param model D(n)
     * @param temperature K
     * @param referenceDensity density called 1, m^-3
     * @param referenceDiffusivity D called 1, m^2/s
     */
    DiffusionTable(DiffusionModel model, double temperature, double referenceDensity, double referenceDiffusivity) {
        constant = model.isConstant();
        lowest = model.at(LOWEST * referenceDensity, temperature).value() / referenceDiffusivity;
        highest = model.at(HIGHEST * referenceDensity, temperature).value() / referenceDiffusivity;
        coefficients = new double[constant ? 0 : 4 * INTERVALS];
        if (!constant) {
            DiffusionModel.Diffusivity left = model.at(LOWEST * referenceDensity, temperature);
            double nLeft = LOWEST;
            for (int i = 0; i < INTERVALS; i++) {
                double nRight = Double.longBitsToDouble((long) (FIRST + i + 1) << SHIFT);
                DiffusionModel.Diffusivity right = model.at(nRight * referenceDensity, temperature);
                double h = (nRight - nLeft) * referenceDensity;
                double rise = right.value() - left.value();
                coefficients[4 * i] = left.value() / referenceDiffusivity;
                coefficients[4 * i + 1] = h * left.slope() / referenceDiffusivity;
                coefficients[4 * i + 2] = (3 * rise - h * (2 * left.slope() + right.slope())) / referenceDiffusivity;
                coefficients[4 * i + 3] = (-2 * rise + h * (left.slope() + right.slope())) / referenceDiffusivity;
                left = right;
                nLeft = nRight;
            }
        }
    }

    /** Looks up D and dD/dn at a fraction of the reference density (any number; constant outside the table). */
    void lookUp(double n) {
        if (constant || !(n >= LOWEST)) {
            value = lowest;
            slope = 0;
        } else if (n >= HIGHEST) {
            value = highest;
            slope = 0;
        } else {
            long bits = Double.doubleToRawLongBits(n);
            int base = (int) (bits >>> SHIFT) - FIRST;
            double w = (bits & MASK) * POSITION;
            double c1 = coefficients[4 * base + 1];
            double c2 = coefficients[4 * base + 2];
            double c3 = coefficients[4 * base + 3];
            value = coefficients[4 * base] + w * (c1 + w * (c2 + w * c3));
            // the width of the interval is the power of two just below n, over 32
            double width = Double.longBitsToDouble((bits & 0x7ff0000000000000L) - ((long) BITS_PER_OCTAVE << 52));
            slope = (c1 + w * (2 * c2 + w * 3 * c3)) / width;
        }
    }
}
