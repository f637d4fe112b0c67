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
import org.caitfit.solver.FreeFormDiffusion;
import org.caitfit.solver.Outcome;

/**
 * D_native(n)/D_foreign straight from one profile of a CAIT experiment (model.md section 4): a smooth native share under the
 * measured profile, the native flux that belongs to it, and from both the ratio. The flux is the self-similar one at first and then
 * that of a run with the D found, by what it differs from the self-similar flux of the same run: in this way the flux follows
 * the measured profile in every step, and only what the profile cannot tell comes from the run.
 */
final class PairInversion {
    private static final int MOST_ITERATIONS = 12;
    /** Change of ln(ratio) that ends the iteration. */
    private static final double STEADY = 0.01;
    /** Distance from a front that the instrument does not resolve, in its standard deviations, from where on the profile tells. */
    private static final double HIDDEN = 1.5;
    /** ... and from the surface, where the blur is one-sided. */
    private static final double SURFACE = 2;
    /** Points of the result per unit of the logit. */
    private static final int POINTS_PER_UNIT = 10;

    private static final double LOWEST = 1e-3;
    private static final double HIGHEST = 0.999;

    private final PairRun run;
    private final Measurement measurement;
    private final ProfileData data;
    private final NativeShareSearch search;

    PairInversion(ExperimentModel model, Map<String, Double> values) {
        this.run = PairRun.of(model, values);
        this.measurement = new Measurement(model, values);
        double bulk = run.bulkDensity();
        this.data = ProfileData.of(
                measurement.profile(),
                ion -> ion.equals(run.nativeIon()) ? new ProfileData.Line(0, bulk) : new ProfileData.Line(bulk, 0));
        this.search = NativeShareSearch.ofFront(data, measurement.sigma());
    }

    /** Inverts. @param replicates of the bootstrap; 0: no band @throws InversionException if no D(n) can be had */
    Inversion invert(Engine engine, int replicates) {
        Fitted fitted = search.best(data);
        NativeShare share = fitted.share();
        LogCurve ratio = ratio(share, Optional.empty(), 0);
        VoltageScale scale = VoltageScale.of(run, share, ratio);
        ratio = ratio(share, Optional.empty(), scale.foreign() / scale.current());
        List<Inversion.Iteration> iterations = new ArrayList<>();
        Matched matched = match(ratio, share, VoltageScale.of(run, share, ratio).foreign());
        boolean steady = false;
        while (!steady && iterations.size() < MOST_ITERATIONS) {
            LogCurve next = ratio(share, Optional.of(matched.flux()), matched.length());
            double change = next.distance(ratio);
            iterations.add(new Inversion.Iteration(measurement.chiSquare(matched.run()), change));
            steady = change < STEADY;
            if (!steady) {
                ratio = next;
                matched = match(ratio, share, matched.foreign());
            }
        }
        boolean described =
                measurement.isNoise(iterations.get(iterations.size() - 1).chiSquare());
        Optional<Replicates> band =
                replicates == 0 ? Optional.empty() : Optional.of(replicates(fitted, matched, replicates, engine));
        FreeFormDiffusion diffusion = diffusion(ratio, matched.foreign());
        double width = band.map(Replicates::interval).orElse(Double.NaN);
        return new Inversion(
                run.nativeIon(),
                run.bulkDensity(),
                points(share, ratio, matched.foreign(), diffusion, band),
                diffusion,
                Optional.of(new Inversion.Foreign(
                        run.foreignIon(),
                        new Inversion.Interval(
                                matched.foreign(),
                                matched.foreign() * StrictMath.exp(-width),
                                matched.foreign() * StrictMath.exp(width)),
                        run.bulkDiffusivity())),
                Optional.empty(),
                new Inversion.Spline(
                        fitted.chiSquare(), data.points(), search.parameters(data, fitted), share.middle()),
                iterations,
                steady && described,
                measurement.points(matched.run()));
    }

