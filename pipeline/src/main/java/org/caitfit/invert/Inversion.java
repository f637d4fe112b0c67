package org.caitfit.invert;

import java.util.List;
import java.util.Optional;
import org.caitfit.results.InvertedPoint;
import org.caitfit.results.ProfilePoint;
import org.caitfit.solver.FreeFormDiffusion;

/**
 * What came of an inversion.
 *
 * @param ion whose D it is
 * @param density m^-3 of a fraction of 1
 * @param points D against density, by rising density
 * @param diffusion the same as a model
 * @param foreign D_foreign; empty for a couple
 * @param contact depth of the contact of a couple; empty for a pair of ions
 * @param spline the smooth profile that was inverted
 * @param iterations runs of the equations with the D found so far
 * @param converged whether D no longer changed and the run with it describes the profile within its noise
 * @param profile measured points with the values of the last run
 */
public record Inversion(
        String ion,
        double density,
        List<InvertedPoint> points,
        FreeFormDiffusion diffusion,
        Optional<Foreign> foreign,
        Optional<Interval> contact,
        Spline spline,
        List<Iteration> iterations,
        boolean converged,
        List<ProfilePoint> profile) {
    public Inversion {
        points = List.copyOf(points);
        iterations = List.copyOf(iterations);
        profile = List.copyOf(profile);
    }

    /** A value in SI units with its 95 % interval, as far as the noise goes. */
    public record Interval(double value, double lower, double upper) {}

    /** @param ion name @param diffusivity constant D_foreign, m^2/s @param bulk D_native at bulk density as the study has it, m^2/s */
    public record Foreign(String ion, Interval diffusivity, double bulk) {}

    /**
     * The smooth profile.
     *
     * @param chiSquare of its blurred image against the data
     * @param points measured values
     * @param parameters effective number of parameters
     * @param middle depth where it is half-way, m: the front depth
     */
    public record Spline(double chiSquare, int points, double parameters, double middle) {}

    /**
     * One step.
     *
     * @param chiSquare of the run against the data
     * @param change largest change of ln(D), or of ln(D_native/D_foreign), by what the run has told
     */
    public record Iteration(double chiSquare, double change) {}
}
