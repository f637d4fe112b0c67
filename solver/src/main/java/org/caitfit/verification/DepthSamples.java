package org.caitfit.verification;

import java.util.function.DoubleUnaryOperator;
import org.caitfit.solver.Profile;

/** A density over depth as means over equal intervals from the surface on, and distances between two of them. */
public final class DepthSamples {
    /** Depth resolution of the bars, m (standard deviation). */
    public static final double BLUR = 5e-9;

    private final double step;
    private final double[] mean;

    private DepthSamples(double step, double[] mean) {
        this.step = step;
        this.mean = mean;
    }

    /** Means of an ion over 0.25 nm down to 300 nm, in units of n_bulk of the standard cases. */
    public static DepthSamples of(Profile profile, int ion) {
        return of(profile, ion, 0.25e-9, 1200, StandardCase.N_BULK);
    }

    public static DepthSamples of(Profile profile, int ion, double step, int count, double unit) {
        double[] mean = new double[count];
        for (int i = 0; i < count; i++) {
            mean[i] = profile.amount(ion, i * step, (i + 1) * step) / (step * unit);
        }
        return new DepthSamples(step, mean);
    }

    public static DepthSamples of(double step, double... mean) {
        return new DepthSamples(step, mean.clone());
    }

    /** Values of a function at the centres of the intervals of this. */
    public DepthSamples like(DoubleUnaryOperator density) {
        double[] value = new double[mean.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = density.applyAsDouble((i + 0.5) * step);
        }
        return new DepthSamples(step, value);
    }

    public double rmsTo(DepthSamples other) {
        return rms(difference(other));
    }

    /** RMS of the difference after a Gaussian of 5 nm standard deviation, cut at the surface. */
    public double blurredRmsTo(DepthSamples other) {
        double[] d = difference(other);
        double[] blurred = new double[d.length];
        int reach = (int) Math.ceil(5 * BLUR / step);
        double[] weight = new double[reach + 1];
        for (int i = 0; i <= reach; i++) {
            double y = i * step / BLUR;
            weight[i] = Math.exp(-0.5 * y * y);
        }
        for (int i = 0; i < d.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(d.length - 1, i + reach); j++) {
                double w = weight[Math.abs(j - i)];
                sum += w * d[j];
                weights += w;
            }
            blurred[i] = sum / weights;
        }
        return rms(blurred);
    }

    private double[] difference(DepthSamples other) {
        if (other.step != step) {
            throw new IllegalArgumentException("steps differ: " + step + " and " + other.step);
        }
        double[] d = new double[Math.min(mean.length, other.mean.length)];
        for (int i = 0; i < d.length; i++) {
            d[i] = mean[i] - other.mean[i];
        }
        return d;
    }

    private static double rms(double[] d) {
        double sum = 0;
        for (double v : d) {
            sum += v * v;
        }
        return Math.sqrt(sum / d.length);
    }
}
