package org.caitfit.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.caitfit.config.ReadResult;
import org.caitfit.config.StudyReader;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.space.CandidateGrid;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec;
import org.caitfit.study.Study;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The grid stage of a fit as a whole: runs, blur and scores, without the store. Not final: JMH derives from it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class GridBenchmark {
    private static final int POINTS_PER_PARAMETER = 71;
    static final int CANDIDATES = POINTS_PER_PARAMETER * POINTS_PER_PARAMETER;
    private static final int WARM_UP = 400;
    private static final Path STUDY = Path.of("configs", "lithium-borate.yaml");

    @Param
    public Experiment experiment;

    @Param({"1", "2"})
    public int threads;

    private Engine engine;
    private IntFunction<Double> candidate;

    /** Experiments of the study with a grid of sed_fwhm and D of the ion. */
    public enum Experiment {
        K,
        Cs
    }

    /** Reads the study and compiles: runs candidates from all over the grid. */
    @Setup
    public void prepare() {
        if (!(StudyReader.read(STUDY) instanceof ReadResult.Read read)) {
            throw new IllegalStateException(STUDY + " cannot be read");
        }
        Study study = read.study();
        ExperimentModel model = new ExperimentModel(
                study,
                study.experiments().stream()
                        .filter(e -> e.id().equals(experiment.name()))
                        .findFirst()
                        .orElseThrow());
        CandidateGrid grid = new CandidateGrid(finer(model.space()), new SearchSpec.Grid.Regular());
        if (grid.size() != CANDIDATES) {
            throw new IllegalStateException("two parameters with grid points are expected, got "
                    + model.space().parameters());
        }
        candidate = i -> model.evaluate(model.space().values(grid.at(i)))
                .scoreIfAny()
                .map(s -> s.chiSquare())
                .orElse(Double.NaN);
        engine = new ThreadEngine(threads);
        engine.run(WARM_UP, i -> candidate.apply(i * CANDIDATES / WARM_UP));
    }

    /** The same space with more points of the two parameters that the grid of the study varies. */
    private static ParameterSpace finer(ParameterSpace space) {
        return new ParameterSpace(space.parameters().stream()
                .map(p -> p.gridPoints() == 1
                        ? p
                        : new ParameterSpec(p.name(), p.unit(), p.lower(), p.upper(), p.scale(), POINTS_PER_PARAMETER))
                .toList());
    }

    @Benchmark
    public List<Double> grid() {
        return engine.run(CANDIDATES, candidate);
    }

    @TearDown
    public void close() {
        engine.close();
    }
}
