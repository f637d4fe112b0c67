package org.caitfit.results;

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
        OptionalDouble mobile) {
    /** Which curve. */
    public enum Kind {
        DIFFUSION,
        SITE_ENERGIES
    }
}
