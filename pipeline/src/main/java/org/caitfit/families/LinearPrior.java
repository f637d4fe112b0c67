package org.caitfit.families;

import java.util.Map;

/**
 * Prior knowledge as one more residual, linear in the parameters on their search scales: offset + sum of coefficient times
 * parameter, with a standard deviation of 1.
 *
 * @param coefficients by parameter
 * @param offset the residual where all parameters are 0
 */
public record LinearPrior(Map<String, Double> coefficients, double offset) {
    public LinearPrior {
        coefficients = Map.copyOf(coefficients);
    }
}
