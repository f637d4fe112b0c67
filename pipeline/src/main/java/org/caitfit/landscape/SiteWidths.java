package org.caitfit.landscape;

import org.caitfit.solver.SiteEnergyDiffusion;

/**
 * Widths of a site energy distribution (SED): that of all sites, and that of the populated part (PSED) below E_F(n_bulk), where
 * it is cut off. The two differ once more than about 12 % of the sites are vacant: the Fermi level then lies below the upper
 * point at half maximum.
 */
public final class SiteWidths {
    /** Shares of the sites that are left out at both ends. */
    private static final double TAIL = 1e-6;

    private final SiteEnergyDiffusion sites;
    private final double lowest;

    public SiteWidths(SiteEnergyDiffusion sites) {
        this.sites = sites;
        this.lowest = sites.fermiEnergy(TAIL * sites.siteDensity());
    }

    /** Full width at half maximum of the distribution of all sites, J. */
    public double all() {
        return HalfMaximum.of(sites::densityOfStates, lowest, sites.fermiEnergy((1 - TAIL) * sites.siteDensity()))
                .width();
    }

    /** Full width at half maximum of the part below a Fermi energy, cut off there, J. @param density of the ions, m^-3 */
    public double populated(double density) {
        return HalfMaximum.of(sites::densityOfStates, lowest, sites.fermiEnergy(density))
                .width();
    }
}
