package org.caitfit.solver;

import org.hipparchus.util.FastMath;

/** One Gaussian about energy 0. @param fwhm full width at half maximum, J, positive */
public record GaussianSites(double fwhm) implements SiteDistribution {
    /** Full width at half maximum of a Gaussian over its standard deviation. */
    public static final double FWHM_OVER_SIGMA = 2 * FastMath.sqrt(2 * FastMath.log(2));

    public GaussianSites {
        if (!(fwhm > 0) || !Double.isFinite(fwhm)) {
            throw new IllegalArgumentException("a Gaussian needs FWHM > 0, got " + fwhm);
        }
    }

    private double sigma() {
        return fwhm / FWHM_OVER_SIGMA;
    }

    @Override
    public double energy(double filling) {
        return sigma() * NormalDistribution.quantile(filling);
    }

    @Override
    public double density(double energy) {
        return NormalDistribution.density(energy / sigma()) / sigma();
    }
}
