package org.caitfit.refine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.AbstractOptimizationProblem;
import org.caitfit.refine.Journal.Sample;
import org.caitfit.refine.ResidualModel.Purpose;

/**
 * One run of the library's Levenberg-Marquardt over the free parameters, from the best point so far.
 *
 * <p>Its coordinates are y_k = 1 + (x_k - lower_k)/(upper_k - lower_k), from 1 to 2, so that its relative tolerances are
 * fractions of the bound span. It is told of an infinite cost, and so shrinks its step, where the model fails and where
 * a trial leaves the bounds in vain. A trial that leaves the bounds is tried on them instead, once with the offending
 * parameters put on their bounds and once with the whole step cut short; if chi-square falls, the run ends there so
 * that those parameters can be held. The library is never given values or derivatives of a point other than its own.
 */
final class Segment extends AbstractOptimizationProblem<LeastSquaresProblem.Evaluation> implements LeastSquaresProblem {
    private final Journal journal;
    private final Differences differences;
    private final double[] lower;
    private final double[] upper;
    private final BitSet freeSet;
    private final int[] free;
    private final Sample origin;
    private final double costTolerance;
    private final double rankTolerance;

    private Segment(
            Journal journal,
            Differences differences,
            double[] lower,
            double[] upper,
            BitSet free,
            RefineSettings settings) {
        super(Integer.MAX_VALUE, Integer.MAX_VALUE, (iteration, previous, current) -> false);
        this.journal = journal;
        this.differences = differences;
        this.lower = lower;
        this.upper = upper;
        this.freeSet = free;
        this.free = free.stream().toArray();
        this.origin = journal.best();
        this.rankTolerance = settings.rankTolerance();
        this.costTolerance = costTolerance(journal, settings);
    }

    /** Runs until the library stops, for whatever reason, or a signal ends the run. The journal keeps what was found. */
    static SegmentEnd run(
            Journal journal,
            Differences differences,
            double[] lower,
            double[] upper,
            BitSet free,
            RefineSettings settings) {
        try {
            new LevenbergMarquardtOptimizer()
                    .withInitialStepBoundFactor(settings.firstStep())
                    .withCostRelativeTolerance(costTolerance(journal, settings))
                    .withParameterRelativeTolerance(settings.parameterTolerance())
                    .withOrthoTolerance(settings.orthogonalityTolerance())
                    .optimize(new Segment(journal, differences, lower, upper, free, settings));
        } catch (SegmentEnd end) {
            return end;
        } catch (MathIllegalStateException | MathIllegalArgumentException | MathArithmeticException ignored) {
            // The library gives up in many words; our own check of the best point decides what that means.
        }
        return new SegmentEnd(SegmentEnd.Kind.LIBRARY);
    }

    /** Tight enough, with N residuals, for the end point to pass as an optimum. */
    private static double costTolerance(Journal journal, RefineSettings settings) {
        int n = journal.best().residuals.values().length;
        return Math.min(settings.costTolerance(), 0.1 * settings.reductionTolerance() / n);
    }

    @Override
    public RealVector getStart() {
        RealVector start = new ArrayRealVector(free.length);
        for (int j = 0; j < free.length; j++) {
            start.setEntry(j, coordinate(j));
        }
        return start;
    }

    private double coordinate(int j) {
        int k = free[j];
        return 1 + (origin.point[k] - lower[k]) / (upper[k] - lower[k]);
    }

    @Override
    public int getObservationSize() {
        return origin.residuals.values().length;
    }

    @Override
    public int getParameterSize() {
        return free.length;
    }

    @Override
    public Evaluation evaluate(RealVector y) {
        double[] x = origin.point.clone();
        BitSet outside = new BitSet();
        for (int j = 0; j < free.length; j++) {
            int k = free[j];
            x[k] += (y.getEntry(j) - coordinate(j)) * (upper[k] - lower[k]);
            outside.set(k, !(x[k] >= lower[k] && x[k] <= upper[k]));
        }
        if (!Numbers.finite(x)) {
            return new Trial(y, Optional.empty());
        }
        if (!outside.isEmpty()) {
            onBounds(x, outside);
            return new Trial(y, Optional.empty());
        }
        if (Arrays.equals(x, origin.point)) {
            return new Trial(y, Optional.of(origin));
        }
        return new Trial(y, trial(x));
    }

