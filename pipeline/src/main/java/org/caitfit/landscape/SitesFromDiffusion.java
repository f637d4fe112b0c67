package org.caitfit.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.PhysicalConstants;

/**
 * The inverse of eq. (2): the populated site energies that a curve D(n) stands for, whatever its form,
 *
 * <pre>
 * E_F(n) - E_F(n_bulk) = kT ln(D(n)/D(n_bulk)),   g(E_F(n)) = dn/dE_F = (kT dlnD/dn)^-1
 * </pre>
 *
 * It exists where D rises with n. Of the sites above E_F(n_bulk), D(n) says nothing.
 */
public final class SitesFromDiffusion {
    private static final double LOWEST_FRACTION = 1e-4;
    /** Just below the bulk density, which may be the last knot of a curve that is constant beyond it. */
    private static final double HIGHEST_FRACTION = 1 - 1e-9;

    private static final int SAMPLES = 4000;

    private final DiffusionModel diffusion;
    private final double temperature;
    private final double bulkDensity;
    private final double lowest;

    /**
     * @param diffusion D of the density of the ion itself
     * @param temperature K
     * @param bulkDensity n_bulk, m^-3
     */
    public SitesFromDiffusion(DiffusionModel diffusion, double temperature, double bulkDensity) {
        this.diffusion = diffusion;
        this.temperature = temperature;
        this.bulkDensity = bulkDensity;
        this.lowest = lowestDensity();
    }

    /** Going down from the bulk density, where D stops to fall; the bulk density if it does so at once. */
    private double lowestDensity() {
        for (int i = SAMPLES; i >= 0; i--) {
            if (densityOfStates(sample(i)).isEmpty()) {
                return i == SAMPLES ? bulkDensity : sample(i + 1);
            }
        }
        return sample(0);
    }

    private double sample(int i) {
        return bulkDensity * (LOWEST_FRACTION + (HIGHEST_FRACTION - LOWEST_FRACTION) * i / SAMPLES);
    }

    /** Whether D rises with n below the bulk density. */
    public boolean exists() {
        return lowest < bulkDensity;
    }

    /** E_F(n) - E_F(n_bulk), J. @param density m^-3 */
    public double fermiEnergy(double density) {
        double ratio = diffusion.at(density, temperature).value()
                / diffusion.at(bulkDensity, temperature).value();
        return PhysicalConstants.BOLTZMANN * temperature * Math.log(ratio);
    }

    /** Density of states at E_F(n), per J and m^3; empty where D does not rise with n. @param density m^-3 */
    public OptionalDouble densityOfStates(double density) {
        DiffusionModel.Diffusivity d = diffusion.at(density, temperature);
        return d.slope() > 0
                ? OptionalDouble.of(d.value() / (PhysicalConstants.BOLTZMANN * temperature * d.slope()))
                : OptionalDouble.empty();
    }

    /**
     * A point of the distribution.
     *
     * @param density of ions up to it, m^-3
     * @param energy above E_F(n_bulk), J
     * @param states per J and m^3
     */
    public record Point(double density, double energy, double states) {}

    /** The distribution at equal steps of the density, by rising energy; empty if it does not exist. */
    public List<Point> curve(int steps) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= steps && exists(); i++) {
            double density = lowest + (HIGHEST_FRACTION * bulkDensity - lowest) * i / steps;
            densityOfStates(density).ifPresent(g -> points.add(new Point(density, fermiEnergy(density), g)));
        }
        return points;
    }

    /**
     * Full width at half maximum of the populated part, cut off at E_F(n_bulk), J; empty if there is none, or if it does not
     * fall to half of its maximum within the densities for which D is given.
     */
    public OptionalDouble populatedFwhm() {
        if (!exists()) {
            return OptionalDouble.empty();
        }
        HalfMaximum half = HalfMaximum.of(n -> densityOfStates(n).orElse(0), lowest, HIGHEST_FRACTION * bulkDensity);
        return half.fromEnd()
                ? OptionalDouble.empty()
                : OptionalDouble.of(fermiEnergy(half.to()) - fermiEnergy(half.from()));
    }
}
