package org.caitfit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caitfit.results.RunRecord;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;

/**
 * For each of some sets of wanted values, the best of the rows that are as near as any to them, in fractions of the bound spans.
 * Rows come one by one.
 */
final class NearestRuns {
    /** Distances that differ by less are the same. */
    private static final double TOLERANCE = 1e-9;

    private final List<ParameterSpec> parameters = new ArrayList<>();
    private final double[] span;
    /** On the search scales, by set and parameter. */
    private final double[][] wanted;

    private final double[] distance;
    private final RunRecord[] best;

    /**
     * @param wanted sets of values by parameter, SI; all of the same parameters
     * @param space that has them
     */
    NearestRuns(List<Map<String, Double>> wanted, ParameterSpace space) {
        for (String name : wanted.get(0).keySet()) {
            parameters.add(space.parameters().get(space.indexOf(name)));
        }
        this.span = parameters.stream()
                .mapToDouble(p -> ParameterSpace.toScale(p, p.upper()) - ParameterSpace.toScale(p, p.lower()))
                .toArray();
        this.wanted = wanted.stream()
                .map(values -> parameters.stream()
                        .mapToDouble(p -> ParameterSpace.toScale(p, Objects.requireNonNull(values.get(p.name()))))
                        .toArray())
                .toArray(double[][]::new);
        this.distance = new double[wanted.size()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        this.best = new RunRecord[wanted.size()];
    }

    /** Takes up a row with a score. */
    void add(RunRecord row) {
        double[] own = new double[span.length];
        for (int k = 0; k < own.length; k++) {
            Double value = row.parameters().get(parameters.get(k).name());
            own[k] = value == null ? Double.NaN : ParameterSpace.toScale(parameters.get(k), value);
        }
        double chiSquare = row.score().orElseThrow().chiSquare();
        for (int i = 0; i < wanted.length; i++) {
            double d = distance(own, wanted[i]);
            if (d < distance[i] - TOLERANCE
                    || (d < distance[i] + TOLERANCE
                            && chiSquare < best[i].score().orElseThrow().chiSquare())) {
                best[i] = row;
                distance[i] = Math.min(d, distance[i]);
            }
        }
    }

    /** Parameters that the row does not have do not count. */
    private double distance(double[] own, double[] wanted) {
        double sum = 0;
        for (int k = 0; k < own.length; k++) {
            if (!Double.isNaN(own[k])) {
                double d = (own[k] - wanted[k]) / span[k];
                sum += d * d;
            }
        }
        return Math.sqrt(sum);
    }

    /** The best row for a set of wanted values. */
    RunRecord best(int set) {
        return Objects.requireNonNull(best[set], "no row has a score");
    }
}
