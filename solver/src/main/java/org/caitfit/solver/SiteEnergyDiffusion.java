package org.caitfit.solver;

import java.util.Objects;
import org.hipparchus.util.FastMath;

/**
 * Diffusion in a site energy distribution (SED) that is filled from the bottom up to the Fermi energy, eq. (2) of Gunawan,
 * Schaefer, Weitzel, Phys. Chem. Chem. Phys. 2024, 26, 14430:
 *
 * <pre>
 * D(n) = D_bulk exp((E_F(n) - E_F(n_bulk))/kT),   integral of g(E) from -inf to E_F = n
 * </pre>
 *
 * The density of all sites is n_bulk/(1 - vacancies); energies are those of the distribution.
 */
public final class SiteEnergyDiffusion implements DiffusionModel {
    /** Full width at half maximum of a Gaussian over its standard deviation. */
    public static final double FWHM_OVER_SIGMA = GaussianSites.FWHM_OVER_SIGMA;

    /** D is held constant beyond this filling of the sites, where E_F may diverge. */
    private static final double FULLEST = 1 - 1e-6;
    /** D is held constant below this filling. */
    private static final double EMPTIEST = 1e-12;
    /** Least share of the sites per kT at the Fermi energy: in a gap of the distribution D jumps, but its slope stays finite. */
    private static final double SPARSEST = 1e-12;

    private final double bulkDiffusivity;
    private final SiteDistribution distribution;
    private final double sites;
    private final double bulkFermiEnergy;

    /**
     * One Gaussian.
     *
     * @param bulkDiffusivity D at bulk density, m^2/s, positive
     * @param fwhm full width at half maximum of the distribution of all sites, J, positive
     * @param vacancies fraction of all sites that is vacant at bulk density, 0 to 1, exclusive
     * @param bulkDensity n_bulk, m^-3, positive
     */
    public SiteEnergyDiffusion(double bulkDiffusivity, double fwhm, double vacancies, double bulkDensity) {
        this(bulkDiffusivity, new GaussianSites(fwhm), vacancies, bulkDensity);
    }

    /**
     * @param bulkDiffusivity D at bulk density, m^2/s, positive
     * @param distribution of the energies of all sites
     * @param vacancies fraction of all sites that is vacant at bulk density, 0 to 1, exclusive
     * @param bulkDensity n_bulk, m^-3, positive
     */
    public SiteEnergyDiffusion(
            double bulkDiffusivity, SiteDistribution distribution, double vacancies, double bulkDensity) {
        if (!positive(bulkDiffusivity) || !(vacancies > 0 && vacancies < 1) || !positive(bulkDensity)) {
            throw new IllegalArgumentException("SED needs D_bulk > 0, 0 < vacancies < 1, n_bulk > 0, got "
                    + bulkDiffusivity + ", " + vacancies + ", " + bulkDensity);
        }
        this.bulkDiffusivity = bulkDiffusivity;
        this.distribution = Objects.requireNonNull(distribution);
        this.sites = bulkDensity / (1 - vacancies);
        this.bulkFermiEnergy = fermiEnergy(bulkDensity);
    }

    private static boolean positive(double x) {
        return x > 0 && Double.isFinite(x);
    }

    @Override
    public Diffusivity at(double density, double temperature) {
        double kT = PhysicalConstants.BOLTZMANN * temperature;
        double energy = fermiEnergy(density);
        double value = bulkDiffusivity * FastMath.exp((energy - bulkFermiEnergy) / kT);
        double filling = density / sites;
        boolean held = filling >= FULLEST || filling <= EMPTIEST;
        return new Diffusivity(
                value, held ? 0 : value / (sites * FastMath.max(kT * distribution.density(energy), SPARSEST)));
    }

    /** Highest occupied site energy, J. @param density m^-3, at least 0 */
    public double fermiEnergy(double density) {
        return distribution.energy(FastMath.min(FastMath.max(density / sites, EMPTIEST), FULLEST));
    }

    /** Density of states g(E), sites per J and m^3. @param energy J */
    public double densityOfStates(double energy) {
        return sites * distribution.density(energy);
    }

    /** Density of all sites, m^-3. */
    public double siteDensity() {
        return sites;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SiteEnergyDiffusion o
                && bulkDiffusivity == o.bulkDiffusivity
                && sites == o.sites
                && bulkFermiEnergy == o.bulkFermiEnergy
                && distribution.equals(o.distribution);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bulkDiffusivity, sites, distribution);
    }
}
