package org.caitfit.solver;

import java.util.List;

/**
 * Diffusion coefficient of an ion as a function of a local number density: its own, or that of other ions
 * ({@link #arguments}). Adding a model means adding a type. Models of the same numbers should be equal: sensitivities leave out
 * what does not change.
 */
public interface DiffusionModel {
    /**
     * Value and slope of D(n).
     *
     * @param density m^-3, positive
     * @param temperature K
     */
    Diffusivity at(double density, double temperature);

    /**
     * The ions, by index in the problem, whose densities together are the argument of D; empty (default): the ion that the
     * model belongs to.
     */
    default List<Integer> arguments() {
        return List.of();
    }

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
