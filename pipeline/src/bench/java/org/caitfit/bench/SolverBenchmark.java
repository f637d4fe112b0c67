package org.caitfit.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Variation;
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
import org.openjdk.jmh.annotations.Warmup;

/** One run on one thread; every run is a sample. Not final: JMH derives from it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SolverBenchmark {
    @Param
    public SolverCase solverCase;

    @Param
    public Accuracy accuracy;

    @Param
    public Work work;

    private NppSolver solver;
    private List<Variation> variations;

    @Setup
    public void prepare() {
        solver = new NppSolver(accuracy.settings);
        variations = work.variations(solverCase.problem);
    }

    @Benchmark
    public Outcome run() {
        return work.on(solverCase.problem, solver, variations);
    }
}