    private Optional<Sample> trial(double[] x) {
        if (Arrays.equals(x, journal.best().point)) {
            throw new SegmentEnd(SegmentEnd.Kind.LIBRARY);
        }
        // What the Jacobian at the new point costs is kept, so that the end point can be judged.
        if (journal.remaining() - 1 < differences.cost(origin)) {
            throw new SegmentEnd(SegmentEnd.Kind.BUDGET);
        }
        double before = journal.best().chiSquare;
        Optional<Sample> sample = journal.evaluate(x, Purpose.TRIAL);
        double rise = sample.map(s -> s.chiSquare - before).orElse(Double.POSITIVE_INFINITY);
        if (rise >= 0 && rise <= costTolerance * before) {
            throw new SegmentEnd(SegmentEnd.Kind.LIBRARY);
        }
        return sample;
    }

    private void onBounds(double[] x, BitSet outside) {
        Sample best = journal.best();
        double[] clamped = x.clone();
        double[] cut = best.point.clone();
        double fraction = 1;
        int first = outside.nextSetBit(0);
        for (int k = first; k >= 0; k = outside.nextSetBit(k + 1)) {
            clamped[k] = bound(x, k);
            double share = (clamped[k] - best.point[k]) / (x[k] - best.point[k]);
            if (share < fraction) {
                fraction = share;
                first = k;
            }
        }
        endIfBetter(clamped, outside);
        for (int j : free) {
            double value = best.point[j] + fraction * (x[j] - best.point[j]);
            cut[j] = Math.min(Math.max(value, lower[j]), upper[j]);
        }
        cut[first] = bound(x, first);
        BitSet hit = new BitSet();
        hit.set(first);
        if (!Arrays.equals(cut, clamped)) {
            endIfBetter(cut, hit);
        }
    }

    private double bound(double[] x, int k) {
        return x[k] < lower[k] ? lower[k] : upper[k];
    }

    private void endIfBetter(double[] x, BitSet hits) {
        Sample best = journal.best();
        if (!Arrays.equals(x, best.point)) {
            trial(x);
            if (journal.best() != best) {
                throw new SegmentEnd(SegmentEnd.Kind.BOUND, hits);
            }
        }
    }

    /** A point of the library; without a sample its cost is infinite, which the library takes as a step to reject. */
    private final class Trial implements LeastSquaresProblem.Evaluation {
        private final RealVector point;
        private final Optional<Sample> sample;

        Trial(RealVector point, Optional<Sample> sample) {
            this.point = point.copy();
            this.sample = sample;
        }

        /** Target 0 minus model. */
        @Override
        public RealVector getResiduals() {
            return sample.map(s -> new ArrayRealVector(s.residuals.values()).mapMultiplyToSelf(-1))
                    .orElseGet(() -> new ArrayRealVector(getObservationSize(), Double.POSITIVE_INFINITY));
        }

        @Override
        public RealMatrix getJacobian() {
            Sample base = sample.orElseThrow();
            double[][] columns = differences
                    .columns(base, freeSet)
                    .orElseThrow(() -> new SegmentEnd(SegmentEnd.Kind.DERIVATIVE_FAILED));
            double promised = new ScaledSvd(columns, freeSet, rankTolerance).reduction(base.residuals.values());
            if (promised <= costTolerance * base.chiSquare) {
                throw new SegmentEnd(SegmentEnd.Kind.LIBRARY);
            }
            RealMatrix jacobian = new Array2DRowRealMatrix(getObservationSize(), free.length);
            for (int j = 0; j < free.length; j++) {
                for (int i = 0; i < getObservationSize(); i++) {
                    jacobian.setEntry(i, j, columns[free[j]][i] * (upper[free[j]] - lower[free[j]]));
                }
            }
            return jacobian;
        }

        @Override
        public RealVector getPoint() {
            return point;
        }

        @Override
        public double getCost() {
            return sample.map(s -> Math.sqrt(s.chiSquare)).orElse(Double.POSITIVE_INFINITY);
        }

        @Override
        public double getRMS() {
            return getCost() / Math.sqrt(getObservationSize());
        }

        @Override
        public RealMatrix getCovariances(double threshold) {
            throw new UnsupportedOperationException("See Covariance.");
        }

        @Override
        public RealVector getSigma(double threshold) {
            throw new UnsupportedOperationException("See Covariance.");
        }
    }
}
