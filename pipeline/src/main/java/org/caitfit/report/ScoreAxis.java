package org.caitfit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.caitfit.study.ParameterSpec;

/**
 * One parameter as an axis of a score map. Positions are on the search scale in the display unit: log10 of the value for a
 * log10 parameter, else the value.
 *
 * @param spec the parameter
 * @param edges of the bins, ascending, one more than bins
 */
record ScoreAxis(ParameterSpec spec, List<Double> edges) {
    /** Up to this many distinct values each has a bin of its own. */
    private static final int MOST_DISTINCT = 40;

    ScoreAxis {
        edges = List.copyOf(edges);
    }

    /** Values that occur on an axis, one by one: of a regular grid all are remembered, of scattered points only that they are. */
    static final class Values {
        private final ParameterSpec spec;
        private final TreeSet<Double> distinct = new TreeSet<>();

        Values(ParameterSpec spec) {
            this.spec = spec;
        }

        /** @param value SI */
        void add(double value) {
            if (distinct.size() <= MOST_DISTINCT) {
                distinct.add(position(spec, value));
            }
        }

        /**
         * An axis for these values: a regular grid gets a bin per grid point, scattered points equal bins.
         *
         * @param bins number of bins for scattered points
         */
        ScoreAxis axis(int bins) {
            double lower = position(spec, spec.lower());
            double upper = position(spec, spec.upper());
            if (distinct.size() < 2 || distinct.size() > MOST_DISTINCT) {
                return new ScoreAxis(
                        spec,
                        IntStream.rangeClosed(0, bins)
                                .mapToObj(i -> lower + (upper - lower) * i / bins)
                                .toList());
            }
            List<Double> centres = List.copyOf(distinct);
            List<Double> edges = new ArrayList<>();
            edges.add(centres.get(0) - (centres.get(1) - centres.get(0)) / 2);
            for (int i = 1; i < centres.size(); i++) {
                edges.add((centres.get(i - 1) + centres.get(i)) / 2);
            }
            int last = centres.size() - 1;
            edges.add(centres.get(last) + (centres.get(last) - centres.get(last - 1)) / 2);
            return new ScoreAxis(spec, edges);
        }
    }

    /** Position of a value given in SI. */
    double position(double value) {
        return position(spec, value);
    }

    int bins() {
        return edges.size() - 1;
    }

    /** Bin of a value given in SI; the nearest bin if it lies outside. */
    int bin(double value) {
        double at = position(value);
        int bin = 0;
        while (bin < bins() - 1 && at >= edges.get(bin + 1)) {
            bin++;
        }
        return bin;
    }

    boolean logarithmic() {
        return spec.scale() == ParameterSpec.Scale.LOG10;
    }

    private static double position(ParameterSpec spec, double value) {
        double shown = spec.unit().fromSi(value);
        return spec.scale() == ParameterSpec.Scale.LOG10 ? Math.log10(shown) : shown;
    }
}
