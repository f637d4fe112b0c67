package org.caitfit.evaluate;

import java.util.List;
import org.caitfit.solver.Ion;

/** The density called n_bulk in a D model. */
public final class ReferenceDensity {
    private ReferenceDensity() {}

    /**
     * Density of the argument of D in the untouched glass; if none of its ions is native, that at which the first of them
     * would replace all natives.
     *
     * @param arguments ions on whose densities together D depends, at least one
     * @param ions all ions of the problem
     * @return m^-3
     */
    public static double of(List<Ion> arguments, List<Ion> ions) {
        double density = arguments.stream().mapToDouble(Ion::initialDensity).sum();
        double fixedCharge =
                ions.stream().mapToDouble(i -> i.charge() * i.initialDensity()).sum();
        return density > 0 ? density : fixedCharge / Math.abs(arguments.get(0).charge());
    }
}
