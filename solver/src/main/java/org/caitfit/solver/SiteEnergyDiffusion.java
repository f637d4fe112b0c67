package org.caitfit.solver;

import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/**
 * Diffusion in a Gaussian site energy distribution (SED) that is filled from the bottom up to the Fermi energy, eq. (2)
 * of Gunawan, Schaefer, Weitzel, Phys. Chem. Chem. Phys. 2024, 26, 14430:
 *
 * <pre>
 * D(n) = D_bulk exp((E_F(n) - E_F(n_bulk))/kT),   integral of g(E) from -inf to E_F = n
 * </pre>
 *
 * The density of all sites is n_bulk/(1 - vacancies); energies are measured from the centre of the distribution.
 */
public final class SiteEnergyDiffusion implements DiffusionModel {
    /** Full width at half maximum of a Gaussian over its standard deviation. */
    public static final double FWHM_OVER_SIGMA = 2 * FastMath.sqrt(2 * FastMath.log(2));

    /** D is held constant beyond this filling of the sites, where E_F diverges. */
    private static final double FULLEST = 1 - 1e-6;

    private final double bulkDiffusivity;
    private final double sigma;
    private final double sites;
    private final double bulkFermiEnergy;

    /**
     * @param bulkDiffusivity D at bulk density, m^2/s, positive
     * @param fwhm full width at half maximum of the distribution of all sites, J, positive
     * @param vacancies fraction of all sites that is vacant at bulk density, 0 to 1, exclusive
     * @param bulkDensity n_bulk, m^-3, positive
     */
    public SiteEnergyDiffusion(double bulkDiffusivity, double fwhm, double vacancies, double bulkDensity) {
        if (!positive(bulkDiffusivity)
                || !positive(fwhm)
                || !(vacancies > 0 && vacancies < 1)
                || !positive(bulkDensity)) {
            throw new IllegalArgumentException("SED needs D_bulk > 0, FWHM > 0, 0 < vacancies < 1, n_bulk > 0, got "
                    + bulkDiffusivity + ", " + fwhm + ", " + vacancies + ", " + bulkDensity);
        }
        this.bulkDiffusivity = bulkDiffusivity;
        this.sigma = fwhm / FWHM_OVER_SIGMA;
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
        boolean full = density / sites >= FULLEST;
        return new Diffusivity(value, full ? 0 : value / (kT * densityOfStates(energy)));
    }

    /** Highest occupied site energy, J, from the centre of the distribution. @param density m^-3, positive */
    public double fermiEnergy(double density) {
        double filling = FastMath.min(density / sites, FULLEST);
        // inverse of the normal distribution function; erfcInv keeps its digits for small fillings
        return -sigma * FastMath.sqrt(2.0) * Erf.erfcInv(2 * filling);
    }

    /** Density of states g(E), sites per J and m^3. @param energy J, from the centre of the distribution */
    public double densityOfStates(double energy) {
        double y = energy / sigma;
        return sites / (sigma * FastMath.sqrt(2 * FastMath.PI)) * FastMath.exp(-0.5 * y * y);
    }

    /** Density of all sites, m^-3. */
    public double siteDensity() {
        return sites;
    }
}
