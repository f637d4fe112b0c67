package org.caitfit.results;

import java.util.OptionalDouble;

/**
 * A quantity that follows from a fit: of the energy landscape, or of transport.
 *
 * @param fitId the refinement
 * @param experiment its id
 * @param stage from 1
 * @param quantity e.g. "psed_fwhm", "mobile_fraction", "d_foreign_eq3"
 * @param ion that it belongs to
 * @param value SI; empty if it can not be had
 * @param unit of the value, SI, e.g. "J"; empty for a number
 * @param sigma standard deviation of the value, from the covariance; empty where it means nothing
 * @param lower lower end of the 95 % interval, SI; empty likewise
 * @param upper upper end of the 95 % interval, SI; empty likewise
 * @param note what it means, or why there is none
 */
public record LandscapeValue(
        String fitId,
        String experiment,
        int stage,
        String quantity,
        String ion,
        OptionalDouble value,
        String unit,
        OptionalDouble sigma,
        OptionalDouble lower,
        OptionalDouble upper,
        String note) {}
