package org.caitfit.invert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.invert.NativeShareFit.Fitted;
import org.caitfit.results.InvertedPoint;
import org.caitfit.results.ProfilePoint;
import org.caitfit.solver.Outcome;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;

/**
 * D_native(n)/D_foreign straight from one profile of a CAIT experiment (model.md section 4): a smooth native share under the
 * measured profile, the native flux that belongs to it, and from both the ratio. The flux is the self-similar one at first and then
 * that of a run with the D found, by what it differs from the self-similar flux of the same run: in this way the flux follows
 * the measured profile in every step, and only what the profile cannot tell comes from the run.
 */
public final class DirectInversion {
    private static final int MOST_ITERATIONS = 12;
    /** Change of ln(ratio) that ends the iteration. */
    private static final double STEADY = 0.01;
    /** Sum of squares above the number of points, in its standard deviations, that still is noise. */
    private static final double NOISE = 3;
    /** Distance from a front that the instrument does not resolve, in its standard deviations, from where on the profile tells. */
    private static final double HIDDEN = 1.5;
    /** ... and from the surface, where the blur is one-sided. */
    private static final double SURFACE = 2;
    /** Points of the result per unit of the logit. */
    private static final int POINTS_PER_UNIT = 10;
    /** Highest share of the result. */
    private static final double HIGHEST = 0.995;

    /** Share of the replicates in the band. */
    private static final double COVERED = 0.95;

    private final ExperimentModel model;
    private final Map<String, Double> values;
    private final Engine engine;
    private final int replicates;

    private final PairRun run;
    private final MeasuredProfile measured;
    private final ProfileData data;
    private final NativeShareSearch search;

    /**
     * @param model experiment with one measured profile of a stage that holds a voltage
     * @param values parameters by name, SI; of D_native only its value at bulk density is used
     * @param engine where the replicates are fitted
     * @param replicates of the parametric bootstrap, 40 or more for a band
     * @throws InversionException if the experiment cannot be inverted
     */
    public DirectInversion(ExperimentModel model, Map<String, Double> values, Engine engine, int replicates) {
        this.model = model;
        this.values = values;
        this.engine = engine;
        this.replicates = replicates;
        this.run = PairRun.of(model.template().problem(values), model.settings());
        List<MeasuredProfile> profiles = model.experiment().profiles();
        if (profiles.size() != 1) {
            throw new InversionException("an inversion needs one measured profile, " + model.id() + " has "
                    + profiles.size() + "\nMaybe choose another experiment with --experiment.");
        }
        this.measured = profiles.get(0);
        this.data = ProfileData.of(measured, model.template().ions().get(run.nativeIon()), run.bulkDensity());
        this.search = NativeShareSearch.of(data, ExperimentModel.sigma(measured, values));
    }

    /** Inverts. @throws InversionException if no D(n) can be had */
    public Inversion invert() {
        Fitted fitted = search.best(data);
        NativeShare share = fitted.share();
        RatioCurve ratio = ratio(share, new double[share.size()], 0);
        VoltageScale scale = VoltageScale.of(run, share, ratio);
        ratio = ratio(share, new double[share.size()], scale.foreign() / scale.current());
        List<Inversion.Iteration> iterations = new ArrayList<>();
        Matched matched = match(ratio, share, VoltageScale.of(run, share, ratio).foreign());
        boolean steady = false;
        while (!steady && iterations.size() < MOST_ITERATIONS) {
            RatioCurve next = ratio(share, excess(matched.flux(), share), matched.length());
            double change = next.distance(ratio);
            iterations.add(new Inversion.Iteration(matched.foreign(), chiSquare(matched.run()), change));
            steady = change < STEADY;
            if (!steady) {
                ratio = next;
                matched = match(ratio, share, matched.foreign());
            }
        }
        double chiSquare = iterations.get(iterations.size() - 1).chiSquare();
        boolean described = chiSquare < data.points() + NOISE * Math.sqrt(2.0 * data.points());
        Band band = band(fitted, matched);
        return new Inversion(
                points(share, ratio, matched, band),
                new Inversion.Interval(
                        matched.foreign(),
                        matched.foreign() * StrictMath.exp(-band.foreign()),
                        matched.foreign() * StrictMath.exp(band.foreign())),
                run.bulkDiffusivity(),
                new Inversion.Spline(fitted.chiSquare(), data.points(), fitted.parameters(), share.frontDepth()),
                iterations,
                steady && described,
                profile(matched.run()));
    }

    /** A run that moves as many ions as the profile tells. */
    private record Matched(double foreign, Outcome.Completed run, SimulatedFlux flux) {
        /** D_foreign/I, m. */
        double length() {
            return foreign / flux.current();
        }
    }

