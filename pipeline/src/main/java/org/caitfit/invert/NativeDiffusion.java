package org.caitfit.invert;

import java.util.Arrays;
import org.caitfit.solver.FreeFormDiffusion;
import org.hipparchus.special.Erf;

/** D_native(n) for a run from a ratio D_native/D_foreign that is not told at every density. */
final class NativeDiffusion {
    /** Knots where the profile tells the ratio. */
    private static final int KNOTS = 16;
    /** Knots between there and the bulk. */
    private static final int GAP_KNOTS = 12;
    /** Knots below. */
    private static final int LOW_KNOTS = 4;
    /** Steepest power of n with which D goes on below. */
    private static final double STEEPEST = 4;
    /** Share of the sites that is filled at bulk density, for the shape of D(n) where nothing tells it. */
    private static final double FILLED = 0.9;

    private NativeDiffusion() {}

    /**
     * D(n) for a run: the ratio as told; from its upper end to the known D at bulk density as that of a Gaussian site energy distribution
     * would go, ln D linear in the Fermi energy; below its lower end on as a power of n.
     *
     * @param ratio ln(D_native/D_foreign) @param foreign D_foreign, m^2/s @param bulk D_native at bulk density, m^2/s
     * @param bulkDensity m^-3
     */
    static FreeFormDiffusion of(LogCurve ratio, double foreign, double bulk, double bulkDensity) {
        double[] share = new double[LOW_KNOTS + KNOTS + GAP_KNOTS];
        double[] d = new double[share.length];
        double low = ratio.lowest();
        double high = ratio.highest();
        double third = low + (high - low) / 3;
        double rise = StrictMath.log(NativeShare.share(third) / NativeShare.share(low));
        double power = Math.min(STEEPEST, Math.max(0, (ratio.at(third) - ratio.at(low)) / rise));
        int at = 0;
        for (int i = LOW_KNOTS; i > 0; i--) {
            double below = StrictMath.pow(10, -0.75 * i);
            share[at] = NativeShare.share(low) * below;
            d[at++] = foreign * StrictMath.exp(ratio.at(low)) * StrictMath.pow(below, power);
        }
        for (int i = 0; i < KNOTS; i++) {
            double u = low + (high - low) * i / (KNOTS - 1);
            share[at] = NativeShare.share(u);
            d[at++] = foreign * StrictMath.exp(ratio.at(u));
        }
        double from = NativeShare.share(high);
        double start = StrictMath.log(foreign) + ratio.at(high);
        double end = StrictMath.log(bulk);
        for (int i = 1; i <= GAP_KNOTS; i++) {
            double n = from + (1 - from) * i / GAP_KNOTS;
            double part = (fermi(n) - fermi(from)) / (fermi(1) - fermi(from));
            share[at] = n;
            d[at++] = StrictMath.exp(start + part * (end - start));
        }
        return new FreeFormDiffusion(
                Arrays.stream(share).map(n -> n * bulkDensity).toArray(), d);
    }

    /** Fermi energy of a Gaussian distribution over its width, but for a factor. */
    private static double fermi(double share) {
        return Erf.erfInv(2 * FILLED * share - 1);
    }
}
