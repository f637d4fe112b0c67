package org.caitfit.solver;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * A sum of Gaussians. The Fermi energy solves sum w_i Phi((E - c_i)/sigma_i) = filling: Newton steps on the logit of both
 * sides, which is nearly linear in E at the middle and quadratic in the tails, within a bracket that shrinks; where a step
 * leaves it, the bracket is halved.
 */
public final class GaussianSumSites implements SiteDistribution {
    private static final int MOST_STEPS = 100;
    private static final double ROUND_OFF = 1e-15;
    /** A Newton step of so many standard deviations leaves an error of about its square. */
    private static final double LAST_STEP = 1e-9;

    /** The table reaches from -4.5 to 4.5 standard deviations, fillings of 3e-6 and 1 - 3e-6. */
    private static final double LOWEST_START = -4.5;

    private static final double START_STEP = 0.25;
    private static final int START_POINTS = 37;

    private final double[] weight;
    private final double[] centre;
    private final double[] sigma;
    private final double[] startEnergy = new double[START_POINTS];
    private final double[] startSlope = new double[START_POINTS];
    private final double width;
    private final double narrowest;

    /**
     * One Gaussian of the sum.
     *
     * @param weight share of the sites, over the sum of all weights, positive
     * @param centre J, on a scale of its own
     * @param fwhm full width at half maximum, J, positive
     */
    public record Part(double weight, double centre, double fwhm) {
        public Part {
            if (!(weight > 0)
                    || !Double.isFinite(weight)
                    || !Double.isFinite(centre)
                    || !(fwhm > 0)
                    || !Double.isFinite(fwhm)) {
                throw new IllegalArgumentException("a Gaussian needs weight > 0, a finite centre and FWHM > 0, got "
                        + weight + ", " + centre + ", " + fwhm);
            }
        }
    }

    /** @param parts at least one */
    public GaussianSumSites(List<Part> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a sum of Gaussians needs at least one");
        }
        double sum = parts.stream().mapToDouble(Part::weight).sum();
        weight = parts.stream().mapToDouble(p -> p.weight() / sum).toArray();
        centre = parts.stream().mapToDouble(Part::centre).toArray();
        sigma = parts.stream()
                .mapToDouble(p -> p.fwhm() / GaussianSites.FWHM_OVER_SIGMA)
                .toArray();
        width = parts.stream()
                .mapToDouble(p -> p.fwhm() + Math.abs(p.centre()))
                .max()
                .orElseThrow();
        narrowest = Arrays.stream(sigma).min().orElseThrow();
        tabulate();
    }

    /** The table from which other solutions start: energies at equal steps of the quantile of the filling. */
    private void tabulate() {
        for (int i = 0; i < startEnergy.length; i++) {
            double z = LOWEST_START + i * START_STEP;
            startEnergy[i] = solve(NormalDistribution.below(z), z, Double.NaN);
            startSlope[i] = NormalDistribution.density(z) / density(startEnergy[i]) * START_STEP;
        }
    }

    /** Cubic through the table; not a number beyond it. */
    private double start(double z) {
        double s = (z - LOWEST_START) / START_STEP;
        int i = (int) s;
        if (!(s >= 0) || i > startEnergy.length - 2) {
            return Double.NaN;
        }
        double w = s - i;
        double a = startSlope[i];
        double b = startSlope[i + 1];
        double rise = startEnergy[i + 1] - startEnergy[i];
        return startEnergy[i] + w * (a + w * (3 * rise - 2 * a - b + w * (a + b - 2 * rise)));
    }

    @Override
    public double energy(double filling) {
        double z = NormalDistribution.quantile(filling);
        return solve(filling, z, start(z));
    }

    /** @param start first guess, ignored if it cannot be right */
    private double solve(double filling, double z, double start) {
        // each Gaussian alone would be filled up to here: the sum is, somewhere between the extremes
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weight.length; i++) {
            low = Math.min(low, centre[i] + sigma[i] * z);
            high = Math.max(high, centre[i] + sigma[i] * z);
        }
        double wanted = FastMath.log(filling / (1 - filling));
        double energy = start > low && start < high ? start : 0.5 * (low + high);
        for (int step = 0; step < MOST_STEPS && high - low > ROUND_OFF * width; step++) {
            double filled = filling(energy);
            double empty = 1 - filled;
            double excess = FastMath.log(filled / empty) - wanted;
            if (excess > 0) {
                high = energy;
            } else {
                low = energy;
            }
            double next = energy - excess * filled * empty / density(energy);
            if (!(next >= low && next <= high)) {
                next = 0.5 * (low + high);
            } else if (Math.abs(next - energy) <= LAST_STEP * narrowest) {
                return next;
            }
            energy = next;
        }
        return energy;
    }

    private double filling(double energy) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * NormalDistribution.below((energy - centre[i]) / sigma[i]);
        }
        return sum;
    }

    @Override
    public double density(double energy) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] / sigma[i] * NormalDistribution.density((energy - centre[i]) / sigma[i]);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GaussianSumSites o
                && Arrays.equals(weight, o.weight)
                && Arrays.equals(centre, o.centre)
                && Arrays.equals(sigma, o.sigma);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(weight) + Arrays.hashCode(centre)) + Arrays.hashCode(sigma);
    }
}
