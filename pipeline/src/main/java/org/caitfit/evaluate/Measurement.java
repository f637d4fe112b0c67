package org.caitfit.evaluate;

import java.util.Map;
import org.caitfit.solver.Outcome;

/** One part of the data of an experiment: what the experiment is scored against. Stateless. */
interface Measurement {
    /** Number of residuals. */
    int points();

    /** How many of them, the last ones, are of priors and no data. */
    default int priors() {
        return 0;
    }

    /** Residuals in sigma. @param values parameters by name, SI */
    double[] residuals(Outcome.Completed run, Map<String, Double> values);

    /** Their derivatives by the parameters of the experiment on their search scales. @param run with sensitivities */
    double[][] jacobian(Outcome.Completed run, Map<String, Double> values);
}
