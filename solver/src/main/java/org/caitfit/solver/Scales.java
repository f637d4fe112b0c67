package org.caitfit.solver;

/**
 * Units in which a stage is solved.
 *
 * @param density fixed charge density, m^-3
 * @param diffusivity largest D of the untouched glass, m^2/s
 * @param thermalVoltage V
 */
record Scales(double density, double diffusivity, double thermalVoltage) {
    /** Unit of length, m. */
    static final double LENGTH = 1e-9;

    /** Unit of time, s. */
    double time() {
        return LENGTH * LENGTH / diffusivity;
    }

    /** Unit of field, V/m. */
    double field() {
        return thermalVoltage / LENGTH;
    }

    /** Unit of current density, A/m^2. */
    double current() {
        return PhysicalConstants.ELEMENTARY_CHARGE * density * diffusivity / LENGTH;
    }

    /** Unit of charge per area, C/m^2. */
    double charge() {
        return PhysicalConstants.ELEMENTARY_CHARGE * density * LENGTH;
    }

    /** Scaled permittivity, the Debye length squared. @param relative permittivity */
    double lambda2(double relative) {
        return PhysicalConstants.VACUUM_PERMITTIVITY
                * relative
                * thermalVoltage
                / (PhysicalConstants.ELEMENTARY_CHARGE * density * LENGTH * LENGTH);
    }
}
