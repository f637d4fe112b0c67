package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.caitfit.refine.Basins.ScoredPoint;
import org.junit.jupiter.api.Test;

class BasinsTest {
    private static final int N = 10;
    private static final double[] LOWER =
            IntStream.range(0, N).mapToDouble(k -> -2).toArray();
    private static final double[] UPPER =
            IntStream.range(0, N).mapToDouble(k -> 2).toArray();

    /**
     * Two decays whose rates p0, p1 (log10) may be exchanged at little cost, and eight parameters more: the kind of a glass with two mobile ions.
     */
    private static final ResidualModel EXCHANGE = Models.of(N, p -> {
        double[] r = new double[60 + 8];
        for (int i = 0; i < 60; i++) {
            double x = 0.05 * (i + 1);
            double model = Math.exp(-Math.pow(10, p[0]) * x) + 1.02 * Math.exp(-Math.pow(10, p[1]) * x);
            double truth = Math.exp(-Math.pow(10, 1.0) * x) + 1.02 * Math.exp(-Math.pow(10, -0.7) * x);
            r[i] = 40 * (model - truth) + 0.5 * Math.sin(7.0 * i);
        }
        for (int k = 2; k < N; k++) {
            r[58 + k] = 3 * (Math.atan(p[k]) - 0.1 * k) + 0.3 * p[0] * (k == 2 ? 1 : 0);
        }
        return r;
    });

    @Test
    void bothOfTwoExchangedBasinsAreFoundFromTwelveSobolStarts() {
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(N);
        List<ScoredPoint> grid = new ArrayList<>();
        for (int i = 0; i < 512; i++) {
            double[] unit = sobol.nextVector();
            double[] point = IntStream.range(0, N)
                    .mapToDouble(k -> LOWER[k] + unit[k] * (UPPER[k] - LOWER[k]))
                    .toArray();
            double[] r = ((ResidualModel.Residuals) EXCHANGE.evaluate(point, ResidualModel.Purpose.TRIAL)).values();
            grid.add(new ScoredPoint(Point.of(point), Numbers.dot(r, r)));
        }
        Basins basins = new Basins(LOWER, UPPER);
        List<ScoredPoint> starts = basins.starts(grid, 12);
        assertThat(starts).hasSize(12).isEqualTo(basins.starts(grid, 12));
        assertThat(starts.get(0).chiSquare())
                .isEqualTo(
                        grid.stream().mapToDouble(ScoredPoint::chiSquare).min().orElseThrow());

        List<Refinement> ends = starts.stream()
                .map(s -> new Refiner(RefineSettings.defaults())
                        .refine(EXCHANGE, LOWER, UPPER, s.point().copy()))
                .toList();
        List<Integer> numbers = basins.number(ends, 0.1, 1);
        assertThat(ends).filteredOn(e -> e.reason().optimal()).hasSize(12);
        assertThat(ends)
                .anyMatch(e -> e.best().at(0) > 0.8
                        && e.best().at(1) < -0.5
                        && e.reason().optimal());
        assertThat(ends)
                .anyMatch(e -> e.best().at(1) > 0.8
                        && e.best().at(0) < -0.5
                        && e.reason().optimal());
        int bestBasin = numbers.get(IntStream.range(0, 12)
                .boxed()
                .min(Comparator.comparingDouble(i -> ends.get(i).chiSquare()))
                .orElseThrow());
        assertThat(bestBasin).isEqualTo(1);
        assertThat(numbers.stream().filter(n -> n == 1).count()).isGreaterThan(1);
    }

    @Test
    void regularGridNeighboursOfTheBestAreNotStarts() {
        List<ScoredPoint> grid = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            for (int j = 0; j <= 10; j++) {
                double x = i / 10.0;
                double y = j / 10.0;
                double first = Math.hypot(x - 0.2, y - 0.2);
                double second = 0.05 + Math.hypot(x - 0.9, y - 0.7);
                grid.add(new ScoredPoint(Point.of(x, y), Math.min(first, second)));
            }
        }
        List<ScoredPoint> starts = new Basins(new double[] {0, 0}, new double[] {1, 1}).starts(grid, 2);

        assertThat(starts).extracting(ScoredPoint::point).containsExactly(Point.of(0.2, 0.2), Point.of(0.9, 0.7));
    }

    @Test
    void fewerPointsThanStartsGiveAllDistinctOnes() {
        List<ScoredPoint> grid = List.of(
                new ScoredPoint(Point.of(0.5), 2),
                new ScoredPoint(Point.of(0.5), 2),
                new ScoredPoint(Point.of(0.6), 1));
        assertThat(new Basins(new double[] {0}, new double[] {1}).starts(grid, 5))
                .hasSize(2);
    }

    @Test
    void endsAlongANullDirectionAreOneBasinAndFailedStartsNone() {
        ResidualModel product = Models.of(2, p -> new double[] {10 * (p[0] + p[1]), 1});
        double[] lower = {-2, -2};
        double[] upper = {2, 2};
        Refiner refiner = new Refiner(RefineSettings.defaults());
        List<Refinement> ends = List.of(
                refiner.refine(product, lower, upper, new double[] {1, 0}),
                refiner.refine(product, lower, upper, new double[] {-1, 0.5}),
                refiner.refine(Models.of(2, p -> new double[0]), lower, upper, new double[] {0, 0}));
        assertThat(new Basins(lower, upper).number(ends, 0.1, 1)).containsExactly(1, 1, 0);
    }
}
