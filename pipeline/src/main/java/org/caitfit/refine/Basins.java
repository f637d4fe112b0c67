package org.caitfit.refine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Choice of distinct starts from scored grid points, and grouping of ended refinements. Deterministic. */
public final class Basins {
    /** Separations tried, in lengths of the diagonal of the bounds: each a tenth below the one before. */
    private static final double SHRINK = 0.9;

    /** Points of the better part at most, so that it fits into memory whatever the grid. */
    private static final int MOST = 50_000;

    private final double[] lower;
    private final double[] upper;

    /** @param lower bounds on the search scale @param upper above lower */
    public Basins(double[] lower, double[] upper) {
        this.lower = lower.clone();
        this.upper = upper.clone();
    }

    /**
     * A grid point that the model could score.
     *
     * @param point on the search scale
     * @param chiSquare finite
     */
    public record ScoredPoint(Point point, double chiSquare) {
        public ScoredPoint {
            if (!Double.isFinite(chiSquare)) {
                throw new IllegalArgumentException("Only finite scores make starts, got " + chiSquare);
            }
        }
    }

    /**
     * Starts, best first: from the better part of the points, each the best that is at least a separation away from those
     * before it, so the lowest of its own neighbourhood. The separation is the largest for which there are enough.
     *
     * <p>The better part is the best max(8 k, N/20) points, but no more than 50 000 or 8 k. Distances are Euclidean in
     * fractions of the bound spans. Cost is of order k max(8 k, N/20) after a sort.
     *
     * @param points regular grid or Sobol; ties go to the earlier one; equal points count once
     * @param count number of starts k; fewer come back only if there are fewer distinct points
     */
    public List<ScoredPoint> starts(List<ScoredPoint> points, int count) {
        Pool pool = pool(count);
        points.forEach(pool::add);
        return pool.starts();
    }

    /** The same of points that come one by one. @param count number of starts k */
    public Pool pool(int count) {
        return new Pool(count);
    }

    /** Points that starts are chosen from: of any number, the better part is kept. Not thread-safe. */
    public final class Pool {
        private final int count;
        private final Lowest<ScoredPoint> better;

        private Pool(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("At least one start is needed, got " + count);
            }
            this.count = count;
            this.better = new Lowest<>(Math.max(8 * count, MOST));
        }

        /** Takes a point up; ties go to the earlier one. */
        public void add(ScoredPoint point) {
            better.add(point.chiSquare(), point);
        }

        public boolean isEmpty() {
            return better.added() == 0;
        }

        /** Starts from the points so far, as {@link Basins#starts} gives them. */
        public List<ScoredPoint> starts() {
            List<ScoredPoint> part = better.sorted().stream()
                    .limit(Math.max(8L * count, better.added() / 20))
                    .toList();
            double separation = Math.sqrt(lower.length) * 0.5;
            List<ScoredPoint> chosen = separated(part, separation, count);
            while (chosen.size() < count && separation > 1e-9) {
                separation *= SHRINK;
                chosen = separated(part, separation, count);
            }
            return chosen;
        }
    }

    private List<ScoredPoint> separated(List<ScoredPoint> pool, double separation, int count) {
        List<ScoredPoint> chosen = new ArrayList<>();
        for (ScoredPoint candidate : pool) {
            boolean apart = chosen.stream().allMatch(other -> distance(other.point(), candidate.point()) >= separation);
            if (apart && chosen.size() < count) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    /** Euclidean distance in fractions of the bound spans. */
    public double distance(Point a, Point b) {
        double sum = 0;
        for (int k = 0; k < lower.length; k++) {
            double share = (a.at(k) - b.at(k)) / (upper[k] - lower[k]);
            sum += share * share;
        }
        return Math.sqrt(sum);
    }

    /**
     * Basin of each refinement, numbered from 1 by chi-square; 0 after FAILED_START.
     *
     * <p>Two ends share a basin if their chi-squares differ by at most the tolerance times max(1, chi-square/degrees of
     * freedom), and they are close: at most a hundredth of a bound span apart, or |J (b - a)| at most the given number of
     * sigmas, J taken at the better one. So ends that differ only where the data determine nothing are the same.
     *
     * @param ends refinements of one fit
     * @param chiSquareTolerance e.g. 0.1
     * @param sigmas e.g. 1
     */
    public List<Integer> number(List<Refinement> ends, double chiSquareTolerance, double sigmas) {
        int[] basin = new int[ends.size()];
        List<Refinement> lowest = new ArrayList<>();
        int[] order = IntStream.range(0, ends.size())
                .filter(i -> ends.get(i).reason() != StopReason.FAILED_START)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ends.get(i).chiSquare()))
                .mapToInt(i -> i)
                .toArray();
        for (int i : order) {
            Refinement end = ends.get(i);
            for (int b = 0; b < lowest.size() && basin[i] == 0; b++) {
                if (same(lowest.get(b), end, chiSquareTolerance, sigmas)) {
                    basin[i] = b + 1;
                }
            }
            if (basin[i] == 0) {
                lowest.add(end);
                basin[i] = lowest.size();
            }
        }
        return IntStream.of(basin).boxed().toList();
    }

    private boolean same(Refinement better, Refinement worse, double chiSquareTolerance, double sigmas) {
        int degrees = better.points() - better.best().size();
        double scale = degrees > 0 ? Math.max(1, better.chiSquare() / degrees) : 1;
        return worse.chiSquare() - better.chiSquare() <= chiSquareTolerance * scale
                && (distance(better.best(), worse.best()) <= 0.01
                        || better.covariance()
                                .map(c -> c.distance(better.best(), worse.best()) <= sigmas)
                                .orElse(false));
    }
}
