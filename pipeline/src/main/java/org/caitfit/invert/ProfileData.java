package org.caitfit.invert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.caitfit.evaluate.Residual;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;
import org.caitfit.study.NoiseModel;

/**
 * The used points of a measured profile as measurements of one share between 0 and 1, ion after ion: of the native share of the
 * mobile ions by the native ion itself and by the foreign one, which has what is left; or of the way from one side of a couple
 * to the other.
 */
final class ProfileData {
    private final MeasuredProfile profile;
    private final double[] depth;
    private final List<Line> lines;
    /** Measured densities by ion and point, m^-3. */
    private final double[][] density;

    /** Density of an ion at a share: linear. @param atZero m^-3 @param atOne m^-3 */
    record Line(double atZero, double atOne) {
        double density(double share) {
            return atZero + (atOne - atZero) * share;
        }

        double share(double density) {
            return (density - atZero) / (atOne - atZero);
        }
    }

    private ProfileData(MeasuredProfile profile, double[] depth, List<Line> lines, double[][] density) {
        this.profile = profile;
        this.depth = depth;
        this.lines = lines;
        this.density = density;
    }

    /** @param profile as measured @param line what the share means for the density of each of its ions */
    static ProfileData of(MeasuredProfile profile, Function<String, Line> line) {
        int[] used = IntStream.range(0, profile.size()).filter(profile::used).toArray();
        List<Line> lines = new ArrayList<>();
        double[][] density = new double[profile.ions().size()][used.length];
        for (int k = 0; k < density.length; k++) {
            IonSeries series = profile.ions().get(k);
            lines.add(line.apply(series.ion()));
            for (int i = 0; i < used.length; i++) {
                density[k][i] = series.density(used[i]);
            }
        }
        double[] depth = IntStream.of(used).mapToDouble(profile::depth).toArray();
        return new ProfileData(profile, depth, lines, density);
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

    /** Share as measured at a depth: the mean of what the ions say. */
    double share(int i) {
        double sum = 0;
        for (int k = 0; k < density.length; k++) {
            sum += lines.get(k).share(density[k][i]);
        }
        return sum / density.length;
    }

    /** Residual of a measured value, sigma. @param ion number in the profile @param share share as the instrument sees it */
    double residual(int ion, int i, double share) {
        return Residual.of(profile, density[ion][i], simulated(ion, share));
    }

    /** Derivative of a residual by the share. */
    double slope(int ion, int i, double share) {
        double rise = lines.get(ion).atOne() - lines.get(ion).atZero();
        return rise * Residual.slope(profile, density[ion][i], simulated(ion, share));
    }

    private double simulated(int ion, double share) {
        return lines.get(ion).density(share);
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
                    drawn[k][i] = mean + Residual.sigma(profile, density[k][i], mean) * Draws.normal(place);
                }
            }
        }
        return new ProfileData(profile, depth, lines, drawn);
    }
}
