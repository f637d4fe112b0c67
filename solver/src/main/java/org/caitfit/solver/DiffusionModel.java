package org.caitfit.solver;

/** Diffusion coefficient of an ion as a function of its own local number density. Adding a model means adding a type. */
public interface DiffusionModel {
    /**
     * Value and slope of D(n).
     *
     * @param density m^-3, positive
     * @param temperature K
     */
    Diffusivity at(double density, double temperature);

    /** Whether D is the same at every density (the solver then needs no table). */
    default boolean isConstant() {
        return false;
    }

    /**
     * D and its derivative.
     *
     * @param value m^2/s, positive
     * @param slope dD/dn, m^5/s
     */
    record Diffusivity(double value, double slope) {}
}
