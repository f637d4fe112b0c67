package org.caitfit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caitfit.report.ScoreMap.Cell;
import org.caitfit.report.ScoreMap.Pair;
import org.caitfit.report.ScoreMap.Path;
import org.caitfit.results.FitRecord;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.study.ParameterSpec;

/**
 * Gathers the score map of one grid from its runs, which come one by one and twice: the first time tells which parameters there are
 * and where their bins lie, the second fills the bins.
 */
final class ScoreGrid {
    private static final int MOST_PATHS = 12;

    private final List<Values> values = new ArrayList<>();
    private long runs;
    private List<ScoreAxis> axes = List.of();
    private List<Bins> pairs = List.of();
    private double lowest = Double.POSITIVE_INFINITY;

    /** @param parameters of the study */
    ScoreGrid(List<ParameterSpec> parameters) {
        parameters.forEach(spec -> values.add(new Values(spec)));
    }

    /** Values of a parameter. */
    private static final class Values {
        private final ParameterSpec spec;
        private final ScoreAxis.Values distinct;
        private long runs;

        Values(ParameterSpec spec) {
            this.spec = spec;
            this.distinct = new ScoreAxis.Values(spec);
        }
    }

    /** First pass. */
    void first(RunRecord run) {
        runs++;
        for (Values own : values) {
            Double value = run.parameters().get(own.spec.name());
            if (value != null) {
                own.runs++;
                own.distinct.add(value);
            }
        }
    }

    /** Whether at least two parameters are those of every run. */
    boolean isMap() {
        return values.stream().filter(own -> own.runs == runs).count() >= 2;
    }

    /** Ends the first pass. */
    void bin() {
        List<Values> present = values.stream().filter(own -> own.runs == runs).toList();
        int scattered = present.size() > 3 ? 20 : 30;
        axes = present.stream().map(own -> own.distinct.axis(scattered)).toList();
        pairs = new ArrayList<>();
        for (int x = 0; x < axes.size(); x++) {
            for (int y = x + 1; y < axes.size(); y++) {
                pairs.add(new Bins(x, y, axes.get(x).bins(), axes.get(y).bins()));
            }
        }
    }

    /** Second pass. */
    void second(RunRecord run) {
        boolean ok = run.status() == Status.OK && run.score().isPresent();
        double chiSquare = ok ? run.score().orElseThrow().chiSquare() : Double.NaN;
        int[] bin = new int[axes.size()];
        for (int a = 0; a < bin.length; a++) {
            ScoreAxis axis = axes.get(a);
            bin[a] = axis.bin(
                    Objects.requireNonNull(run.parameters().get(axis.spec().name())));
        }
        pairs.forEach(pair -> pair.add(bin, chiSquare));
        if (Double.isFinite(chiSquare)) {
            lowest = Math.min(lowest, chiSquare);
        }
    }

    /** One pair of parameters. */
    private static final class Bins {
        private final int x;
        private final int y;
        private final int columns;
        private final double[] lowest;
        private final int[] runs;
        private final int[] failed;

        Bins(int x, int y, int columns, int rows) {
            this.x = x;
            this.y = y;
            this.columns = columns;
            this.lowest = new double[columns * rows];
            this.runs = new int[columns * rows];
            this.failed = new int[columns * rows];
            Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        }

        void add(int[] bin, double chiSquare) {
            int cell = bin[y] * columns + bin[x];
            runs[cell]++;
            if (Double.isFinite(chiSquare)) {
                lowest[cell] = Math.min(lowest[cell], chiSquare);
            } else {
                failed[cell]++;
            }
        }

        Pair pair() {
            List<Cell> cells = new ArrayList<>();
            for (int cell = 0; cell < runs.length; cell++) {
                if (runs[cell] > 0) {
                    double score = Double.isFinite(lowest[cell]) ? lowest[cell] : Double.NaN;
                    cells.add(new Cell(cell % columns, cell / columns, score, runs[cell], failed[cell]));
                }
            }
            return new Pair(x, y, cells);
        }
    }

    /**
     * The map.
     *
     * @param experiment id of the experiment
     * @param model D models of the grid
     * @param accepted accepted iterations of all refinements, in order
     * @param fits all refinements
     */
    ScoreMap map(String experiment, String model, List<RunRecord> accepted, List<FitRecord> fits) {
        List<Path> paths = paths(
                accepted.stream()
                        .filter(run -> run.experiment().equals(experiment)
                                && run.model().equals(model))
                        .collect(Collectors.groupingBy(RunRecord::fitId, LinkedHashMap::new, Collectors.toList())),
                fits);
        int shown = Math.min(paths.size(), MOST_PATHS);
        return new ScoreMap(
                experiment,
                Double.isFinite(lowest) ? lowest : 0,
                axes,
                pairs.stream().map(Bins::pair).toList(),
                paths.subList(0, shown),
                paths.size() - shown);
    }

    private List<Path> paths(Map<String, List<RunRecord>> accepted, List<FitRecord> records) {
        Map<String, FitRecord> fits = new LinkedHashMap<>();
        records.forEach(fit -> fits.put(fit.fitId(), fit));
        List<Path> paths = new ArrayList<>();
        accepted.forEach((fitId, own) -> {
            List<List<Double>> positions = own.stream()
                    .sorted(Comparator.comparingInt(run -> run.iteration().orElseThrow()))
                    .filter(run -> axes.stream()
                            .allMatch(axis ->
                                    run.parameters().containsKey(axis.spec().name())))
                    .map(run -> axes.stream()
                            .map(axis -> axis.position(
                                    run.parameters().get(axis.spec().name())))
                            .toList())
                    .toList();
            if (!positions.isEmpty()) {
                paths.add(new Path(
                        fitId, fits.containsKey(fitId) && fits.get(fitId).best(), positions));
            }
        });
        paths.sort(Comparator.comparingInt(path -> path.best() ? 0 : 1));
        return paths;
    }
}
