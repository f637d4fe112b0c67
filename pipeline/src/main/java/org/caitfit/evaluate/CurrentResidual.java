package org.caitfit.evaluate;

import org.caitfit.study.NoiseModel;

/** Residuals of currents in standard deviations. */
public final class CurrentResidual {
    private CurrentResidual() {}

    /**
     * (simulated - measured)/sigma with the sigma of a current one third of the way from the simulated to the measured one:
     * with the sigma of the measured current, the least squares estimate of a current of relative noise r would be too small
     * by 2 r^2, with that of the simulated one too large by r^2; this one is right to that order (as the Anscombe residual of
     * the gamma distribution, 3 ((measured/simulated)^(1/3) - 1)/r).
     *
     * @param measured A/m^2 @param simulated A/m^2
     */
    public static double of(NoiseModel.AbsoluteRelative noise, double measured, double simulated) {
        return (simulated - measured) / sigma(noise, measured, simulated);
    }

    /** Derivative of the residual by the simulated value, 1/(A/m^2). */
    static double slope(NoiseModel.AbsoluteRelative noise, double measured, double simulated) {
        double sigma = sigma(noise, measured, simulated);
        double between = (2 * simulated + measured) / 3;
        double sigmaSlope = 2.0 / 3 * noise.relative() * noise.relative() * between / sigma;
        return (1 - (simulated - measured) * sigmaSlope / sigma) / sigma;
    }

    /** Standard deviation of a measured current, A/m^2. */
    public static double sigma(NoiseModel.AbsoluteRelative noise, double measured, double simulated) {
        double part = noise.relative() * (2 * simulated + measured) / 3;
        return Math.sqrt(noise.absolute() * noise.absolute() + part * part);
    }
}
