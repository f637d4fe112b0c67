package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The loop over the steps allocates no working arrays. Measured: 107 - 149 bytes per step, the same compiled and interpreted;
 * 64 of them are small objects, the rest is the growing trace. One array of the default grid would be 1 kB.
 */
final class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource
    void aStepAllocatesNoWorkingArrays(StandardCase glass, TestReporter reporter) {
        TransportProblem problem = glass.at(10);
        SolverSettings few = SolverSettings.DEFAULT;
        SolverSettings many = few.withTimeTolerance(few.timeTolerance() / 1000);
        // the first runs load classes and link lambdas
        Run.of(problem, few);
        Run.of(problem, many);

        long beforeFew = THREADS.getCurrentThreadAllocatedBytes();
        Outcome.RunStatistics coarse = Run.of(problem, few).statistics();
        long beforeMany = THREADS.getCurrentThreadAllocatedBytes();
        Outcome.RunStatistics fine = Run.of(problem, many).statistics();
        long end = THREADS.getCurrentThreadAllocatedBytes();

        long steps = fine.steps() + fine.rejectedSteps() - coarse.steps() - coarse.rejectedSteps();
        long perRun = beforeMany - beforeFew;
        double perStep = (double) (end - beforeMany - perRun) / steps;
        reporter.publishEntry("bytes", "per run " + perRun + ", per step " + perStep + ", extra steps " + steps);
        assertThat(steps).as("extra steps").isGreaterThan(200);
        assertThat(perStep).as("bytes per step").isLessThan(200);
    }
}
