package org.caitfit.verification;

import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.hipparchus.special.Erf;

/**
 * Convective limit (Buckley-Leverett with Welge's tangent) of a Gaussian SED native ion and a foreign
 * ion with constant D. Written in the Fermi energy y (in standard deviations) as parameter, so that nothing is shared with
 * the solver. Densities in n_bulk, D in D_bulk, depth in q = injected ions per area / n_bulk.
 */
public final class Welge {
    private static final int POINTS = 4000;

    private final double steepness;
    private final double sites;
    private final double bulkFermi;
    private final double foreign;
    private final double shockDensity;
    private final double shockDepth;
    /** Integral of dx/(q S) over the zone. */
    private final double zoneResistance;

    private final double diffusionPotential;

    private final double[] density = new double[POINTS + 1];
    private final double[] depth = new double[POINTS + 1];

    /**
     * @param sigmaOverKt standard deviation of the SED over kT
     * @param vacancies fraction of the sites that is vacant at bulk density
     * @param foreign D of the foreign ion
     */
    public Welge(double sigmaOverKt, double vacancies, double foreign) {
        this.steepness = sigmaOverKt;
        this.sites = 1 / (1 - vacancies);
        this.foreign = foreign;
        double lo = -10;
        double hi = 10;
        while (hi - lo > 1e-13) {
            double mid = 0.5 * (lo + hi);
            if (density(mid) < 1) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        bulkFermi = hi;
        // tangent from (1, 1): the first zero of f' - (1 - f)/(1 - n) from below
        lo = -8;
        hi = lo;
        while (excess(hi) < 0) {
            lo = hi;
            hi += 0.01;
        }
        while (hi - lo > 1e-13) {
            double mid = 0.5 * (lo + hi);
            if (excess(mid) < 0) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        double shock = hi;
        shockDensity = density(shock);
        shockDepth = slope(shock);
        double resistance = 0;
        for (int i = 0; i <= POINTS; i++) {
            double y = -8 + (shock + 8) * i / POINTS;
            density[i] = density(y);
            depth[i] = slope(y);
            if (i > 0) {
                double before = -8 + (shock + 8) * (i - 1) / POINTS;
                resistance += 0.5 * (depth[i] - depth[i - 1]) * (1 / conductivity(y) + 1 / conductivity(before));
            }
        }
        zoneResistance = resistance;
        double potential = 0;
        double h = (bulkFermi + 8) / POINTS;
        for (int i = 0; i < POINTS; i++) {
            double y = -8 + h * (i + 0.5);
            potential += h * densityOfStates(y) * (diffusivity(y) - foreign) / conductivity(y);
        }
        diffusionPotential = potential;
    }

    static Welge of(StandardCase glass) {
        double kT = PhysicalConstants.BOLTZMANN * StandardCase.TEMPERATURE;
        return new Welge(
                StandardCase.FWHM / SiteEnergyDiffusion.FWHM_OVER_SIGMA / kT,
                StandardCase.VACANCIES,
                glass.foreignRatio());
    }

    /** Shock density n*. */
    public double shockDensity() {
        return shockDensity;
    }

    /** Depth of the shock over q. */
    public double shockDepth() {
        return shockDepth;
    }

    /** Integral of (D_n - D_f)/S dn from 0 to 1: diffusion potential over VT. */
    double diffusionPotential() {
        return diffusionPotential;
    }

    /** Native density at a depth over q. */
    double densityAt(double xi) {
        if (xi > shockDepth) {
            return 1;
        }
        int i = 0;
        while (i < POINTS - 1 && depth[i + 1] < xi) {
            i++;
        }
        double w = Math.max(0, (xi - depth[i]) / (depth[i + 1] - depth[i]));
        return density[i] + w * (density[i + 1] - density[i]);
    }

    /** q at a time: U/VT = dq/dt (K q + (L - X)/D_bulk). Lengths in one unit, D_bulk = 1. */
    double injected(double potential, double thickness, double time) {
        double a = zoneResistance - shockDepth;
        return (-thickness + Math.sqrt(thickness * thickness + 2 * a * potential * time)) / a;
    }

    /** dq/dt at a time. */
    double current(double potential, double thickness, double time) {
        double a = zoneResistance - shockDepth;
        return potential / Math.sqrt(thickness * thickness + 2 * a * potential * time);
    }

    private double density(double y) {
        return sites * 0.5 * Erf.erfc(-y / Math.sqrt(2));
    }

    private double densityOfStates(double y) {
        return sites * Math.exp(-0.5 * y * y) / Math.sqrt(2 * Math.PI);
    }

    private double diffusivity(double y) {
        return Math.exp(steepness * (y - bulkFermi));
    }

    private double conductivity(double y) {
        double n = density(y);
        return n * diffusivity(y) + (1 - n) * foreign;
    }

    /** f'(n). */
    private double slope(double y) {
        double n = density(y);
        double d = diffusivity(y);
        double mobilitySlope = d + n * d * steepness / densityOfStates(y);
        double s = conductivity(y);
        return (mobilitySlope * (1 - n) * foreign + n * d * foreign) / (s * s);
    }

    private double excess(double y) {
        double n = density(y);
        return slope(y) - (1 - n * diffusivity(y) / conductivity(y)) / (1 - n);
    }
}