    /** A run that moves as many ions as the profile tells. */
    private record Matched(double foreign, Outcome.Completed run, SimulatedFlux flux) {
        /** D_foreign/I, m. */
        double length() {
            return foreign / flux.current();
        }
    }

    /** Finds D_foreign: the amount of natives that left rises with it. */
    private Matched match(LogCurve ratio, NativeShare share, double first) {
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

    private FreeFormDiffusion diffusion(LogCurve ratio, double foreign) {
        return NativeDiffusion.of(ratio, foreign, run.bulkDiffusivity(), run.bulkDensity());
    }

    private Matched run(LogCurve ratio, double foreign) {
        Outcome.Completed completed = run.run(diffusion(ratio, foreign), foreign);
        return new Matched(foreign, completed, run.flux(completed));
    }

    /** ln of the ratio where the profile tells it. @param flux of a run, for what the profile does not tell @param length D_foreign/I, m */
    private LogCurve ratio(NativeShare share, Optional<SimulatedFlux> flux, double length) {
        boolean[] told = told(share);
        double[] own = FluxBalance.selfSimilarFlux(share);
        double[] logit = new double[share.size()];
        double[] log = new double[share.size()];
        int count = 0;
        for (int i = 0; i < share.size(); i++) {
            double u = share.logit(i);
            double n = share.share(i);
            double rise = n * (1 - n) * share.steepness(i);
            double whole = own[i] + flux.map(f -> f.excess(u)).orElse(0.0);
            double ratio = FluxBalance.ratio(whole, n, rise, length);
            boolean rises = count == 0 || u > logit[count - 1] + 1e-9;
            if (told[i] && Double.isFinite(ratio) && rises) {
                logit[count] = u;
                log[count++] = StrictMath.log(ratio);
            }
        }
        if (count < 2 || logit[count - 1] - logit[0] < 2.0 / POINTS_PER_UNIT) {
            throw new InversionException("the profile tells D(n) nowhere: everything lies within the depth resolution"
                    + "\nMaybe the resolution is given too large, or the front is too near to the surface.");
        }
        return new LogCurve(Arrays.copyOf(logit, count), Arrays.copyOf(log, count));
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

    private Replicates replicates(Fitted fitted, Matched matched, int count, Engine engine) {
        return Replicates.of(search, data, fitted, count, engine, logits(), share -> {
            LogCurve ratio = ratio(share, Optional.of(matched.flux()), matched.length());
            return new Replicates.Inverted(
                    ratio, StrictMath.log(VoltageScale.of(run, share, ratio).foreign()));
        });
    }

    /** Logits of the result: equally spaced, so that both ends of 0 .. 1 are seen. */
    private static double[] logits() {
        double low = NativeShare.logitOf(LOWEST);
        int count = (int) Math.floor((NativeShare.logitOf(HIGHEST) - low) * POINTS_PER_UNIT);
        double[] logits = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            logits[i] = low + (double) i / POINTS_PER_UNIT;
        }
        return logits;
    }

    private List<InvertedPoint> points(
            NativeShare share, LogCurve ratio, double foreign, FreeFormDiffusion diffusion, Optional<Replicates> band) {
        boolean[] told = told(share);
        List<InvertedPoint> points = new ArrayList<>();
        for (double u : logits()) {
            double depth = share.depthOf(u);
            double n = NativeShare.share(u);
            if (ratio.tells(u) && told[(int) Math.min(told.length - 1, Math.round(depth / share.spacing()))]) {
                double d = foreign * StrictMath.exp(ratio.at(u));
                points.add(new InvertedPoint(
                        n,
                        depth,
                        d,
                        Optional.of(new InvertedPoint.Band(
                                d * StrictMath.exp(band.map(b -> b.lower(u)).orElse(Double.NaN)),
                                d * StrictMath.exp(band.map(b -> b.upper(u)).orElse(Double.NaN))))));
            } else {
                double d =
                        diffusion.at(n * run.bulkDensity(), run.temperature()).value();
                points.add(new InvertedPoint(n, depth, d, Optional.empty()));
            }
        }
        return points;
    }
}
