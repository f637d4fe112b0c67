package org.caitfit.evaluate;

import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.NoiseModel;

/** Residuals in standard deviations, by noise model. */
public final class Residual {
    /** Anscombe's shift: 2 sqrt(counts + 3/8) has variance 1 for Poisson counts above a few. */
    private static final double ANSCOMBE = 0.375;

    private Residual() {}

    /**
     * (simulated - measured) in sigma. For counts: the difference of the Anscombe transforms 2 sqrt(c + 3/8) (Biometrika 35
     * (1948) 246), which is smooth down to 0 counts and needs no estimate of the variance from the data.
     *
     * @param measured m^-3 @param simulated m^-3
     */
    public static double of(MeasuredProfile profile, double measured, double simulated) {
        if (profile.noise() instanceof NoiseModel.Counts c) {
            double scale = c.countsAtBulk() / profile.referenceDensity();
            return 2
                    * (Math.sqrt(Math.max(0, simulated) * scale + ANSCOMBE)
                            - Math.sqrt(Math.max(0, measured) * scale + ANSCOMBE));
        }
        return (simulated - measured) / sigma(profile, measured, simulated);
    }

    /** Derivative of the residual by the simulated value, 1/m^-3. */
    public static double slope(MeasuredProfile profile, double measured, double simulated) {
        if (profile.noise() instanceof NoiseModel.Counts c) {
            double scale = c.countsAtBulk() / profile.referenceDensity();
            return simulated > 0 ? scale / Math.sqrt(simulated * scale + ANSCOMBE) : 0;
        }
        return 1 / sigma(profile, measured, simulated);
    }

    /** Second derivative of the residual by the simulated value, 1/m^-6. */
    static double curvature(MeasuredProfile profile, double simulated) {
        if (profile.noise() instanceof NoiseModel.Counts c && simulated > 0) {
            double scale = c.countsAtBulk() / profile.referenceDensity();
            double shifted = simulated * scale + ANSCOMBE;
            return -0.5 * scale * scale / (shifted * Math.sqrt(shifted));
        }
        return 0;
    }

    /** Standard deviation of a measured value, m^-3. */
    public static double sigma(MeasuredProfile profile, double measured, double simulated) {
        if (profile.noise() instanceof NoiseModel.Counts c) {
            double scale = c.countsAtBulk() / profile.referenceDensity();
            return Math.sqrt(Math.max(0, simulated) * scale + ANSCOMBE) / scale;
        }
        NoiseModel.AbsoluteRelative n = (NoiseModel.AbsoluteRelative) profile.noise();
        return Math.sqrt(n.absolute() * n.absolute() + n.relative() * n.relative() * measured * measured);
    }
}
