package org.caitfit.solver;

/**
 * D(n) of one ion at one temperature as piecewise cubics, in scaled units. Intervals are 1/32 of an octave of n, and 1/256
 * from one half of the reference density on, where D rises steeply: the interval and the position in it are read off the
 * bits of n, which costs no logarithm and is the same on every machine.
 */
final class DiffusionTable {
    /** D is held constant below this fraction of the reference density: nothing is known there, and nothing moves. */
    private static final double LOWEST = 1.0 / (1 << 14);
    /** Intervals are finer from here on. */
    private static final double FINE = 0.5;
    /** D is held constant above this fraction. */
    private static final double HIGHEST = 1.0625;

    /** Smallest D between two nodes, over that of the lower one. */
    private static final double LEAST = 0.1;

    private static final double GAP_FROM = 0.01;
    private static final double GAP_TO = 0.8;
    private static final int GAP_SAMPLES = 80;

    private static final int COARSE_BITS = 5;
    private static final int FINE_BITS = 8;

    private final boolean constant;
    private final double lowest;
    private final double highest;
    private final double[] coarse;
    private final double[] fine;

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
        Tabulation tabulation = new Tabulation(model, temperature, referenceDensity, referenceDiffusivity);
        coarse = constant ? new double[0] : tabulation.cubics(LOWEST, FINE, COARSE_BITS);
        fine = constant ? new double[0] : tabulation.cubics(FINE, HIGHEST, FINE_BITS);
    }

    private DiffusionTable(boolean constant, double lowest, double highest, double[] coarse, double[] fine) {
        this.constant = constant;
        this.lowest = lowest;
        this.highest = highest;
        this.coarse = coarse;
        this.fine = fine;
    }

    /** The difference to another table of the same kind, over a width: the derivative of this very interpolant. */
    DiffusionTable less(DiffusionTable other, double width) {
        return new DiffusionTable(
                constant,
                (lowest - other.lowest) / width,
                (highest - other.highest) / width,
                difference(coarse, other.coarse, width),
                difference(fine, other.fine, width));
    }

    private static double[] difference(double[] a, double[] b, double width) {
        double[] difference = new double[a.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (a[i] - b[i]) / width;
        }
        return difference;
    }

    private static int interval(double n, int bits) {
        return (int) (Double.doubleToRawLongBits(n) >>> (52 - bits));
    }

    /** Looks up D and dD/dn at a fraction of the reference density (any number; constant outside the table). */
    void lookUp(double n) {
        if (constant || !(n >= LOWEST)) {
            value = lowest;
            slope = 0;
        } else if (n >= HIGHEST) {
            value = highest;
            slope = 0;
        } else if (n >= FINE) {
            cubic(fine, n, FINE, FINE_BITS);
        } else {
            cubic(coarse, n, LOWEST, COARSE_BITS);
        }
    }

    /**
     * How far |d ln D/d ln n| rises above what it is at lower and at higher densities, at its highest such rise: where the site
     * energies have a gap, D all but jumps. 0 for one Gaussian. Tails of a front, where D is next to nothing or all ions
     * are there, do not count.
     *
     * @param bulk density of all ions over the reference density
     */
    double gap(double bulk) {
        double[] steepness = new double[GAP_SAMPLES];
        double[] lowestBelow = new double[GAP_SAMPLES];
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < GAP_SAMPLES; i++) {
            double x = (double) i / (GAP_SAMPLES - 1);
            double n = bulk * (GAP_FROM + (GAP_TO - GAP_FROM) * x * x);
            lookUp(n);
            steepness[i] = Math.abs(n * slope / value);
            lowest = Math.min(lowest, steepness[i]);
            lowestBelow[i] = lowest;
        }
        double largest = 0;
        lowest = Double.POSITIVE_INFINITY;
        for (int i = GAP_SAMPLES - 1; i >= 0; i--) {
            lowest = Math.min(lowest, steepness[i]);
            largest = Math.max(largest, steepness[i] - Math.max(lowest, lowestBelow[i]));
        }
        return largest;
    }

    private void cubic(double[] coefficients, double n, double first, int bitsPerOctave) {
        long bits = Double.doubleToRawLongBits(n);
        int shift = 52 - bitsPerOctave;
        int base = 4 * ((int) (bits >>> shift) - interval(first, bitsPerOctave));
        double w = (bits & ((1L << shift) - 1)) * Double.longBitsToDouble((long) (1023 - shift) << 52);
        double c1 = coefficients[base + 1];
        double c2 = coefficients[base + 2];
        double c3 = coefficients[base + 3];
        value = coefficients[base] + w * (c1 + w * (c2 + w * c3));
        // the width of the interval is the power of two just below n, over the intervals per octave
        double inverseWidth =
                Double.longBitsToDouble(((long) (2046 + bitsPerOctave) << 52) - (bits & 0x7ff0000000000000L));
        slope = (c1 + w * (2 * c2 + w * 3 * c3)) * inverseWidth;
    }

    /** Cubic Hermite coefficients from the values and slopes of a model. */
    private record Tabulation(DiffusionModel model, double temperature, double density, double diffusivity) {
        double[] cubics(double from, double to, int bitsPerOctave) {
            int first = interval(from, bitsPerOctave);
            int count = interval(to, bitsPerOctave) - first;
            double[] c = new double[4 * count];
            DiffusionModel.Diffusivity left = model.at(from * density, temperature);
            double nLeft = from;
            for (int i = 0; i < count; i++) {
                double nRight = Double.longBitsToDouble((long) (first + i + 1) << (52 - bitsPerOctave));
                DiffusionModel.Diffusivity right = model.at(nRight * density, temperature);
                double h = (nRight - nLeft) * density;
                double least = LEAST * Math.min(left.value(), right.value());
                // where D all but jumps (a gap in the site energies), steep ends must not carry the cubic below 0
                double rise = right.value() - left.value();
                double leftSlope = Math.max(h * left.slope(), 3 * (least - left.value()));
                double rightSlope = Math.min(h * right.slope(), 3 * (right.value() - least));
                c[4 * i] = left.value() / diffusivity;
                c[4 * i + 1] = leftSlope / diffusivity;
                c[4 * i + 2] = (3 * rise - 2 * leftSlope - rightSlope) / diffusivity;
                c[4 * i + 3] = (-2 * rise + leftSlope + rightSlope) / diffusivity;
                left = right;
                nLeft = nRight;
            }
            return c;
        }
    }
}
