package org.caitfit.solver;

import java.util.List;
import java.util.Objects;

/**
 * A model whose argument is the density of other ions, or of several together: in a double CAIT the D of the first foreign
 * ion may depend on the sum of its density and that of the native ion.
 *
 * @param model D of the argument
 * @param arguments indices in the problem of the ions whose densities are added up, at least one, all different
 */
public record DiffusionOfOtherIons(DiffusionModel model, List<Integer> arguments) implements DiffusionModel {
    public DiffusionOfOtherIons {
        Objects.requireNonNull(model);
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.stream().distinct().count() < arguments.size()) {
            throw new IllegalArgumentException("D needs at least one ion to depend on, each once, got " + arguments);
        }
    }

    @Override
    public Diffusivity at(double density, double temperature) {
        return model.at(density, temperature);
    }

    @Override
    public boolean isConstant() {
        return model.isConstant();
    }
}
