package org.caitfit.solver;

/** How the energies of the sites of an ion are distributed: the share of all sites per energy. */
public sealed interface SiteDistribution permits GaussianSites, GaussianSumSites, TabulatedSites {
    /**
     * Energy up to which a share of all sites lies: the Fermi energy at T = 0.
     *
     * @param filling share of the sites, above 0 and below 1
     * @return J
     */
    double energy(double filling);

    /** Share of all sites per energy, 1/J; its integral is 1. @param energy J */
    double density(double energy);
}
