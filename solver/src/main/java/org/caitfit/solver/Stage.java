package org.caitfit.solver;

import java.util.List;
import java.util.Objects;

/**
 * One stage of an experiment. The state of the sample carries over to the next stage.
 *
 * @param control what is imposed at the front surface
 * @param temperature K
 * @param duration s
 * @param diffusion model of each ion during this stage, in the order of the ions of the problem
 */
public record Stage(FrontControl control, double temperature, double duration, List<DiffusionModel> diffusion) {
    public Stage {
        Objects.requireNonNull(control);
        diffusion = List.copyOf(diffusion);
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature must be positive and finite, got " + temperature + " K");
        }
        if (!(duration > 0) || !Double.isFinite(duration)) {
            throw new IllegalArgumentException("duration must be positive and finite, got " + duration + " s");
        }
    }
}