    /** Finds D_foreign: the amount of natives that left rises with it. */
    private Matched match(RatioCurve ratio, NativeShare share, double first) {
        double wanted = StrictMath.log(FluxBalance.missing(share));
        double at = StrictMath.log(first);
        double slope = 0.5;
        Matched matched = run(ratio, first);
        double gap = StrictMath.log(matched.flux().missing()) - wanted;
        for (int i = 0; i < 8 && Math.abs(gap) > 1e-5; i++) {
            double step = Math.max(-1, Math.min(1, -gap / slope));
            at += step;
            matched = run(ratio, StrictMath.exp(at));
            double next = StrictMath.log(matched.flux().missing()) - wanted;
            slope = Math.max(0.05, Math.min(2, (next - gap) / step));
            gap = next;
        }
        return matched;
    }

    private Matched run(RatioCurve ratio, double foreign) {
        Optional<Outcome.Completed> outcome =
                run.run(ratio.diffusion(foreign, run.bulkDiffusivity(), run.bulkDensity()), foreign);
        Outcome.Completed completed = outcome.orElseThrow(
                () -> new InversionException("the equations could not be solved with the D(n) found from the profile"
                        + "\nMaybe the profile is too noisy or its window too short for an inversion; fit it instead."));
        return new Matched(
                foreign, completed, SimulatedFlux.of(completed, run.nativeIon(), run.bulkDensity(), run.charge()));
    }

    private static double[] excess(SimulatedFlux flux, NativeShare share) {
        double[] excess = new double[share.size()];
        for (int i = 0; i < excess.length; i++) {
            excess[i] = flux.excess(share.logit(i));
        }
        return excess;
    }

    /** The ratio where the profile tells it. @param excess flux beyond the self-similar one @param length D_foreign/I, m */
    private RatioCurve ratio(NativeShare share, double[] excess, double length) {
        boolean[] told = told(share);
        double[] flux = FluxBalance.selfSimilarFlux(share);
        double[] logit = new double[share.size()];
        double[] logRatio = new double[share.size()];
        int count = 0;
        for (int i = 0; i < share.size(); i++) {
            double n = share.share(i);
            double rise = n * (1 - n) * share.steepness(i);
            double ratio = FluxBalance.ratio(flux[i] + excess[i], n, rise, length);
            boolean rises = count == 0 || share.logit(i) > logit[count - 1] + 1e-9;
            if (told[i] && Double.isFinite(ratio) && rises) {
                logit[count] = share.logit(i);
                logRatio[count++] = StrictMath.log(ratio);
            }
        }
        if (count < 2) {
            throw new InversionException("the profile tells D(n) nowhere: everything lies within the depth resolution"
                    + "\nMaybe the resolution is given too large, or the front is too near to the surface.");
        }
        return new RatioCurve(Arrays.copyOf(logit, count), Arrays.copyOf(logRatio, count));
    }

    /**
     * Where the instrument resolves the profile: not where a logistic front as steep as the curve would be narrower than the depth
     * resolution, nor so near to such a place or to the surface that the blur covers what is there; and not before the first
     * measured depth.
     */
    private boolean[] told(NativeShare share) {
        double sigma = search.resolution();
        int reach = (int) Math.ceil(HIDDEN * sigma / share.spacing());
        boolean[] told = new boolean[share.size()];
        for (int i = 0; i < told.length; i++) {
            boolean hidden = share.depth(i) < Math.max(data.depth(0), SURFACE * sigma);
            for (int j = Math.max(0, i - reach); j <= Math.min(told.length - 1, i + reach); j++) {
                hidden |= share.steepness(j) * sigma > 1 && share.depth(j) > SURFACE * sigma;
            }
            told[i] = !hidden;
        }
        return told;
    }

    private double chiSquare(Outcome.Completed completed) {
        double sum = 0;
        for (IonSeries series : measured.ions()) {
            double[] simulated = model.simulated(completed, measured, series.ion(), values);
            for (int i = 0; i < measured.size(); i++) {
                if (measured.used(i)) {
                    double r = ExperimentModel.residual(measured, series.density(i), simulated[i]);
                    sum += r * r;
                }
            }
        }
        return sum;
    }

    /**
     * Lower and upper ends of ln(ratio) at the logits of the result, from the fitted one, and those of ln(D_foreign).
     *
     * @param lower by logit, below 0 @param upper by logit, above 0 @param foreign half width
     */
    private record Band(List<Double> lower, List<Double> upper, double foreign) {}

