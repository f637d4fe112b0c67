package org.caitfit.solver;

/**
 * Edges of a graded grid over 0 .. L with its finest cells at a focus depth, as a smooth function of the focus and of the
 * finest cell size. Behind the focus the cells grow smoothly to a common size. Ahead of it the profile falls off within a few
 * front widths and beyond there is nothing but a resistor: the cells grow slowly at first, then ever faster to the back.
 */
final class FrontMesh {
    private final int behind;
    private final int ahead;
    private final double thickness;
    /** Growth of ln(cell size) over all cells ahead of the focus, had it gone on as it began. */
    private static final double GROWTH = 2;

    /** Curvature of ln(cell size) against the number of the cell ahead of the focus, of the last grid. */
    private double curvature;

    /** Share of the non-uniform part at each edge, counted from the focus towards the surface: 0 .. 1. */
    private final double[] ramp;

    /** @param behind cells between surface and focus @param ahead cells between focus and back @param thickness L */
    FrontMesh(int behind, int ahead, double thickness) {
        this.behind = behind;
        this.ahead = ahead;
        this.thickness = thickness;
        this.ramp = new double[behind + 1];
        for (int i = 1; i <= behind; i++) {
            ramp[i] = ramp[i - 1] + relativeSize((i - 0.5) / behind);
        }
        for (int i = 0; i <= behind; i++) {
            ramp[i] /= ramp[behind];
        }
    }

    /** Cell size beyond the finest one against position, 0 at the focus: a smooth step, then a little finer at the surface. */
    private static double relativeSize(double eta) {
        double up = smoothStep((eta - 0.02) / 0.6);
        double down = 1 - 0.7 * smoothStep((eta - 0.75) / 0.25);
        return up * down;
    }

    private static double smoothStep(double s) {
        double c = Math.min(1, Math.max(0, s));
        return c * c * c * (c * (6 * c - 15) + 10);
    }

    int cells() {
        return behind + ahead;
    }

    /**
     * Fills in the edges.
     *
     * @param focus depth with the finest cells, 0 &lt; focus &lt; L
     * @param finest wanted size of the finest cells; cells are smaller where the space asks for it
     * @param edges cells + 1 values, out
     */
    void edges(double focus, double finest, double[] edges) {
        // never above the uniform size, and smooth in both arguments
        double uniform = focus / behind;
        double wanted = finest * uniform / Math.sqrt(finest * finest + uniform * uniform);
        // near the back of a thin sample there is no room for so many of that size
        double room = (thickness - focus) / ahead;
        double h = wanted * room / Math.sqrt(wanted * wanted + room * room);
        for (int i = 0; i <= behind; i++) {
            edges[behind - i] = focus - (h * i + (focus - h * behind) * ramp[i]);
        }
        edges[0] = 0;
        curvature = curvature((thickness - focus) / h, ahead, curvature);
        double size = h;
        double ratio = StrictMath.exp(GROWTH / ahead + curvature);
        double ratioGrowth = StrictMath.exp(2 * curvature);
        double x = focus;
        for (int i = 1; i <= ahead; i++) {
            x += size;
            edges[behind + i] = x;
            size *= ratio;
            ratio *= ratioGrowth;
        }
        edges[behind + ahead] = thickness;
    }

    /** The c with sum over i below count of exp(GROWTH i / count + c i^2) = total. @param start near it */
    private static double curvature(double total, int count, double start) {
        double c = start;
        double wanted = StrictMath.log(total);
        for (int n = 0; n < 60; n++) {
            double sum = 0;
            double slope = 0;
            double term = 1;
            double ratio = StrictMath.exp(GROWTH / count + c);
            double ratioGrowth = StrictMath.exp(2 * c);
            for (int i = 0; i < count; i++) {
                sum += term;
                slope += (double) i * i * term;
                term *= ratio;
                ratio *= ratioGrowth;
            }
            double step = (StrictMath.log(sum) - wanted) * sum / slope;
            c -= step;
            if (Math.abs(step) < 1e-15) {
                break;
            }
        }
        return c;
    }

    /** Ratio r with 1 + r + ... + r^(count-1) = total. */
    static double growth(double total, int count) {
        // Newton in ln r on ln of the sum, which is convex and nearly straight
        double logRatio = Math.max(1e-3, StrictMath.log(Math.max(total, 1.0)) / count);
        for (int i = 0; i < 60; i++) {
            double r = StrictMath.exp(logRatio);
            double sum = 0;
            double slope = 0;
            double power = 1;
            for (int k = 0; k < count; k++) {
                sum += power;
                slope += k * power;
                power *= r;
            }
            double step = (StrictMath.log(sum) - StrictMath.log(total)) * sum / slope;
            logRatio -= step;
            if (Math.abs(step) < 1e-14) {
                break;
            }
        }
        return StrictMath.exp(logRatio);
    }
}
