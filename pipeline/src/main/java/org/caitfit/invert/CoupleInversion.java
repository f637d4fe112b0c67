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
import org.caitfit.study.CoupleStart;

/**
 * D(X) straight from one profile of a diffusion couple: the Boltzmann-Matano analysis on a smooth profile, its flux then corrected by
 * that of a run with the D found, since a couple ends somewhere. The contact follows from the balance of amounts.
 */
final class CoupleInversion {
    private static final int MOST_ITERATIONS = 12;
    /** Change of ln(D) that ends the iteration. */
    private static final double STEADY = 0.005;
    /** Distance from the two sides, in sigma of a measured value, from where on the profile tells D. */
    private static final double SEEN = 5;
    /** Points of the result. */
    private static final int POINTS = 100;

    private static final int KNOTS = 20;

    private final CoupleRun run;
    private final Measurement measurement;
    private final ProfileData data;
    private final NativeShareSearch search;

    CoupleInversion(ExperimentModel model, Map<String, Double> values, CoupleStart couple) {
        this.run = CoupleRun.of(model, values, couple);
        this.measurement = new Measurement(model, values);
        this.data = ProfileData.of(measurement.profile(), ion -> run.line());
        this.search = NativeShareSearch.ofCouple(data, measurement.sigma());
    }

    /** Inverts. @param replicates of the bootstrap; 0: no band @throws InversionException if no D can be had */
    Inversion invert(Engine engine, int replicates) {
        Fitted fitted = search.best(data);
        NativeShare share = fitted.share();
        double contact = FluxBalance.missing(share);
        LogCurve curve = curve(share, Optional.empty());
        List<Inversion.Iteration> iterations = new ArrayList<>();
        Outcome.Completed completed = run.run(diffusion(curve), contact);
        boolean steady = false;
        while (!steady && iterations.size() < MOST_ITERATIONS) {
            LogCurve next = curve(share, Optional.of(SimulatedFlux.ofCouple(completed, run.line())));
            double change = next.distance(curve);
            iterations.add(new Inversion.Iteration(measurement.chiSquare(completed), change));
            steady = change < STEADY;
            if (!steady) {
                // near the ends a D that is too large comes back as one too small
                curve = curve.mean(next);
                completed = run.run(diffusion(curve), contact);
            }
        }
        boolean described =
                measurement.isNoise(iterations.get(iterations.size() - 1).chiSquare());
        Optional<SimulatedFlux> flux = Optional.of(SimulatedFlux.ofCouple(completed, run.line()));
        Optional<Replicates> band = replicates == 0
                ? Optional.empty()
                : Optional.of(Replicates.of(
                        search,
                        data,
                        fitted,
                        replicates,
                        engine,
                        logits(),
                        one -> new Replicates.Inverted(curve(one, flux), FluxBalance.missing(one))));
        double width = band.map(Replicates::interval).orElse(Double.NaN);
        FreeFormDiffusion diffusion = diffusion(curve);
        return new Inversion(
                run.species().name(),
                run.species().initialDensity(),
                points(share, curve, diffusion, band),
                diffusion,
                Optional.empty(),
                Optional.of(new Inversion.Interval(contact, contact - width, contact + width)),
                new Inversion.Spline(
                        fitted.chiSquare(), data.points(), search.parameters(data, fitted), share.middle()),
                iterations,
                steady && described,
                measurement.points(completed));
    }

    /** ln D where the profile tells it. @param flux of a run, for what the ends of the couple do to it */
    private LogCurve curve(NativeShare share, Optional<SimulatedFlux> flux) {
        double[] amount = share.amounts();
        double missing = FluxBalance.missing(share);
        double[] logit = new double[share.size()];
        double[] log = new double[share.size()];
        int count = 0;
        for (int i = 0; i < share.size(); i++) {
            double u = share.logit(i);
            double y = share.share(i);
            double rise = y * (1 - y) * share.steepness(i);
            double own = CoupleBalance.product(y, share.depth(i), amount[i], missing) / (2 * run.duration());
            double d = (own + flux.map(f -> f.excess(u)).orElse(0.0)) / rise;
            boolean rises = count == 0 || u > logit[count - 1] + 1e-9;
            if (told(y) && d > 0 && Double.isFinite(d) && rises) {
                logit[count] = u;
                log[count++] = StrictMath.log(d);
            }
        }
        if (count < 2) {
            throw new InversionException("the profile does not lead from one side of the couple to the other"
                    + "\nMaybe `left` and `right` are interchanged, or the window is too narrow.");
        }
        return new LogCurve(Arrays.copyOf(logit, count), Arrays.copyOf(log, count));
    }

    /** Whether a share can be told from both sides. */
    private boolean told(double share) {
        double sigma = 1 / Math.abs(data.slope(0, 0, share));
        return share > SEEN * sigma && 1 - share > SEEN * sigma;
    }

    /** D(n) for a run: knots in density, which rises or falls with the share. */
    private FreeFormDiffusion diffusion(LogCurve curve) {
        double[] density = new double[KNOTS + 1];
        double[] d = new double[KNOTS + 1];
        boolean rises = run.line().atOne() > run.line().atZero();
        for (int i = 0; i <= KNOTS; i++) {
            double share = (rises ? i : KNOTS - i) / (double) KNOTS;
            density[i] = run.line().density(share);
            d[i] = StrictMath.exp(curve.at(NativeShare.logitOf(share)));
        }
        return new FreeFormDiffusion(density, d);
    }

    private static double[] logits() {
        double[] logits = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            logits[i] = NativeShare.logitOf(i / (double) POINTS);
        }
        return logits;
    }

    private List<InvertedPoint> points(
            NativeShare share, LogCurve curve, FreeFormDiffusion diffusion, Optional<Replicates> band) {
        List<InvertedPoint> points = new ArrayList<>();
        for (double u : logits()) {
            double density = run.line().density(NativeShare.share(u));
            double fraction = density / run.species().initialDensity();
            if (curve.tells(u)) {
                double d = StrictMath.exp(curve.at(u));
                points.add(new InvertedPoint(
                        fraction,
                        share.depthOf(u),
                        d,
                        Optional.of(new InvertedPoint.Band(
                                d * StrictMath.exp(band.map(b -> b.lower(u)).orElse(Double.NaN)),
                                d * StrictMath.exp(band.map(b -> b.upper(u)).orElse(Double.NaN))))));
            } else {
                double d = diffusion.at(density, run.temperature()).value();
                points.add(new InvertedPoint(fraction, share.depthOf(u), d, Optional.empty()));
            }
        }
        return points;
    }
}
