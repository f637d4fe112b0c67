package org.caitfit.results;

import java.util.OptionalDouble;

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
 * @param lower lower end of the 95 % band of the simulated density, m^-3: what the fit leaves open, without the noise of the
 *     points; empty for points that took no part, or where the data leave it open
 * @param upper upper end of the same band
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
        boolean synthetic,
        OptionalDouble lower,
        OptionalDouble upper) {

    /** A point without a band. */
    public ProfilePoint(
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
            boolean synthetic) {
        this(
                fitId,
                experiment,
                profile,
                ion,
                point,
                depth,
                measured,
                simulated,
                unblurred,
                sigma,
                residual,
                used,
                referenceDensity,
                shownUnit,
                shownUnitDensity,
                synthetic,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** With a 95 % band of the simulated density, m^-3. */
    public ProfilePoint withBand(double low, double high) {
        return new ProfilePoint(
                fitId,
                experiment,
                profile,
                ion,
                point,
                depth,
                measured,
                simulated,
                unblurred,
                sigma,
                residual,
                used,
                referenceDensity,
                shownUnit,
                shownUnitDensity,
                synthetic,
                OptionalDouble.of(low),
                OptionalDouble.of(high));
    }
}
