package org.caitfit.solver;

import org.hipparchus.util.FastMath;

/** ln D is linear in density: D(n) = D(0) (D(n_ref)/D(0))^(n/n_ref). */
public final class LogLinearDiffusion implements DiffusionModel {
    private final double atZero;
    private final double rise;

    /**
     * @param atZero D at density 0, m^2/s, positive
     * @param atReference D at the reference density, m^2/s, positive
     * @param referenceDensity m^-3, positive
     */
    public LogLinearDiffusion(double atZero, double atReference, double referenceDensity) {
        this.rise = (FastMath.log(atReference) - FastMath.log(atZero)) / referenceDensity;
        if (!(atZero > 0) || !(atReference > 0) || !(referenceDensity > 0) || !Double.isFinite(rise)) {
            throw new IllegalArgumentException("log-linear D needs D > 0 at density 0 and at a density > 0, got "
                    + atZero + ", " + atReference + " at " + referenceDensity);
        }
        this.atZero = atZero;
    }

    @Override
    public Diffusivity at(double density, double temperature) {
        double value = atZero * FastMath.exp(rise * density);
        return new Diffusivity(value, value * rise);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogLinearDiffusion o && atZero == o.atZero && rise == o.rise;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(atZero) + Double.hashCode(rise);
    }
}
