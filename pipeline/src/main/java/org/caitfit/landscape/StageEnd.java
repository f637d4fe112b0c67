package org.caitfit.landscape;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.caitfit.solver.DepthProfile;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.Ion;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/**
 * A simulated experiment at the end of one of its stages.
 *
 * @param problem what was run
 * @param stage index, from 0
 * @param profile as simulated
 * @param blurred the same as an instrument sees it; empty if none does
 * @param currentDensity at the end of the stage, A/m^2
 */
public record StageEnd(
        TransportProblem problem,
        int stage,
        DepthProfile profile,
        Optional<DepthProfile> blurred,
        double currentDensity) {

    /** Depth at which the first native ion crosses half of its bulk density, m; empty if it does not. */
    public static OptionalDouble front(TransportProblem problem, DepthProfile profile) {
        int k = firstNative(problem);
        return profile.depthOfRise(k, 0.5 * problem.ions().get(k).initialDensity());
    }

    Stage conditions() {
        return problem.stages().get(stage);
    }

    Ion ion(int k) {
        return problem.ions().get(k);
    }

    boolean isNative(int k) {
        return ion(k).initialDensity() > 0;
    }

    double temperature() {
        return conditions().temperature();
    }

    /** kT, J. */
    double thermalEnergy() {
        return PhysicalConstants.BOLTZMANN * temperature();
    }

    /** The foreign ion that is driven in; empty if none is. */
    OptionalInt foreign() {
        OptionalInt delivered = conditions().control().deliveredIonIfAny();
        return delivered.isPresent() && !isNative(delivered.getAsInt()) ? delivered : OptionalInt.empty();
    }

    /** The first native ion: that of front and plateau. */
    int firstNative() {
        return firstNative(problem);
    }

    private static int firstNative(TransportProblem problem) {
        for (int k = 0; k < problem.ions().size(); k++) {
            if (problem.ions().get(k).initialDensity() > 0) {
                return k;
            }
        }
        throw new IllegalStateException("no native ion");
    }

    DiffusionModel model(int k) {
        return conditions().diffusion().get(k);
    }

    /** Whether D of an ion depends on its own density, or on none. */
    boolean dependsOnItself(int k) {
        return model(k).arguments().isEmpty();
    }

    /** D of an ion at the density it depends on, m^2/s. @param density m^-3 */
    double diffusivity(int k, double density) {
        return model(k).at(density, temperature()).value();
    }

    /** D of an ion in the untouched glass, m^2/s. */
    double bulkDiffusivity(int k) {
        double argument = dependsOnItself(k)
                ? ion(k).initialDensity()
                : model(k).arguments().stream()
                        .mapToDouble(i -> ion(i).initialDensity())
                        .sum();
        return diffusivity(k, argument);
    }

    /** D of an ion at a depth of a profile, m^2/s. */
    double diffusivityAt(DepthProfile seen, int k, double depth) {
        double argument = dependsOnItself(k)
                ? seen.densityAt(k, depth)
                : model(k).arguments().stream()
                        .mapToDouble(i -> seen.densityAt(i, depth))
                        .sum();
        return diffusivity(k, argument);
    }

    /** Conductivity of the untouched glass by one ion, S/m: (z e)^2 n D_sigma/kT. */
    double bulkConductivity(int k) {
        double charge = ion(k).charge() * PhysicalConstants.ELEMENTARY_CHARGE;
        return charge * charge * ion(k).initialDensity() * bulkDiffusivity(k) / thermalEnergy();
    }

    /** Field in the untouched glass behind the front, V/m, positive into the glass: current over conductivity. */
    double bulkField() {
        double conductivity = 0;
        for (int k = 0; k < problem.ions().size(); k++) {
            conductivity += isNative(k) ? bulkConductivity(k) : 0;
        }
        return currentDensity / conductivity;
    }

    /** Largest |excess charge density| over the fixed charge density, over the cells of the profile. */
    double largestExcessCharge() {
        double largest = 0;
        double fixed = problem.fixedCharge();
        for (int cell = 0; cell < profile.cells(); cell++) {
            double charge = -fixed;
            for (int k = 0; k < problem.ions().size(); k++) {
                charge += ion(k).charge() * profile.density(k, cell);
            }
            largest = Math.max(largest, Math.abs(charge));
        }
        return largest / fixed;
    }
}
