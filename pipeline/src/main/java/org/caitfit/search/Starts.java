package org.caitfit.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.Basins;
import org.caitfit.refine.Basins.ScoredPoint;
import org.caitfit.refine.Point;
import org.caitfit.results.RunRecord;
import org.caitfit.space.ParameterSpace;

/** Where the refinements of a fit start: from the best distinct basins of the grids of its experiments. */
final class Starts {
    /** Grid points of each experiment that offer values for the shared parameters. */
    private static final int OFFERS = 200;

    private Starts() {}

    /**
     * Starts of a fit, best first.
     *
     * @param space parameters of the fit
     * @param experiments of the fit
     * @param grids scored grid rows by experiment, made with the D models of the fit
     * @param count wanted
     */
    static List<Point> of(
            ParameterSpace space, List<ExperimentModel> experiments, Map<String, List<RunRecord>> grids, int count) {
        Basins basins = new Basins(space.lower(), space.upper());
        List<ScoredPoint> scored = combined(space, experiments, grids);
        List<ScoredPoint> inside = scored.stream()
                .filter(p -> basins.distance(p.point(), moved(p.point(), space)) < 1e-9)
                .toList();
        // a fit within narrower bounds may have no point of the grid: the best ones are moved to its bounds;
        // and a point on a bound may be off it by the round-off of its scale
        List<ScoredPoint> offered = (inside.isEmpty() ? scored : inside)
                .stream()
                        .map(p -> new ScoredPoint(moved(p.point(), space), p.chiSquare()))
                        .toList();
        return basins.starts(offered, count).stream().map(ScoredPoint::point).toList();
    }

    /** The nearest point within the bounds. */
    static Point moved(Point point, ParameterSpace space) {
        double[] lower = space.lower();
        double[] upper = space.upper();
        double[] x = point.copy();
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(upper[i], Math.max(lower[i], x[i]));
        }
        return Point.of(x);
    }

    /**
     * Scored points of the fit. Of several experiments: for each offered set of shared values, the best grid point of every
     * experiment among those with the nearest shared values, and the sum of their scores.
     */
    private static List<ScoredPoint> combined(
            ParameterSpace space, List<ExperimentModel> experiments, Map<String, List<RunRecord>> grids) {
        List<List<RunRecord>> scored = new ArrayList<>();
        for (ExperimentModel e : experiments) {
            scored.add(grids.get(e.id()).stream()
                    .filter(r -> r.score().isPresent())
                    .toList());
        }
        if (scored.stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        List<String> shared = space.parameters().stream()
                .map(p -> p.name())
                .filter(name -> experiments.stream()
                                .filter(e -> e.space().indexOf(name) >= 0)
                                .count()
                        > 1)
                .toList();
        List<ScoredPoint> points = new ArrayList<>();
        if (experiments.size() == 1) {
            for (RunRecord r : scored.get(0)) {
                points.add(scored(space, r.parameters(), chiSquare(r)));
            }
            return points;
        }
        for (Map<String, Double> offer : offers(shared, scored)) {
            Map<String, Double> values = new LinkedHashMap<>(offer);
            double sum = 0;
            for (List<RunRecord> rows : scored) {
                RunRecord best = bestNear(rows, offer, space);
                sum += chiSquare(best);
                best.parameters().forEach(values::putIfAbsent);
            }
            points.add(scored(space, values, sum));
        }
        return points;
    }

    private static ScoredPoint scored(ParameterSpace space, Map<String, Double> values, double chiSquare) {
        double[] point = space.point(values);
        return new ScoredPoint(Point.of(point), chiSquare + space.priorChiSquare(point));
    }

    /** Distinct sets of shared values from the best points of every experiment that has them all. */
    private static Set<Map<String, Double>> offers(List<String> shared, List<List<RunRecord>> scored) {
        Set<Map<String, Double>> offers = new LinkedHashSet<>();
        for (List<RunRecord> rows : scored) {
            rows.stream()
                    .filter(r -> r.parameters().keySet().containsAll(shared))
                    .sorted((a, b) -> Double.compare(chiSquare(a), chiSquare(b)))
                    .limit(OFFERS)
                    .forEach(r -> offers.add(only(shared, r.parameters())));
        }
        if (offers.isEmpty()) {
            // no experiment has all of them: the best values of each
            Map<String, Double> each = new LinkedHashMap<>();
            for (List<RunRecord> rows : scored) {
                only(shared, bestNear(rows, Map.of(), null).parameters()).forEach(each::putIfAbsent);
            }
            offers.add(each);
        }
        return offers;
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

    /** The best row among those that are as near as any to the wanted values. */
    private static RunRecord bestNear(List<RunRecord> rows, Map<String, Double> wanted, ParameterSpace space) {
        RunRecord best = rows.get(0);
        double bestDistance = Double.POSITIVE_INFINITY;
        for (RunRecord r : rows) {
            double d = distance(r, wanted, space);
            if (d < bestDistance - 1e-9 || (d < bestDistance + 1e-9 && chiSquare(r) < chiSquare(best))) {
                best = r;
                bestDistance = Math.min(d, bestDistance);
            }
        }
        return best;
    }

    private static double distance(RunRecord row, Map<String, Double> wanted, ParameterSpace space) {
        double sum = 0;
        for (Map.Entry<String, Double> w : wanted.entrySet()) {
            Double own = row.parameters().get(w.getKey());
            if (own != null) {
                var p = space.parameters().get(space.indexOf(w.getKey()));
                double d = (ParameterSpace.toScale(p, own) - ParameterSpace.toScale(p, w.getValue()))
                        / (ParameterSpace.toScale(p, p.upper()) - ParameterSpace.toScale(p, p.lower()));
                sum += d * d;
            }
        }
        return Math.sqrt(sum);
    }

    private static double chiSquare(RunRecord row) {
        return row.score().orElseThrow().chiSquare();
    }
}
