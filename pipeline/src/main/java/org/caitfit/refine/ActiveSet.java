package org.caitfit.refine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caitfit.refine.Journal.Sample;
import org.caitfit.refine.ResidualModel.Purpose;

/**
 * One refinement: runs of the library over the free parameters, and between them the decision which parameters are held
 * at their bounds and whether the best point is an optimum.
 */
final class ActiveSet {
    /** A parameter is let go from its bound at most so often, against cycles. */
    private static final int RELEASES = 10;

    private final RefineSettings settings;
    private final double[] lower;
    private final double[] upper;
    private final Journal journal;
    private final Differences differences;
    private final double[] start;
    private final int[] releases;
    private BitSet held = new BitSet();
    private BitSet hits = new BitSet();
    private Optional<Sample> first = Optional.empty();
    private Optional<Optimality> optimality = Optional.empty();
    private Optional<double[][]> columns = Optional.empty();

    ActiveSet(ResidualModel model, double[] lower, double[] upper, double[] start, RefineSettings settings) {
        this.settings = settings;
        this.lower = lower;
        this.upper = upper;
        this.start = start;
        this.journal = new Journal(model, settings.maxEvaluations());
        this.differences =
                new Differences(journal, lower, upper, settings.differenceStep(), settings.centralDifferences());
        this.releases = new int[lower.length];
    }

    Refinement refine() {
        first = journal.evaluate(start, Purpose.START);
        if (first.isEmpty()) {
            return result(StopReason.FAILED_START, "No residuals at the start: " + journal.lastFailure());
        }
        try {
            while (true) {
                Optional<Refinement> end = segment();
                if (end.isPresent()) {
                    return end.get();
                }
            }
        } catch (SegmentEnd end) {
            return budget();
        }
    }

    /** The same result as before from the end of a refinement alone: one evaluation instead of all. */
    Refinement restored(RefinementEnd end) {
        first = journal.evaluate(end.best().copy(), Purpose.START);
        if (first.isPresent() && end.derivatives()) {
            judge();
        }
        Refinement again = result(end.reason(), end.detail());
        return new Refinement(
                end.reason(),
                end.detail(),
                end.start(),
                end.best(),
                end.chiSquareStart(),
                end.chiSquare(),
                end.points(),
                again.atBound(),
                end.gradientCosine(),
                end.predictedReduction(),
                end.iterations(),
                end.evaluations(),
                again.covariance(),
                end.residualLag1(),
                List.of());
    }

    /** Judges the best point, then runs the library once. A result if this is the end. */
    private Optional<Refinement> segment() {
        int failuresBefore = journal.failures();
        if (!judge()) {
            return Optional.of(blocked("A derivative could not be had at the best point: "));
        }
        Optimality now = optimality.orElseThrow();
        BitSet hold = (BitSet) now.atBound.clone();
        for (int k = now.inward.nextSetBit(0); k >= 0; k = now.inward.nextSetBit(k + 1)) {
            if (!hits.get(k) && (!held.get(k) || releases[k]++ < RELEASES)) {
                hold.clear(k);
            }
        }
        held = hold;
        BitSet free = new BitSet();
        free.set(0, lower.length);
        free.andNot(held);
        double before = journal.best().chiSquare;
        SegmentEnd end = free.isEmpty()
                ? new SegmentEnd(SegmentEnd.Kind.LIBRARY)
                : Segment.run(journal, differences, lower, upper, free, settings);
        hits = end.hits;
        switch (end.kind) {
            case BUDGET:
                return Optional.of(budget());
            case DERIVATIVE_FAILED:
                columns = Optional.empty();
                optimality = Optional.empty();
                return Optional.of(blocked("A derivative could not be had: "));
            case BOUND:
                return Optional.empty();
            case LIBRARY:
                return ended(before, failuresBefore);
        }
        throw new AssertionError(end.kind);
    }

