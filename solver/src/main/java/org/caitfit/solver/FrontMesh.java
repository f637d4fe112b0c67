package org.caitfit.solver;

/**
 * Edges of a graded grid over 0 .. L with its finest cells at a focus depth, as a smooth function of the focus and of the
 * finest cell size. Behind the focus the cells grow smoothly to a common size; ahead of it geometrically to the back.
 */
final class FrontMesh {
    private final int behind;
    private final int ahead;
    private final double thickness;
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
        double up = smoothStep((eta - 0.06) / 0.34);
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
        double h = finest * uniform / Math.sqrt(finest * finest + uniform * uniform);
        for (int i = 0; i <= behind; i++) {
            edges[behind - i] = focus - (h * i + (focus - h * behind) * ramp[i]);
        }
        edges[0] = 0;
        double room = thickness - focus;
        double ratio = growth(room / h, ahead);
        double size = h;
        double x = focus;
        for (int i = 1; i <= ahead; i++) {
            x += size;
            edges[behind + i] = x;
            size *= ratio;
        }
        edges[behind + ahead] = thickness;
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
