package org.caitfit.solver;

/**
 * Edges of a graded grid over 0 .. L with its finest cells at a focus depth, as a smooth function of the focus, of the finest
 * cell size and of the length of the tail ahead. Behind the focus the cells grow smoothly to a common size. Most of the cells
 * ahead cover the tail, where the profile falls off; beyond there is nothing but a resistor, for which a few cells that grow
 * fast to the back are enough.
 */
final class FrontMesh {
    /** Share of the cells ahead of the focus that cover the tail. */
    private static final double TAIL_SHARE = 0.8;

    /** Least growth of the cells in the tail, as the sum of their sizes over their number. */
    private static final double LEAST_GROWTH = 1.05;

    /** The tail ends before this share of the room ahead. */
    private static final double TAIL_ROOM = 0.4;

    private final int behind;
    private final int ahead;
    private final int inTail;
    private final double thickness;

    /** Share of the non-uniform part at each edge, counted from the focus towards the surface: 0 .. 1. */
    private final double[] ramp;

    /** @param behind cells between surface and focus @param ahead cells between focus and back @param thickness L */
    FrontMesh(int behind, int ahead, double thickness) {
        this.behind = behind;
        this.ahead = ahead;
        this.inTail = (int) Math.round(TAIL_SHARE * ahead);
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
     * @param tail length ahead of the focus over which the profile falls off
     * @param edges cells + 1 values, out
     */
    void edges(double focus, double finest, double tail, double[] edges) {
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
        double longest = TAIL_ROOM * (thickness - focus);
        double covered = tail * longest / Math.sqrt(tail * tail + longest * longest);
        double inCells = covered / h;
        double least = LEAST_GROWTH * inTail;
        double fourth = inCells * inCells * inCells * inCells + least * least * least * least;
        double size = h;
        double ratio = growth(Math.sqrt(Math.sqrt(fourth)), inTail);
        double x = focus;
        for (int i = behind + 1; i <= behind + inTail; i++) {
            x += size;
            edges[i] = x;
            size *= ratio;
        }
        size /= ratio;
        ratio = growth((thickness - x) / size + 1, ahead - inTail + 1);
        for (int i = behind + inTail + 1; i < behind + ahead; i++) {
            size *= ratio;
            x += size;
            edges[i] = x;
        }
        edges[behind + ahead] = thickness;
    }

    /** Ratio r with 1 + r + ... + r^(count-1) = total; 1 where there is but one. @param total above 1 */
    static double growth(double total, int count) {
        if (count < 2) {
            return 1;
        }
        // Newton in y = ln r on ln of the sum, which is convex, from where it is too large
        double wanted = StrictMath.log(total);
        double y = wanted / (count - 1);
        for (int i = 0; i < 60 && Math.abs(y) > 1e-9; i++) {
            double all = StrictMath.expm1(count * y);
            double one = StrictMath.expm1(y);
            double step = (StrictMath.log(all / one) - wanted) / (count + count / all - 1 - 1 / one);
            y -= step;
            if (Math.abs(step) < 1e-14) {
                break;
            }
        }
        return StrictMath.exp(y);
    }
}
