package org.caitfit.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.Basins;
import org.caitfit.refine.Basins.ScoredPoint;
import org.caitfit.refine.Lowest;
import org.caitfit.refine.Point;
import org.caitfit.results.RunRecord;
import org.caitfit.results.Runs;
import org.caitfit.space.ParameterSpace;

/**
 * Where the refinements of a fit start: from the best distinct basins of the grids of its experiments. Grids may be larger than
 * the memory: their rows are handed in one by one, in order, and what is kept does not grow with their number. A fit of several
 * experiments needs them twice.
 */
final class Starts {
    /** Grid points of each experiment that offer values for the shared parameters. */
    private static final int OFFERS = 200;

    private final ParameterSpace space;
    private final List<String> shared;
    /** By experiment, in the order of the fit. */
    private final Map<String, Scored> scored = new LinkedHashMap<>();

    private final Choice choice;
    /** By experiment; filled when the second pass begins. */
    private final Map<String, NearestRuns> nearest = new HashMap<>();

    private List<Map<String, Double>> offers = List.of();

    /**
     * @param space parameters of the fit
     * @param experiments of the fit
     * @param count of starts wanted
     */
    Starts(ParameterSpace space, List<ExperimentModel> experiments, int count) {
        this.space = space;
        this.shared = space.parameters().stream()
                .map(p -> p.name())
                .filter(name -> experiments.stream()
                                .filter(e -> e.space().indexOf(name) >= 0)
                                .count()
                        > 1)
                .toList();
        experiments.forEach(e -> scored.put(e.id(), new Scored()));
        this.choice = new Choice(space, count);
    }

    /**
     * Starts of a fit, best first.
     *
     * @param space parameters of the fit
     * @param experiments of the fit
     * @param grids rows of grids by experiment, made with the D models of the fit
     * @param count wanted
     */
    static List<Point> of(ParameterSpace space, List<ExperimentModel> experiments, Map<String, Runs> grids, int count) {
        Starts starts = new Starts(space, experiments, count);
        for (ExperimentModel e : experiments) {
            Runs grid = grids.getOrDefault(e.id(), Runs.of(List.of()));
            grid.forEach(row -> starts.first(e.id(), row));
        }
        if (starts.needsSecondPass()) {
            for (ExperimentModel e : experiments) {
                Runs grid = grids.getOrDefault(e.id(), Runs.of(List.of()));
                grid.forEach(row -> starts.second(e.id(), row));
            }
        }
        return starts.points();
    }

    /** Rows of one experiment that have to be known before any are compared. */
    private static final class Scored {
        private final Lowest<RunRecord> best = new Lowest<>(1);
        /** Of those that have all shared parameters. */
        private final Lowest<RunRecord> offering = new Lowest<>(OFFERS);
    }

    /** First pass: takes up a row of the grid of an experiment, in order. One without a score counts for nothing. */
    void first(String experiment, RunRecord row) {
        if (row.score().isEmpty()) {
            return;
        }
        if (scored.size() == 1) {
            choice.add(row.parameters(), chiSquare(row));
            return;
        }
        Scored own = of(experiment);
        own.best.add(chiSquare(row), row);
        if (row.parameters().keySet().containsAll(shared)) {
            own.offering.add(chiSquare(row), row);
        }
    }

    private Scored of(String experiment) {
        return Optional.ofNullable(scored.get(experiment))
                .orElseThrow(() -> new IllegalArgumentException("no experiment " + experiment + " in this fit"));
    }

    /** Ends the first pass. @return whether the rows of all grids are needed once more */
    boolean needsSecondPass() {
        if (scored.size() == 1 || scored.values().stream().anyMatch(s -> s.best.added() == 0)) {
            return false;
        }
        offers = List.copyOf(offers());
        scored.keySet().forEach(id -> nearest.put(id, new NearestRuns(offers, space)));
        return true;
    }

    /** Second pass: takes up a row of the grid of an experiment, in order. */
    void second(String experiment, RunRecord row) {
        if (row.score().isPresent()) {
            Optional.ofNullable(nearest.get(experiment)).ifPresent(n -> n.add(row));
        }
    }

    /**
     * The starts, best first. Of several experiments: for each offered set of shared values, the best grid point of every
     * experiment among those with the nearest shared values, and the sum of their scores.
     */
    List<Point> points() {
        for (int i = 0; i < offers.size(); i++) {
            Map<String, Double> values = new LinkedHashMap<>(offers.get(i));
            double sum = 0;
            for (String experiment : scored.keySet()) {
                RunRecord best = Objects.requireNonNull(nearest.get(experiment)).best(i);
                sum += chiSquare(best);
                best.parameters().forEach(values::putIfAbsent);
            }
            choice.add(values, sum);
        }
        return choice.starts().stream().map(ScoredPoint::point).toList();
    }

    /** Points within the bounds of the fit, or all of them moved there if there are none. */
    private static final class Choice {
        private final ParameterSpace space;
        private final double[] lower;
        private final double[] upper;
        private final Basins basins;
        private final Basins.Pool inside;
        private final Basins.Pool outside;

        Choice(ParameterSpace space, int count) {
            this.space = space;
            this.lower = space.lower();
            this.upper = space.upper();
            this.basins = new Basins(lower, upper);
            this.inside = basins.pool(count);
            this.outside = basins.pool(count);
        }

        void add(Map<String, Double> values, double chiSquare) {
            double[] x = space.point(values);
            Point point = Point.of(x);
            Point moved = moved(point, lower, upper);
            ScoredPoint scored = new ScoredPoint(moved, chiSquare + space.priorChiSquare(x));
            // a point on a bound may be off it by the round-off of its scale
            if (basins.distance(point, moved) < 1e-9) {
                inside.add(scored);
            } else if (inside.isEmpty()) {
                outside.add(scored);
            }
        }

        List<ScoredPoint> starts() {
            // a fit within narrower bounds may have no point of the grid: the best ones are moved to its bounds
            return (inside.isEmpty() ? outside : inside).starts();
        }
    }

    /** The nearest point within the bounds. */
    static Point moved(Point point, ParameterSpace space) {
        return moved(point, space.lower(), space.upper());
    }

    private static Point moved(Point point, double[] lower, double[] upper) {
        double[] x = point.copy();
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(upper[i], Math.max(lower[i], x[i]));
        }
        return Point.of(x);
    }

    /** Distinct sets of shared values from the best points of every experiment that has them all. */
    private Set<Map<String, Double>> offers() {
        Set<Map<String, Double>> distinct = new LinkedHashSet<>();
        for (Scored own : scored.values()) {
            own.offering.sorted().forEach(r -> distinct.add(only(shared, r.parameters())));
        }
        if (distinct.isEmpty()) {
            // no experiment has all of them: the best values of each
            Map<String, Double> each = new LinkedHashMap<>();
            for (Scored own : scored.values()) {
                only(shared, own.best.sorted().get(0).parameters()).forEach(each::putIfAbsent);
            }
            distinct.add(each);
        }
        return distinct;
    }

    private static Map<String, Double> only(List<String> names, Map<String, Double> values) {
        Map<String, Double> part = new HashMap<>();
        for (String name : names) {
            if (values.containsKey(name)) {
                part.put(name, values.get(name));
            }
        }
        return part;
    }

    private static double chiSquare(RunRecord row) {
        return row.score().orElseThrow().chiSquare();
    }
}
