package org.caitfit.verification;

import java.util.List;

/**
 * Curves over one pair of axes.
 *
 * @param x title of the axis with its unit
 * @param y title of the axis with its unit
 * @param scale of both axes
 */
public record Plot(String x, String y, Scale scale, List<Curve> curves) {
    /** Scale of the axes. */
    public enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    public Plot {
        curves = List.copyOf(curves);
    }

    static Plot linear(String x, String y, Curve... curves) {
        return new Plot(x, y, Scale.LINEAR, List.of(curves));
    }

    static Plot logarithmic(String x, String y, Curve... curves) {
        return new Plot(x, y, Scale.LOGARITHMIC, List.of(curves));
    }
}
