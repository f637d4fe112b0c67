package org.caitfit.evaluate;

import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.study.MeasuredProfile;

/**
 * Scale and background of one ion of one profile, as a run and the data have them.
 *
 * @param profile measured
 * @param ion name
 * @param scale dimensionless
 * @param background m^-3
 */
public record CalibrationEstimate(MeasuredProfile profile, String ion, Value scale, Value background) {
    /**
     * A value with what its uncertainty is made of.
     *
     * @param value dimensionless, or m^-3
     * @param sigmaAtFixedParameters its standard deviation if the parameters were known; empty if it is not fitted, held at a
     *     bound, or not told by the data
     * @param slopes its derivatives by the parameters of the experiment on their search scales; none without sensitivities
     */
    public record Value(double value, OptionalDouble sigmaAtFixedParameters, List<Double> slopes) {
        public Value {
            slopes = List.copyOf(slopes);
        }
    }
}
