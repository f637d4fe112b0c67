package org.caitfit.study;

import java.util.Objects;

/**
 * What a measured profile may be off by beside its noise: measured density = scale * density at (depthScale * measured depth)
 * + background, the scale and the background being those of one ion of one profile.
 *
 * @param fitScale whether the intensity scale of each ion is fitted; else it is 1
 * @param scaleSigma standard deviation of a Gaussian prior of the scale about 1; infinite for none
 * @param fitBackground whether a constant background of each ion is fitted; else it is 0. Of counts it is 0 or more
 * @param depthScale factor of measured depths, dimensionless
 */
public record Calibration(boolean fitScale, double scaleSigma, boolean fitBackground, Quantity depthScale) {
    /** The profile is taken as it is. */
    public static final Calibration NONE =
            new Calibration(false, Double.POSITIVE_INFINITY, false, Quantity.Known.of(1));

    public Calibration {
        if (!(scaleSigma > 0)) {
            throw new IllegalArgumentException("a prior needs a sigma above 0, got " + scaleSigma);
        }
        Objects.requireNonNull(depthScale);
    }

    /** Whether scale or background are fitted. */
    public boolean isFitted() {
        return fitScale || fitBackground;
    }

    /** Whether the scale has a prior. */
    public boolean hasPrior() {
        return fitScale && !Double.isInfinite(scaleSigma);
    }

    /** All with all bits: the same for the same question. */
    public String canonical() {
        return (fitScale ? "scale " + Double.toHexString(scaleSigma) + " " : "") + (fitBackground ? "background " : "")
                + "depth-scale " + depthScale.canonical();
    }
}
