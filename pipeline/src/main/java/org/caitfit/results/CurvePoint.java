package org.caitfit.results;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One point of a curve that follows from a fit: a row of the table {@code curves}.
 *
 * @param fitId the refinement
 * @param experiment id of the experiment
 * @param stage number of the stage, from 1
 * @param ion name
 * @param kind which curve
 * @param point number along the curve, from 0
 * @param fraction DIFFUSION: n/n_bulk, n and n_bulk being those of the ions that D depends on; else empty
 * @param diffusivity DIFFUSION: m^2/s; else empty
 * @param energy SITE_ENERGIES: energy above the Fermi level of the bulk, J; DIFFUSION of an SED: E_F(n) - E_F(n_bulk), J
 * @param sites SITE_ENERGIES: sites per energy and bulk ion, 1/J
 * @param populated SITE_ENERGIES: populated part before the experiment, 1/J
 * @param mobile SITE_ENERGIES: part that left during the experiment (down to the plateau), 1/J
 * @param lower lower end of the 95 % band: DIFFUSION of the diffusivity, m^2/s; SITE_ENERGIES of sites, 1/J; empty where the
 *     data leave it open or no refinement stands behind it
 * @param upper upper end of the same band
 * @param energyLower lower end of the 95 % band of the energy: DIFFUSION of an SED, J; else empty
 * @param energyUpper upper end of the same band
 * @param information DIFFUSION: by how much chi-square would rise, on average, if D were larger by half around this density
 *     alone; empty if not asked
 */
public record CurvePoint(
        String fitId,
        String experiment,
        int stage,
        String ion,
        Kind kind,
        int point,
        OptionalDouble fraction,
        OptionalDouble diffusivity,
        OptionalDouble energy,
        OptionalDouble sites,
        OptionalDouble populated,
        OptionalDouble mobile,
        OptionalDouble lower,
        OptionalDouble upper,
        OptionalDouble energyLower,
        OptionalDouble energyUpper,
        OptionalDouble information) {
    /** Rise of chi-square from which on the data know something. */
    private static final double INFORMED = 1;

    /** A point without bands. */
    public CurvePoint(
            String fitId,
            String experiment,
            int stage,
            String ion,
            Kind kind,
            int point,
            OptionalDouble fraction,
            OptionalDouble diffusivity,
            OptionalDouble energy,
            OptionalDouble sites,
            OptionalDouble populated,
            OptionalDouble mobile) {
        this(
                fitId,
                experiment,
                stage,
                ion,
                kind,
                point,
                fraction,
                diffusivity,
                energy,
                sites,
                populated,
                mobile,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** Whether the data know D here to a factor of 1.5; empty if not asked. */
    public Optional<Boolean> informed() {
        return information.isPresent() ? Optional.of(information.getAsDouble() >= INFORMED) : Optional.empty();
    }

    /** With a 95 % band of the diffusivity or of the sites, SI. */
    public CurvePoint withBand(double low, double high) {
        return with(OptionalDouble.of(low), OptionalDouble.of(high), energyLower, energyUpper, information);
    }

    /** With a 95 % band of the energy, J. */
    public CurvePoint withEnergyBand(double low, double high) {
        return with(lower, upper, OptionalDouble.of(low), OptionalDouble.of(high), information);
    }

    /** With what the data know of D here. */
    public CurvePoint withInformation(OptionalDouble rise) {
        return with(lower, upper, energyLower, energyUpper, rise);
    }

    private CurvePoint with(
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble energyLow,
            OptionalDouble energyHigh,
            OptionalDouble rise) {
        return new CurvePoint(
                fitId,
                experiment,
                stage,
                ion,
                kind,
                point,
                fraction,
                diffusivity,
                energy,
                sites,
                populated,
                mobile,
                low,
                high,
                energyLow,
                energyHigh,
                rise);
    }

    /** Which curve. */
    public enum Kind {
        DIFFUSION,
        SITE_ENERGIES
    }
}
