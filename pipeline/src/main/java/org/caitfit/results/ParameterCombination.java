package org.caitfit.results;

import java.util.OptionalDouble;

/**
 * A parameter in one of the combinations that the data of a fit determine independently of each other: products of powers
 * of the parameters (principal axes of the covariance of their logarithms).
 *
 * @param fitId the refinement
 * @param number of the combination, from 1 (the best determined)
 * @param parameter its name
 * @param exponent of the parameter; the one of largest size is 1
 * @param sigma relative standard deviation of the combination; empty if the data leave it open
 */
public record ParameterCombination(String fitId, int number, String parameter, double exponent, OptionalDouble sigma) {}
