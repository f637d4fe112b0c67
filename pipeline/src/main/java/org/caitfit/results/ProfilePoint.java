package org.caitfit.results;

/**
 * One measured point with its simulated value: a row of the table {@code profiles}.
 *
 * @param fitId the refinement simulated
 * @param experiment id of the experiment
 * @param profile id of the profile
 * @param ion name
 * @param point number of the point in its file, from 0
 * @param depth m
 * @param measured m^-3
 * @param simulated with the depth resolution applied, m^-3
 * @param unblurred without the depth resolution, m^-3
 * @param sigma standard deviation of the measured value, m^-3
 * @param residual (simulated - measured) in sigma as scored
 * @param used whether the point took part in the fit
 * @param referenceDensity density called 1 in fractions, m^-3
 * @param shownUnit unit in which densities are shown, e.g. "n/n_bulk" or "mol%"
 * @param shownUnitDensity density of one such unit, m^-3
 * @param synthetic true if the "measured" values were computed
 */
public record ProfilePoint(
        String fitId,
        String experiment,
        String profile,
        String ion,
        int point,
        double depth,
        double measured,
        double simulated,
        double unblurred,
        double sigma,
        double residual,
        boolean used,
        double referenceDensity,
        String shownUnit,
        double shownUnitDensity,
        boolean synthetic) {}
