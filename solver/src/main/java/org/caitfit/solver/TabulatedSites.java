package org.caitfit.solver;

import java.util.Arrays;

/** A tabulated distribution, linear between its points and nothing beyond them. */
public final class TabulatedSites implements SiteDistribution {
    private final double[] energy;
    private final double[] density;
    /** Share of the sites below each point. */
    private final double[] below;

    /**
     * @param energy J, on a scale of its own, at least 2, strictly increasing; copied
     * @param density relative, any unit, at least 0 at the ends and positive between them, where an empty gap would make D
     *     jump; copied
     */
    public TabulatedSites(double[] energy, double[] density) {
        int last = energy.length - 1;
        if (energy.length != density.length || energy.length < 2) {
            throw new IllegalArgumentException("tabulated sites need at least 2 energies with one density each");
        }
        this.energy = energy.clone();
        this.density = density.clone();
        this.below = new double[energy.length];
        for (int i = 0; i <= last; i++) {
            boolean end = i == 0 || i == last;
            if (!(i == 0 || energy[i] > energy[i - 1])
                    || !Double.isFinite(energy[i])
                    || !(end ? density[i] >= 0 : density[i] > 0)
                    || !Double.isFinite(density[i])) {
                throw new IllegalArgumentException("point " + i + ": energies must increase and densities be positive, "
                        + "or 0 at the ends, got " + energy[i] + ", " + density[i]);
            }
            below[i] = i == 0 ? 0 : below[i - 1] + 0.5 * (density[i - 1] + density[i]) * (energy[i] - energy[i - 1]);
        }
        double sites = below[last];
        if (!(sites > 0) || !Double.isFinite(sites)) {
            throw new IllegalArgumentException("tabulated sites need a density above 0 somewhere");
        }
        for (int i = 0; i <= last; i++) {
            this.density[i] /= sites;
            below[i] /= sites;
        }
    }

    @Override
    public double energy(double filling) {
        int i = 0;
        while (i < energy.length - 2 && filling >= below[i + 1]) {
            i++;
        }
        double slope = slope(i);
        double rest = filling - below[i];
        // rest = g_i t + slope t^2/2, solved without cancellation
        double root = Math.sqrt(Math.max(0, density[i] * density[i] + 2 * slope * rest));
        return Math.min(energy[i] + 2 * rest / (density[i] + root), energy[i + 1]);
    }

    @Override
    public double density(double at) {
        int last = energy.length - 1;
        if (at < energy[0] || at > energy[last]) {
            return 0;
        }
        int i = 0;
        while (i < last - 1 && at >= energy[i + 1]) {
            i++;
        }
        return density[i] + slope(i) * (at - energy[i]);
    }

    private double slope(int i) {
        return (density[i + 1] - density[i]) / (energy[i + 1] - energy[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TabulatedSites o
                && Arrays.equals(energy, o.energy)
                && Arrays.equals(density, o.density);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(energy) + Arrays.hashCode(density);
    }
}
