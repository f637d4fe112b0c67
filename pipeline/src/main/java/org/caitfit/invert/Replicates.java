package org.caitfit.invert;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.caitfit.engine.Engine;
import org.caitfit.invert.NativeShareFit.Fitted;

/**
 * Bands by parametric bootstrap: data as they might have come out as well, inverted in the same way. The smoothness that predicts
 * best has a bias about as large as the noise that it leaves; so replicates are drawn from and fitted with a rougher curve, whose
 * bias is small beside its noise, and the band also covers the difference of the two curves.
 */
final class Replicates {
    /** Probability of a band, and of an interval. */
    private static final double COVERED = 0.95;

    private final double[] logit;
    private final double[] lower;
    private final double[] upper;
    private final double interval;

    private Replicates(double[] logit, double[] lower, double[] upper, double interval) {
        this.logit = logit;
        this.lower = lower;
        this.upper = upper;
        this.interval = interval;
    }

    /** What is made of a smooth profile. @param curve ln(D) @param number another result */
    record Inverted(LogCurve curve, double number) {}

    /**
     * @param search that found the fit
     * @param data measured
     * @param fitted to them
     * @param count of replicates, 20 or more
     * @param engine where they are fitted
     * @param logit where the band is wanted
     * @param invert what is made of a profile
     */
    static Replicates of(
            NativeShareSearch search,
            ProfileData data,
            Fitted fitted,
            int count,
            Engine engine,
            double[] logit,
            Function<NativeShare, Inverted> invert) {
        Fitted rough = search.rougher(data, fitted);
        double[] seen = search.blur().seen(rough.share());
        Inverted smooth = invert.apply(fitted.share());
        Inverted centre = invert.apply(rough.share());
        List<double[]> rows = engine.run(count, number -> {
            Inverted one = invert.apply(
                    search.like(data.replicate(seen, number), rough).share());
            double[] row = new double[logit.length + 1];
            for (int i = 0; i < logit.length; i++) {
                row[i] = one.curve().at(logit[i]) - centre.curve().at(logit[i]);
            }
            row[logit.length] = one.number() - centre.number();
            return row;
        });
        double[] scatter = new double[logit.length];
        for (int i = 0; i < scatter.length; i++) {
            int column = i;
            scatter[i] = Math.sqrt(rows.stream()
                    .mapToDouble(row -> row[column] * row[column])
                    .average()
                    .orElse(Double.NaN));
        }
        double factor = covering(rows.stream()
                .mapToDouble(row -> largest(row, scatter, logit, smooth.curve()))
                .toArray());
        double[] lower = new double[logit.length];
        double[] upper = new double[logit.length];
        for (int i = 0; i < logit.length; i++) {
            double bias = centre.curve().at(logit[i]) - smooth.curve().at(logit[i]);
            lower[i] = Math.min(0, bias) - factor * scatter[i];
            upper[i] = Math.max(0, bias) + factor * scatter[i];
        }
        double interval = covering(
                rows.stream().mapToDouble(row -> Math.abs(row[logit.length])).toArray());
        return new Replicates(logit, lower, upper, interval);
    }

    /**
     * Largest deviation of a replicate over its scatter where the curve is told: what makes of the scatter a band that holds whole
     * curves (sup-t band; Montiel Olea and Plagborg-Moller, J. Appl. Econometrics 34 (2019) 1).
     */
    private static double largest(double[] row, double[] scatter, double[] logit, LogCurve told) {
        double largest = 0;
        for (int i = 0; i < logit.length; i++) {
            if (told.tells(logit[i]) && scatter[i] > 0) {
                largest = Math.max(largest, Math.abs(row[i]) / scatter[i]);
            }
        }
        return largest;
    }

    /** The smallest of some numbers that 95 % of them do not exceed. */
    private static double covering(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(COVERED * sorted.length) - 1];
    }

    /** Lower end of the band of ln(D) less the curve. */
    double lower(double u) {
        return Interpolation.linear(logit, lower, u);
    }

    /** Upper end of the band of ln(D) less the curve. */
    double upper(double u) {
        return Interpolation.linear(logit, upper, u);
    }

    /** Half of the width of the interval of the other result. */
    double interval() {
        return interval;
    }
}
