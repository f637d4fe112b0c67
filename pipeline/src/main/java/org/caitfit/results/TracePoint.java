package org.caitfit.results;

/**
 * One point of a measured current with its simulated value: a row of the table {@code traces}.
 *
 * @param fitId the refinement simulated
 * @param experiment id of the experiment
 * @param trace id of the trace
 * @param stage number of the stage, from 1
 * @param point number of the point in its file, from 0
 * @param time from the start of the stage, s
 * @param measured current density, A/m^2
 * @param simulated current density, A/m^2
 * @param sigma standard deviation of the measured value, A/m^2
 * @param residual (simulated - measured) in sigma as scored
 * @param used whether the point took part in the fit
 * @param synthetic true if the "measured" values were computed
 */
public record TracePoint(
        String fitId,
        String experiment,
        String trace,
        int stage,
        int point,
        double time,
        double measured,
        double simulated,
        double sigma,
        double residual,
        boolean used,
        boolean synthetic) {}
