package org.caitfit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caitfit.results.FitRecord;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.StudyResults;
import org.caitfit.study.ParameterSpec;

/**
 * The score of one experiment over its grid, for every pair of its parameters: the lowest chi-square of the runs in each
 * bin. Its size does not depend on the number of runs. Runs with other D models than those of the study are left out,
 * unless there are no others; then those of one set of models are shown.
 *
 * @param experiment id of the experiment
 * @param lowest chi-square of the best grid run, 0 if none succeeded
 * @param axes parameters of the experiment
 * @param pairs maps, for each pair of axes
 * @param paths refinements that vary these parameters, best first
 * @param hiddenPaths number of refinements left out
 */
record ScoreMap(
        String experiment, double lowest, List<ScoreAxis> axes, List<Pair> pairs, List<Path> paths, int hiddenPaths) {
    private static final int MOST_PATHS = 12;

    ScoreMap {
        axes = List.copyOf(axes);
        pairs = List.copyOf(pairs);
        paths = List.copyOf(paths);
    }

    /**
     * One map.
     *
     * @param x number of the horizontal axis
     * @param y number of the vertical axis
     * @param cells bins that hold runs, row by row from the lower left
     */
    record Pair(int x, int y, List<Cell> cells) {
        Pair {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A bin that holds runs.
     *
     * @param column from 0
     * @param row from 0
     * @param chiSquare lowest of its runs; NaN if all failed
     * @param runs in the bin
     * @param failed of these
     */
    record Cell(int column, int row, double chiSquare, int runs, int failed) {}

    /**
     * Accepted iterations of one refinement.
     *
     * @param fitId the refinement
     * @param best whether it is the best of its fit
     * @param positions for each iteration, the position on each axis
     */
    record Path(String fitId, boolean best, List<List<Double>> positions) {
        Path {
            positions = List.copyOf(positions);
        }
    }

    /** Colour value of a chi-square: log10(chi-square - lowest + 1). */
    double level(double chiSquare) {
        return Math.log10(Math.max(chiSquare - lowest, 0) + 1);
    }

    /** Maps of all experiments whose grid varies at least two parameters. */
    static List<ScoreMap> of(StudyResults results) {
        Map<String, List<RunRecord>> grids = results.runs().stream()
                .filter(run -> run.phase() == Phase.GRID)
                .collect(Collectors.groupingBy(RunRecord::experiment, LinkedHashMap::new, Collectors.toList()));
        Set<String> order = new LinkedHashSet<>(results.study().experiments());
        order.addAll(grids.keySet());
        List<ScoreMap> maps = new ArrayList<>();
        for (String experiment : order) {
            List<RunRecord> runs = ofOneModel(grids.getOrDefault(experiment, List.of()));
            List<ParameterSpec> specs = results.study().parameters().stream()
                    .filter(spec -> !runs.isEmpty()
                            && runs.stream().allMatch(r -> r.parameters().containsKey(spec.name())))
                    .toList();
            if (specs.size() >= 2) {
                maps.add(map(results, experiment, runs, specs));
            }
        }
        return maps;
    }

    private static List<RunRecord> ofOneModel(List<RunRecord> runs) {
        // the empty name, that of the models of the study, comes first
        String model = runs.stream()
                .map(RunRecord::model)
                .min(Comparator.naturalOrder())
                .orElse("");
        return runs.stream().filter(run -> run.model().equals(model)).toList();
    }

    private static ScoreMap map(
            StudyResults results, String experiment, List<RunRecord> runs, List<ParameterSpec> specs) {
        int bins = specs.size() > 3 ? 20 : 30;
        List<ScoreAxis> axes = specs.stream()
                .map(spec ->
                        ScoreAxis.of(spec, runs.stream().map(r -> r.parameters().get(spec.name()))::iterator, bins))
                .toList();
        int[][] bin = new int[axes.size()][runs.size()];
        double[] chiSquare = new double[runs.size()];
        for (int r = 0; r < runs.size(); r++) {
            RunRecord run = runs.get(r);
            boolean ok = run.status() == Status.OK && run.score().isPresent();
            chiSquare[r] = ok ? run.score().orElseThrow().chiSquare() : Double.NaN;
            for (int a = 0; a < axes.size(); a++) {
                bin[a][r] =
                        axes.get(a).bin(run.parameters().get(axes.get(a).spec().name()));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int x = 0; x < axes.size(); x++) {
            for (int y = x + 1; y < axes.size(); y++) {
                pairs.add(new Pair(
                        x,
                        y,
                        cells(
                                bin[x],
                                bin[y],
                                chiSquare,
                                axes.get(x).bins(),
                                axes.get(y).bins())));
            }
        }
        double lowest = Arrays.stream(chiSquare).filter(Double::isFinite).min().orElse(0);
        List<Path> paths = paths(results, experiment, runs.get(0).model(), axes);
        int shown = Math.min(paths.size(), MOST_PATHS);
        return new ScoreMap(experiment, lowest, axes, pairs, paths.subList(0, shown), paths.size() - shown);
    }

    private static List<Cell> cells(int[] x, int[] y, double[] chiSquare, int columns, int rows) {
        double[] lowest = new double[columns * rows];
        int[] runs = new int[columns * rows];
        int[] failed = new int[columns * rows];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        for (int r = 0; r < chiSquare.length; r++) {
            int cell = y[r] * columns + x[r];
            runs[cell]++;
            if (Double.isFinite(chiSquare[r])) {
                lowest[cell] = Math.min(lowest[cell], chiSquare[r]);
            } else {
                failed[cell]++;
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < runs.length; cell++) {
            if (runs[cell] > 0) {
                double score = Double.isFinite(lowest[cell]) ? lowest[cell] : Double.NaN;
                cells.add(new Cell(cell % columns, cell / columns, score, runs[cell], failed[cell]));
            }
        }
        return cells;
    }

    private static List<Path> paths(StudyResults results, String experiment, String model, List<ScoreAxis> axes) {
        Map<String, FitRecord> fits = new LinkedHashMap<>();
        results.fits().forEach(fit -> fits.put(fit.fitId(), fit));
        Map<String, List<RunRecord>> accepted = results.runs().stream()
                .filter(run -> run.phase() == Phase.REFINE
                        && run.experiment().equals(experiment)
                        && run.model().equals(model)
                        && run.iteration().isPresent())
                .collect(Collectors.groupingBy(RunRecord::fitId, LinkedHashMap::new, Collectors.toList()));
        List<Path> paths = new ArrayList<>();
        accepted.forEach((fitId, runs) -> {
            List<List<Double>> positions = runs.stream()
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
