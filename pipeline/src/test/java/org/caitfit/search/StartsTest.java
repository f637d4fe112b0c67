package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.Basins;
import org.caitfit.refine.Basins.ScoredPoint;
import org.caitfit.refine.Point;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.Runs;
import org.caitfit.space.CandidateGrid;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.SearchSpec.Bounds;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.SearchSpec.Grid;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts from rows that come one by one are those that all rows in memory, sorted, would give. Scores are drawn, with many ties. */
class StartsTest {
    @TempDir
    private static Path folder;

    private static Study study;
    private static List<ExperimentModel> experiments;

    @BeforeAll
    static void read() {
        study = SyntheticStudy.read(SyntheticStudy.cait(folder, 5, 1, "starts: 3"));
        experiments = study.experiments().stream()
                .map(e -> new ExperimentModel(study, e))
                .toList();
    }

    private static List<RunRecord> grid(ExperimentModel model, Grid kind, SplittableRandom random, int distinct) {
        CandidateGrid grid = new CandidateGrid(model.space(), kind);
        List<RunRecord> rows = new ArrayList<>();
        for (long i = 0; i < grid.size(); i++) {
            boolean failed = random.nextInt(7) == 0;
            double chiSquare = 100 + random.nextInt(distinct);
            rows.add(new RunRecord(
                    model.id() + i,
                    model.id(),
                    Phase.GRID,
                    "",
                    "",
                    i,
                    Optional.empty(),
                    model.space().values(grid.at(i)),
                    failed ? Status.FAILED : Status.OK,
                    "",
                    "",
                    failed
                            ? Optional.empty()
                            : Optional.of(new Score(
                                    chiSquare,
                                    10,
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty(),
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0)),
                    new Statistics(0, 0, 0, 0),
                    0));
        }
        return rows;
    }

    private static ParameterSpace space(FitSpec fit) {
        return FitModel.spaceOf(
                study,
                fit,
                experiments.stream()
                        .filter(e -> fit.experiments().contains(e.id()))
                        .toList());
    }

    @Test
    void oneExperiment() {
        for (FitSpec fit : List.of(
                new FitSpec("K", List.of("K")),
                // some of the grid lies inside
                new FitSpec("K", List.of("K"), Map.of("d_K", new Bounds(1e-21, 1e-20))),
                // none of it does
                new FitSpec("K", List.of("K"), Map.of("d_K", new Bounds(1.1e-21, 1.2e-21))))) {
            ParameterSpace space = space(fit);
            ExperimentModel model = experiments.get(0);
            for (int distinct : List.of(2, 1000)) {
                Grid kind = fit.within().isEmpty() ? new Grid.Sobol(2000) : new Grid.Regular();
                List<RunRecord> rows = grid(model, kind, new SplittableRandom(distinct), distinct);
                List<ScoredPoint> points = rows.stream()
                        .filter(r -> r.score().isPresent())
                        .map(r -> new ScoredPoint(Point.of(space.point(r.parameters())), chiSquare(r)))
                        .toList();
                assertThat(Starts.of(space, List.of(model), Map.of("K", Runs.of(rows)), 3))
                        .isEqualTo(starts(space, points, 3))
                        .hasSize(3);
            }
        }
    }

    @Test
    void twoExperimentsThatShareAParameter() {
        FitSpec fit = new FitSpec("joint", List.of("K", "Rb"));
        ParameterSpace space = space(fit);
        for (Grid kind : List.of(new Grid.Sobol(700), new Grid.Regular())) {
            Map<String, List<RunRecord>> rows = new LinkedHashMap<>();
            SplittableRandom random = new SplittableRandom(9);
            experiments.forEach(e -> rows.put(e.id(), grid(e, kind, random, 30)));
            Map<String, Runs> grids = new HashMap<>();
            rows.forEach((id, own) -> grids.put(id, Runs.of(own)));
            assertThat(Starts.of(space, experiments, grids, 4)).isEqualTo(starts(space, combined(space, rows), 4));
        }
    }

    @Test
    void aGridWithoutAScoreGivesNone() {
        List<RunRecord> rows = grid(experiments.get(0), new Grid.Sobol(20), new SplittableRandom(1), 5);
        List<RunRecord> failed = rows.stream().filter(r -> r.score().isEmpty()).toList();
        ParameterSpace space = space(new FitSpec("joint", List.of("K", "Rb")));
        assertThat(Starts.of(space, experiments, Map.of("K", Runs.of(rows), "Rb", Runs.of(failed)), 3))
                .isEmpty();
    }

    /** The definition: all points sorted, those within the bounds if there are any. */
    private static List<Point> starts(ParameterSpace space, List<ScoredPoint> points, int count) {
        Basins basins = new Basins(space.lower(), space.upper());
        List<ScoredPoint> inside = points.stream()
                .filter(p -> basins.distance(p.point(), Starts.moved(p.point(), space)) < 1e-9)
                .toList();
        List<ScoredPoint> pool = (inside.isEmpty() ? points : inside)
                .stream()
                        .map(p -> new ScoredPoint(Starts.moved(p.point(), space), p.chiSquare()))
                        .sorted(Comparator.comparingDouble(ScoredPoint::chiSquare))
                        .limit(Math.max(8L * count, (inside.isEmpty() ? points : inside).size() / 20))
                        .toList();
        double separation = Math.sqrt(space.size()) * 0.5;
        List<Point> chosen = List.of();
        while (chosen.size() < count && separation > 1e-9) {
            List<Point> apart = new ArrayList<>();
            for (ScoredPoint p : pool) {
                double least = separation;
                if (apart.size() < count && apart.stream().allMatch(o -> basins.distance(o, p.point()) >= least)) {
                    apart.add(p.point());
                }
            }
            chosen = apart;
            separation *= 0.9;
        }
        return chosen;
    }

    /** The definition: the best of the nearest rows of every experiment, for the shared value of each of the best 200 rows. */
    private static List<ScoredPoint> combined(ParameterSpace space, Map<String, List<RunRecord>> rows) {
        Set<Double> widths = new LinkedHashSet<>();
        rows.values()
                .forEach(own -> own.stream()
                        .filter(r -> r.score().isPresent())
                        .sorted(Comparator.comparingDouble(StartsTest::chiSquare))
                        .limit(200)
                        .forEach(r -> widths.add(value(r))));
        List<ScoredPoint> points = new ArrayList<>();
        double span =
                study.parameters().get(0).upper() - study.parameters().get(0).lower();
        for (double width : widths) {
            Map<String, Double> values = new LinkedHashMap<>(Map.of("sed_fwhm", width));
            double sum = 0;
            for (List<RunRecord> own : rows.values()) {
                List<RunRecord> scored =
                        own.stream().filter(r -> r.score().isPresent()).toList();
                double nearest = scored.stream()
                        .mapToDouble(r -> Math.abs(value(r) - width) / span)
                        .min()
                        .orElseThrow();
                RunRecord best = scored.stream()
                        .filter(r -> Math.abs(value(r) - width) / span < nearest + 1e-9)
                        .min(Comparator.comparingDouble(StartsTest::chiSquare))
                        .orElseThrow();
                sum += chiSquare(best);
                best.parameters().forEach(values::putIfAbsent);
            }
            points.add(new ScoredPoint(Point.of(space.point(values)), sum));
        }
        return points;
    }

    private static double value(RunRecord row) {
        return row.parameters().getOrDefault("sed_fwhm", Double.NaN);
    }

    private static double chiSquare(RunRecord row) {
        return row.score().orElseThrow().chiSquare();
    }
}
