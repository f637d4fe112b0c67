package org.caitfit.landscape;

import java.util.OptionalDouble;

/**
 * D of the foreign ion from zone-averaged continuity, eq. (3) of Gunawan, Schaefer, Weitzel, Phys. Chem. Chem. Phys. 2024, 26,
 * 14430. With B, F, D for bulk, middle of the front (n_F = (n_B + n_D)/2) and replacement zone, and the field E_B of the bulk
 * counted positive into the glass (the paper prints a minus with its own sign of E),
 *
 * <pre>
 * D_f = D_B (n_B + n_D)/(n_B - n_D) n_B/(4 (D_B/D_F) n_B + (4 kT/(e E_B)) dn/dx - (n_B + n_D)) - D_D n_D/(n_B - n_D)
 * </pre>
 *
 * It rests on equal native fluxes in bulk and mid-front: for a front between two constant D (n_D = 0) it gives
 * D_B/(2 + D_B/D_f), so that it holds where the native ion is much faster.
 */
public final class ZoneContinuity {
    private ZoneContinuity() {}

    /**
     * D of the foreign ion, m^2/s; empty where the relation gives none (a denominator or the result is not positive).
     *
     * @param bulk D_B of the native ion, m^2/s
     * @param front D_F, m^2/s
     * @param zone D_D, m^2/s
     * @param zones of the profile
     * @param density n_B, m^-3
     * @param bulkField E_B over the thermal voltage of the native ion, kT/(z e), 1/m, positive
     */
    public static OptionalDouble foreignDiffusivity(
            double bulk, double front, double zone, FrontZones zones, double density, double bulkField) {
        double nD = zones.plateau();
        double below = 4 * bulk / front * density + 4 * zones.gradient() / bulkField - (density + nD);
        double result = bulk * (density + nD) / (density - nD) * density / below - zone * nD / (density - nD);
        return below > 0 && bulkField > 0 && result > 0 ? OptionalDouble.of(result) : OptionalDouble.empty();
    }
}
