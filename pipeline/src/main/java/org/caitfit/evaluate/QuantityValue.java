package org.caitfit.evaluate;

import java.util.Map;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.study.Quantity;

/** Values of quantities, in SI units, at given values of the parameters. */
final class QuantityValue {
    private QuantityValue() {}

    /**
     * Of a quantity that does not depend on temperature.
     *
     * @param values parameters by name, SI
     * @throws IllegalArgumentException if a parameter has no value
     */
    static double of(Quantity quantity, Map<String, Double> values) {
        if (quantity instanceof Quantity.Known k) {
            return k.value();
        } else if (quantity instanceof Quantity.Varied v) {
            Double value = values.get(v.parameter());
            if (value == null) {
                throw new IllegalArgumentException("no value for parameter " + v.parameter());
            }
            return value;
        } else if (quantity instanceof Quantity.Product p) {
            return of(p.factor(), values) * of(p.of(), values);
        } else if (quantity instanceof Quantity.Sum s) {
            return of(s.offset(), values) + of(s.of(), values);
        }
        throw new IllegalArgumentException(quantity.canonical() + " depends on the temperature of a stage");
    }

    /** Of any quantity. @param temperature of the stage, K */
    static double at(double temperature, Quantity quantity, Map<String, Double> values) {
        if (quantity instanceof Quantity.Arrhenius a) {
            double inverse = 1 / temperature - 1 / a.at().value();
            return of(a.value(), values)
                    * StrictMath.exp(-of(a.activationEnergy(), values) / PhysicalConstants.BOLTZMANN * inverse);
        }
        return of(quantity, values);
    }
}
