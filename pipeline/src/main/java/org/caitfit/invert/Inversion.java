package org.caitfit.invert;

import java.util.List;
import org.caitfit.results.InvertedPoint;
import org.caitfit.results.ProfilePoint;

/**
 * What came of an inversion.
 *
 * @param points D(n), by rising density
 * @param foreign D_foreign with its 95 % interval, m^2/s
 * @param bulk D_native at bulk density, taken from the study, m^2/s
 * @param spline the smooth profile that was inverted
 * @param iterations runs of the equations with the D found so far
 * @param converged whether D(n) no longer changed and the run with it describes the profile within its noise
 * @param profile measured points with the values of the last run
 */
public record Inversion(
        List<InvertedPoint> points,
        Interval foreign,
        double bulk,
        Spline spline,
        List<Iteration> iterations,
        boolean converged,
        List<ProfilePoint> profile) {
    public Inversion {
        points = List.copyOf(points);
        iterations = List.copyOf(iterations);
        profile = List.copyOf(profile);
    }

    /** @param value most likely one @param lower end @param upper end */
    public record Interval(double value, double lower, double upper) {}

    /**
     * The smooth profile.
     *
     * @param chiSquare of its blurred image against the data
     * @param points measured values
     * @param parameters effective number of parameters
     * @param frontDepth where it crosses half of the bulk density, m
     */
    public record Spline(double chiSquare, int points, double parameters, double frontDepth) {}

    /**
     * One step.
     *
     * @param foreign D_foreign with which the run moves as many ions as the profile tells, m^2/s
     * @param chiSquare of that run against the data
     * @param change largest change of ln(D_native/D_foreign) by the native flux of that run
     */
    public record Iteration(double foreign, double chiSquare, double change) {}
}
