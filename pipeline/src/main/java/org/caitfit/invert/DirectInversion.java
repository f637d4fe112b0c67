package org.caitfit.invert;

import java.util.Map;
import java.util.Optional;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.study.CoupleStart;

/** D(n) straight from one measured profile: of a stage that holds a voltage (CAIT), or of a couple of a neutral species. */
public final class DirectInversion {
    private DirectInversion() {}

    /**
     * Inverts the profile of an experiment with D_foreign constant. Takes from the study the D of the native ion at bulk density and
     * the conditions, nothing else of its D models.
     *
     * @param model experiment with one measured profile
     * @param values parameters by name, SI
     * @param engine where the replicates are fitted
     * @param replicates of the bootstrap, at least 20 for a band; 0 for none: then the ends of intervals are no numbers
     * @throws InversionException if the experiment or the profile cannot be inverted
     */
    public static Inversion of(ExperimentModel model, Map<String, Double> values, Engine engine, int replicates) {
        Optional<CoupleStart> couple =
                model.experiment().start().filter(CoupleStart.class::isInstance).map(CoupleStart.class::cast);
        return couple.isPresent()
                ? new CoupleInversion(model, values, couple.get()).invert(engine, replicates)
                : new PairInversion(model, values).invert(engine, replicates);
    }
}
