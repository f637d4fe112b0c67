package org.caitfit.solver;

/** Physical constants, CODATA 2018 (exact in the SI). */
public final class PhysicalConstants {
    /** Elementary charge, C. */
    public static final double ELEMENTARY_CHARGE = 1.602176634e-19;

    /** Boltzmann constant, J/K. */
    public static final double BOLTZMANN = 1.380649e-23;

    /** Vacuum permittivity, F/m. */
    public static final double VACUUM_PERMITTIVITY = 8.8541878128e-12;

    private PhysicalConstants() {}

    /** Thermal voltage kT/e, V. @param temperature K */
    public static double thermalVoltage(double temperature) {
        return BOLTZMANN * temperature / ELEMENTARY_CHARGE;
    }
}
