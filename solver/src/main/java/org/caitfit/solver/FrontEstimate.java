package org.caitfit.solver;

/**
 * What the electroneutral theory says of a CAIT stage before it is run; steers the grid, never the answer. Scaled units.
 *
 * @param firstCurrent current density at the start
 * @param zoneConductivity z^2 D of the delivered ion where it has replaced all others
 * @param bulkConductivity sum of z^2 D n of the untouched glass
 * @param injected estimate of the ions delivered by the end of the stage, over the fixed charge density: a length
 */
record FrontEstimate(double firstCurrent, double zoneConductivity, double bulkConductivity, double injected) {

    /** Potentiostatic: U = j (L/S_bulk + X (1/S_zone - 1/S_bulk)), X = integral of j dt. */
    static FrontEstimate potentiostatic(double zone, double bulk, double thickness, double potential, double duration) {
        double first = potential * bulk / thickness;
        double a = Math.max(0, 1 / zone - 1 / bulk);
        double b = thickness / bulk;
        double ut = Math.abs(potential) * duration;
        double injected = 2 * ut / (b + Math.sqrt(b * b + 2 * a * ut));
        return new FrontEstimate(first, zone, bulk, Math.min(injected, thickness));
    }

    static FrontEstimate galvanostatic(double zone, double bulk, double thickness, double current, double duration) {
        return new FrontEstimate(current, zone, bulk, Math.min(Math.abs(current) * duration, thickness));
    }

    /** Inverse width of the travelling front at a current: difference of the fields on its two sides (model.md section 4). */
    double inverseWidth(double current) {
        return Math.abs(current) * Math.max(0, 1 / zoneConductivity - 1 / bulkConductivity);
    }

    /** Depth that anything can have reached by the end of the stage. */
    double reach() {
        double spread = Math.max(1, zoneConductivity / bulkConductivity);
        return 1.4 * injected * spread + 10 / Math.max(inverseWidth(firstCurrent), 1e-3);
    }
}
