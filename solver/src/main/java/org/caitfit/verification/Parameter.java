package org.caitfit.verification;

import java.util.Arrays;
import java.util.List;

/**
 * A parameter of a case.
 *
 * @param name in words
 * @param values one for every run that it differs in
 * @param unit empty if dimensionless
 */
public record Parameter(String name, List<Double> values, String unit) {
    public Parameter {
        values = List.copyOf(values);
    }

    static Parameter of(String name, String unit, double... values) {
        return new Parameter(name, Arrays.stream(values).boxed().toList(), unit);
    }
}
