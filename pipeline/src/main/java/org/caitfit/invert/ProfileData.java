package org.caitfit.invert;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;
import org.caitfit.study.NoiseModel;

/**
 * The used points of a measured profile as measurements of the native share of the mobile ions: those of the native ion
 * itself, and those of the foreign ion, which has what is left. Ion after ion.
 */
final class ProfileData {
    private final MeasuredProfile profile;
    private final double bulk;
    private final double[] depth;
    private final List<Boolean> natives;
    /** Measured densities by ion and point, m^-3. */
    private final double[][] density;

    private ProfileData(
            MeasuredProfile profile, double bulk, double[] depth, List<Boolean> natives, double[][] density) {
        this.profile = profile;
        this.bulk = bulk;
        this.depth = depth;
        this.natives = natives;
        this.density = density;
    }

    /**
     * @param profile as measured
     * @param nativeIon name of the native ion
     * @param bulk its density in the untouched glass, m^-3
     */
    static ProfileData of(MeasuredProfile profile, String nativeIon, double bulk) {
        int[] used =
                IntStream.range(0, profile.size()).filter(profile::used).toArray();
        List<Boolean> natives = new ArrayList<>();
        double[][] density = new double[profile.ions().size()][used.length];
        for (int k = 0; k < density.length; k++) {
            IonSeries series = profile.ions().get(k);
            natives.add(series.ion().equals(nativeIon));
            for (int i = 0; i < used.length; i++) {
                density[k][i] = series.density(used[i]);
            }
        }
        double[] depth = IntStream.of(used).mapToDouble(profile::depth).toArray();
        return new ProfileData(profile, bulk, depth, natives, density);
    }

    /** Number of depths. */
    int depths() {
        return depth.length;
    }

    /** Depth of a point, m. */
    double depth(int i) {
        return depth[i];
    }

    /** Number of ions measured. */
    int ions() {
        return density.length;
    }

    /** Number of measured values. */
    int points() {
        return depth.length * density.length;
    }

    /** Native share as measured at a depth: the mean of what the ions say. */
    double share(int i) {
        double sum = 0;
        for (int k = 0; k < density.length; k++) {
            double own = density[k][i] / bulk;
            sum += natives.get(k) ? own : 1 - own;
        }
        return sum / density.length;
    }

    /** Residual of a measured value, sigma. @param ion number in the profile @param share native share as the instrument sees it */
    double residual(int ion, int i, double share) {
        return ExperimentModel.residual(profile, density[ion][i], simulated(ion, share));
    }

    /** Derivative of a residual by the native share. */
    double slope(int ion, int i, double share) {
        double sign = natives.get(ion) ? 1 : -1;
        return sign * bulk * ExperimentModel.residualSlope(profile, density[ion][i], simulated(ion, share));
    }

    private double simulated(int ion, double share) {
        return bulk * (natives.get(ion) ? share : 1 - share);
    }

    /** Sum of the squares of all residuals. @param share by depth, as the instrument sees it */
    double chiSquare(double[] share) {
        double sum = 0;
        for (int k = 0; k < density.length; k++) {
            for (int i = 0; i < depth.length; i++) {
                double r = residual(k, i, share[i]);
                sum += r * r;
            }
        }
        return sum;
    }

    /**
     * Data as they might have come out as well (parametric bootstrap).
     *
     * @param share by depth, as the instrument sees it: taken for the truth
     * @param number of the replicate: the same number gives the same data
     */
    ProfileData replicate(double[] share, int number) {
        double[][] drawn = new double[density.length][depth.length];
        for (int k = 0; k < drawn.length; k++) {
            for (int i = 0; i < depth.length; i++) {
                double mean = Math.max(0, simulated(k, share[i]));
                long place = ((long) number * drawn.length + k) * depth.length + i;
                if (profile.noise() instanceof NoiseModel.Counts c) {
                    double scale = c.countsAtBulk() / profile.referenceDensity();
                    drawn[k][i] = Draws.counts(mean * scale, place) / scale;
                } else {
                    drawn[k][i] = mean + ExperimentModel.sigma(profile, density[k][i], mean) * Draws.normal(place);
                }
            }
        }
        return new ProfileData(profile, bulk, depth, natives, drawn);
    }
}
