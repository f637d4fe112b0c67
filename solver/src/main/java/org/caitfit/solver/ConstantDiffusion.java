package org.caitfit.solver;

/** D does not depend on density. @param value m^2/s, positive */
public record ConstantDiffusion(double value) implements DiffusionModel {
    public ConstantDiffusion {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("D must be positive and finite, got " + value);
        }
    }

    @Override
    public Diffusivity at(double density, double temperature) {
        return new Diffusivity(value, 0);
    }

    @Override
    public boolean isConstant() {
        return true;
    }
}
