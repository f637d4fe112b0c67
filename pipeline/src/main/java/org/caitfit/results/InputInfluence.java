package org.caitfit.results;

import java.util.OptionalDouble;

/**
 * How far a fitted value moves with a number that the fit took as known: to first order, all parameters fitted anew.
 *
 * @param fitId the refinement
 * @param input the known number, e.g. "glass.permittivity"
 * @param inputValue SI
 * @param assumed whether the study marks it as assumed
 * @param parameter the fitted parameter
 * @param elasticity d ln(value) / d ln(input); empty where the data do not determine the parameter
 * @param chiSquareRise change of chi-square for one percent more of the input, all parameters fitted anew
 */
public record InputInfluence(
        String fitId,
        String input,
        double inputValue,
        boolean assumed,
        String parameter,
        OptionalDouble elasticity,
        double chiSquareRise) {}
