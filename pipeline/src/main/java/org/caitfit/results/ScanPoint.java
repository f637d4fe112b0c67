package org.caitfit.results;

import java.util.List;

/**
 * A point of a profile likelihood: one parameter held, all others fitted anew.
 *
 * @param fitId the refinement
 * @param parameter held
 * @param point number along the scan, in order of the value, from 0
 * @param value of the held parameter, SI
 * @param chiSquare lowest found; NaN if no run gave a result
 * @param stopReason how the refinement of the others ended
 * @param parameters all values, SI, in the order of the parameters of the fit
 */
public record ScanPoint(
        String fitId,
        String parameter,
        int point,
        double value,
        double chiSquare,
        String stopReason,
        List<Double> parameters) {
    public ScanPoint {
        parameters = List.copyOf(parameters);
    }
}
