package org.caitfit.evaluate;

import java.util.List;
import org.caitfit.solver.DiffusionModel;
import org.hipparchus.util.FastMath;

/**
 * A D model that is larger around one density: D(n) exp(height exp(-((n - centre)/width)^2/2)). Asks the data what they know
 * of D there.
 *
 * @param model without the bump
 * @param centre density of the argument, m^-3
 * @param width standard deviation, m^-3
 * @param height change of ln D at the centre
 */
public record BumpedDiffusion(DiffusionModel model, double centre, double width, double height)
        implements DiffusionModel {
    @Override
    public Diffusivity at(double density, double temperature) {
        Diffusivity base = model.at(density, temperature);
        double t = (density - centre) / width;
        double bump = height * FastMath.exp(-0.5 * t * t);
        double factor = FastMath.exp(bump);
        return new Diffusivity(base.value() * factor, factor * (base.slope() - base.value() * bump * t / width));
    }

    @Override
    public List<Integer> arguments() {
        return model.arguments();
    }
}
