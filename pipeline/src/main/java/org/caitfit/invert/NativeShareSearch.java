package org.caitfit.invert;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.invert.NativeShareFit.Fitted;

/** Chooses nodes, kink and smoothness of the fit of a profile. */
final class NativeShareSearch {
    private static final int NODES = 120;
    /** Points over which a running mean is taken for the start. */
    private static final int WINDOW = 5;
    /** Nearest that a start comes to 0 and to 1. */
    private static final double EDGE = 0.002;

    /** Share from which on a profile with a front is taken for untouched. */
    private static final double REPLACED = 0.98;
    /** The c of xi of a couple over the depth: xi is depth. */
    private static final double FAR = 100;

    private static final double ROUGHER = 30;

    private static final double SMOOTHEST = 1e5;
    private static final double ROUGHEST = 1e-2;
    private static final double FACTOR = Math.sqrt(10);

    private final NativeShareFit fit;
    private final ResolutionMatrix blur;
    private final NativeShare start;
    private final double resolution;
    private final boolean kinked;

    private NativeShareSearch(
            NativeShareFit fit, ResolutionMatrix blur, NativeShare start, double resolution, boolean kinked) {
        this.fit = fit;
        this.blur = blur;
        this.start = start;
        this.resolution = resolution;
        this.kinked = kinked;
    }

    /**
     * For a profile with a front.
     *
     * @param data measured
     * @param sigma depth resolution, m, 0 for none
     */
    static NativeShareSearch ofFront(ProfileData data, double sigma) {
        double[] mean = runningMean(data);
        int last = data.depths() - 1;
        int end = last;
        while (end > 0 && mean[end - 1] > REPLACED) {
            end--;
        }
        double resolution = Math.max(sigma, 0.5 * pitch(data));
        // beyond, the glass is as it was
        double deepest = Math.min(data.depth(last), data.depth(end) + 4 * Math.max(sigma, pitch(data)));
        return of(data, mean, deepest, sigma, resolution, resolution, true);
    }

    /** For a profile that goes from one side of a couple to the other. @param data measured @param sigma as above */
    static NativeShareSearch ofCouple(ProfileData data, double sigma) {
        double deepest = data.depth(data.depths() - 1);
        double resolution = Math.max(sigma, 0.5 * pitch(data));
        return of(data, runningMean(data), deepest, sigma, resolution, FAR * deepest, false);
    }

    private static double pitch(ProfileData data) {
        int last = data.depths() - 1;
        if (last < WINDOW) {
            throw new InversionException("an inversion needs more than " + WINDOW + " depths, got " + (last + 1)
                    + "\nMaybe widen the window of the profile.");
        }
        return (data.depth(last) - data.depth(0)) / last;
    }

    private static double[] runningMean(ProfileData data) {
        int last = data.depths() - 1;
        double[] mean = new double[data.depths()];
        for (int i = 0; i <= last; i++) {
            int reach = Math.min(WINDOW / 2, Math.min(i, last - i));
            double sum = 0;
            for (int j = i - reach; j <= i + reach; j++) {
                sum += data.share(j);
            }
            mean[i] = Math.min(1 - EDGE, Math.max(EDGE, sum / (2 * reach + 1)));
        }
        return mean;
    }

    private static NativeShareSearch of(
            ProfileData data,
            double[] mean,
            double deepest,
            double sigma,
            double resolution,
            double offset,
            boolean kinked) {
        double spacing = deepest / (NODES - 1);
        int last = data.depths() - 1;
        double[] logit = new double[NODES];
        int at = 0;
        for (int i = 0; i < NODES; i++) {
            while (at < last - 1 && data.depth(at + 1) < i * spacing) {
                at++;
            }
            double part = (i * spacing - data.depth(at)) / (data.depth(at + 1) - data.depth(at));
            double share = mean[at] + Math.min(1, Math.max(0, part)) * (mean[at + 1] - mean[at]);
            logit[i] = NativeShare.logitOf(share);
            if (i > 0) {
                logit[i] = Math.max(logit[i], logit[i - 1] + 1e-6);
            }
        }
        ResolutionMatrix blur = new ResolutionMatrix(data, NODES, spacing, sigma);
        return new NativeShareSearch(
                new NativeShareFit(blur, NODES, spacing, offset),
                blur,
                new NativeShare(spacing, logit),
                resolution,
                kinked);
    }

    ResolutionMatrix blur() {
        return blur;
    }

    /** Depth resolution, or what the distance of the points leaves of it, m. */
    double resolution() {
        return resolution;
    }

    /** The curve with the least risk. */
    Fitted best(ProfileData data) {
        if (!kinked) {
            return bestSmoothness(data, fit.fit(data, NativeShareFit.NO_KINK, 1, start));
        }
        int half = (int) Math.round(start.middle() / start.spacing());
        Fitted best = bestKink(data, half, 1, start);
        best = bestSmoothness(data, best);
        best = bestKink(data, best.kink(), best.smoothness(), best.share());
        return bestSmoothness(data, best);
    }

    /** The curve of the same data with so much less smoothness that noise, not bias, is what it errs by. */
    Fitted rougher(ProfileData data, Fitted smooth) {
        return fit.fit(data, smooth.kink(), smooth.smoothness() / ROUGHER, smooth.share());
    }

    /** The curve of other data of the same kind, with the same smoothness. */
    Fitted like(ProfileData data, Fitted other) {
        Fitted best = fit.fit(data, other.kink(), other.smoothness(), other.share());
        int[] others = kinked ? new int[] {other.kink() - 1, other.kink() + 1} : new int[0];
        for (int kink : others) {
            Fitted next = fit.fit(data, inside(kink), other.smoothness(), best.share());
            best = next.cost() < best.cost() ? next : best;
        }
        return best;
    }

    private Fitted bestKink(ProfileData data, int near, double smoothness, NativeShare from) {
        int reach = (int) Math.ceil(3 * resolution / from.spacing());
        Fitted best = fit.fit(data, inside(near), smoothness, from);
        for (int kink = near - reach; kink <= near + reach; kink++) {
            Fitted next = fit.fit(data, inside(kink), smoothness, best.share());
            best = next.cost() < best.cost() ? next : best;
        }
        return best;
    }

    private int inside(int kink) {
        return Math.min(NODES - 3, Math.max(2, kink));
    }

    /**
     * Of the curves that predict about equally well, as far as the scatter of their risk sum r^2 + 2 (effective parameters) tells,
     * the smoothest.
     */
    private Fitted bestSmoothness(ProfileData data, Fitted from) {
        List<Fitted> tried = new ArrayList<>();
        List<Double> risk = new ArrayList<>();
        NativeShare last = from.share();
        double least = Double.POSITIVE_INFINITY;
        double equal = least;
        for (double s = SMOOTHEST; s >= ROUGHEST; s /= FACTOR) {
            Fitted next = fit.fit(data, from.kink(), s, last);
            double parameters = fit.parameters(data, next);
            last = next.share();
            tried.add(next);
            risk.add(next.chiSquare() + 2 * parameters);
            if (risk.get(risk.size() - 1) < least) {
                least = risk.get(risk.size() - 1);
                equal = least + Math.sqrt(2 * parameters);
            }
        }
        int first = 0;
        while (!(risk.get(first) <= equal)) {
            first++;
        }
        return tried.get(first);
    }

    /** Effective number of parameters of a fit. */
    double parameters(ProfileData data, Fitted fitted) {
        return fit.parameters(data, fitted);
    }
}