    private Optional<Refinement> ended(double before, int failuresBefore) {
        BitSet heldBefore = (BitSet) held.clone();
        if (!judge()) {
            return Optional.of(blocked("A derivative could not be had at the best point: "));
        }
        Optimality now = optimality.orElseThrow();
        if (now.optimal) {
            return Optional.of(optimum());
        }
        boolean progress = before - journal.best().chiSquare > now.tolerance;
        boolean releasable = heldBefore.stream().anyMatch(k -> now.inward.get(k) && releases[k] < RELEASES);
        if (progress || releasable) {
            return Optional.empty();
        }
        if (now.flat) {
            return Optional.of(optimum());
        }
        if (!differences.central() && journal.best().residuals.jacobian().isEmpty()) {
            differences.useCentral();
            return Optional.empty();
        }
        if (journal.failures() > failuresBefore) {
            return Optional.of(blocked("The last steps were rejected because the model failed: "));
        }
        if (now.near) {
            return Optional.of(optimum());
        }
        return Optional.of(result(
                StopReason.NO_PROGRESS,
                String.format(
                        Locale.ROOT,
                        "No step lowers chi-square, though %.3g less is predicted. Maybe the difference step is"
                                + " too small for the noise of the model.",
                        now.reduction)));
    }

    /** Jacobian and optimality at the best point; false where a derivative cannot be had. */
    private boolean judge() {
        Sample best = journal.best();
        BitSet all = new BitSet();
        all.set(0, lower.length);
        optimality = Optional.empty();
        columns = differences.columns(best, all);
        optimality = columns.map(c -> new Optimality(best, c, lower, upper, settings));
        return optimality.isPresent();
    }

    private Refinement optimum() {
        Optimality now = optimality.orElseThrow();
        String measure = String.format(
                Locale.ROOT,
                "Largest gradient cosine %.2g, chi-square could fall by %.2g",
                now.gradientCosine,
                now.reduction);
        return now.atBound.isEmpty()
                ? result(StopReason.CONVERGED, measure + ".")
                : result(
                        StopReason.AT_BOUND,
                        measure + "; " + now.atBound.cardinality() + " of " + lower.length + " parameters at a bound, "
                                + now.pressed.cardinality() + " pressed against it.");
    }

    private Refinement blocked(String what) {
        return result(StopReason.BLOCKED_BY_FAILURES, what + journal.lastFailure());
    }

    private Refinement budget() {
        try {
            if (judge() && optimality.orElseThrow().optimal) {
                return optimum();
            }
        } catch (SegmentEnd end) {
            columns = Optional.empty();
        }
        return result(
                StopReason.BUDGET,
                "Budget of " + settings.maxEvaluations() + " evaluations used; the best point is kept.");
    }

    private Refinement result(StopReason reason, String detail) {
        Point from = Point.of(start);
        double[] best = first.isPresent() ? journal.best().point : start;
        BitSet atBound = Optimality.atBound(best, lower, upper);
        List<Integer> sides = new ArrayList<>();
        double[] spans = new double[lower.length];
        for (int k = 0; k < lower.length; k++) {
            sides.add(atBound.get(k) ? best[k] <= lower[k] ? -1 : 1 : 0);
            spans[k] = upper[k] - lower[k];
        }
        // A parameter that merely lies at its bound still shares in undetermined directions.
        BitSet free = new BitSet();
        free.set(0, lower.length);
        free.andNot(optimality.map(o -> o.pressed).orElse(atBound));
        return new Refinement(
                reason,
                detail,
                from,
                Point.of(best),
                first.map(s -> s.chiSquare).orElse(Double.NaN),
                first.map(s -> journal.best().chiSquare).orElse(Double.NaN),
                first.map(s -> s.residuals.values().length).orElse(0),
                sides,
                optimality.map(o -> o.gradientCosine).orElse(Double.NaN),
                optimality.map(o -> o.reduction).orElse(Double.NaN),
                journal.iterations(),
                journal.visits().size(),
                columns.map(c ->
                        new Covariance(c, free, atBound, spans, journal.best().chiSquare, settings.rankTolerance())),
                first.map(s -> Numbers.lag1(journal.best().residuals.values())).orElse(Double.NaN),
                journal.visits());
    }
}