    /**
     * Parametric bootstrap: data as they might have come out as well, inverted with the excess flux of the last run. The smoothness
     * that predicts best has a bias about as large as the noise that it leaves; so replicates are drawn from and fitted with
     * a rougher curve, whose bias is small beside its noise, and the band also covers the difference of the two curves.
     */
    private Band band(Fitted fitted, Matched matched) {
        Fitted rough = search.rougher(data, fitted);
        double[] seen = search.blur().seen(rough.share());
        double[] logits = logits();
        RatioCurve smoothRatio = asFar(fitted.share(), matched);
        RatioCurve roughRatio = asFar(rough.share(), matched);
        double foreign = VoltageScale.of(run, rough.share(), roughRatio).foreign();
        List<double[]> replicas = engine.run(replicates, number -> {
            NativeShare share = search.like(data.replicate(seen, number), rough).share();
            RatioCurve ratio = asFar(share, matched);
            double[] row = new double[logits.length + 1];
            for (int i = 0; i < logits.length; i++) {
                row[i] = ratio.at(logits[i]) - roughRatio.at(logits[i]);
            }
            row[logits.length] =
                    StrictMath.log(VoltageScale.of(run, share, ratio).foreign() / foreign);
            return row;
        });
        double[] scatter = new double[logits.length];
        for (int i = 0; i < scatter.length; i++) {
            int column = i;
            scatter[i] = Math.sqrt(replicas.stream()
                    .mapToDouble(row -> row[column] * row[column])
                    .average()
                    .orElse(Double.NaN));
        }
        double factor = factor(replicas, scatter, smoothRatio);
        List<Double> lower = new ArrayList<>();
        List<Double> upper = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            double bias = roughRatio.at(logits[i]) - smoothRatio.at(logits[i]);
            lower.add(Math.min(0, bias) - factor * scatter[i]);
            upper.add(Math.max(0, bias) + factor * scatter[i]);
        }
        return new Band(
                lower,
                upper,
                covering(replicas.stream()
                        .mapToDouble(row -> Math.abs(row[logits.length]))
                        .toArray()));
    }

    /**
     * What makes of the scatter a band that holds the whole curve of 95 % of the replicates (sup-t band; Montiel Olea and
     * Plagborg-Moller, J. Appl. Econometrics 34 (2019) 1).
     */
    private double factor(List<double[]> replicas, double[] scatter, RatioCurve told) {
        double[] logits = logits();
        return covering(replicas.stream()
                .mapToDouble(row -> {
                    double largest = 0;
                    for (int i = 0; i < logits.length; i++) {
                        if (logits[i] >= told.lowest() && logits[i] <= told.highest() && scatter[i] > 0) {
                            largest = Math.max(largest, Math.abs(row[i]) / scatter[i]);
                        }
                    }
                    return largest;
                })
                .toArray());
    }

    /** The smallest of some numbers that 95 % of them do not exceed. */
    private static double covering(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(COVERED * sorted.length) - 1];
    }

    private RatioCurve asFar(NativeShare share, Matched matched) {
        return ratio(share, excess(matched.flux(), share), matched.length());
    }

    /** Logits of the result: equally spaced, so that both ends of 0 .. 1 are seen. */
    private double[] logits() {
        double low = NativeShare.logitOf(1e-3);
        double high = NativeShare.logitOf(HIGHEST);
        int count = (int) Math.floor((high - low) * POINTS_PER_UNIT);
        double[] logits = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            logits[i] = low + (double) i / POINTS_PER_UNIT;
        }
        return logits;
    }

    private List<InvertedPoint> points(NativeShare share, RatioCurve ratio, Matched matched, Band band) {
        boolean[] told = told(share);
        double[] logits = logits();
        List<InvertedPoint> points = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            double u = logits[i];
            boolean informative = u >= ratio.lowest() && u <= ratio.highest();
            double depth = share.depthOf(u);
            informative &= told[(int) Math.min(told.length - 1, Math.round(depth / share.spacing()))];
            if (!informative) {
                continue;
            }
            double value = ratio.at(u);
            points.add(new InvertedPoint(
                    NativeShare.share(u),
                    depth,
                    StrictMath.exp(value),
                    StrictMath.exp(value + band.lower().get(i)),
                    StrictMath.exp(value + band.upper().get(i)),
                    StrictMath.exp(value) * matched.foreign(),
                    informative));
        }
        return points;
    }

    private List<ProfilePoint> profile(Outcome.Completed completed) {
        List<ProfilePoint> points = new ArrayList<>();
        for (IonSeries series : measured.ions()) {
            double[] simulated = model.simulated(completed, measured, series.ion(), values);
            double[] unblurred = model.unblurred(completed, measured, series.ion());
            for (int i = 0; i < measured.size(); i++) {
                points.add(new ProfilePoint(
                        "inversion",
                        model.id(),
                        measured.id(),
                        series.ion(),
                        i,
                        measured.depth(i),
                        series.density(i),
                        simulated[i],
                        unblurred[i],
                        ExperimentModel.sigma(measured, series.density(i), simulated[i]),
                        ExperimentModel.residual(measured, series.density(i), simulated[i]),
                        measured.used(i),
                        measured.referenceDensity(),
                        measured.shownUnit().symbol(),
                        measured.shownUnit().factor(),
                        measured.synthetic()));
            }
        }
        return points;
    }
}
