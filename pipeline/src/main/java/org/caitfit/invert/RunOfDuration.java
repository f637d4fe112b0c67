package org.caitfit.invert;

import java.util.List;
import java.util.function.DoubleFunction;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.TransportProblem;
import org.caitfit.solver.Variation;

/** A run with its derivative by the duration: the rate of change at its end. */
final class RunOfDuration {
    /** Variation of the duration over the duration. */
    private static final double WIDTH = 1e-5;

    private RunOfDuration() {}

    /** @param problem as a function of the duration, s @throws InversionException if the run fails */
    static Outcome.Completed run(DoubleFunction<TransportProblem> problem, double duration, SolverSettings settings) {
        double width = WIDTH * duration;
        Variation longer =
                new Variation(problem.apply(duration - 0.5 * width), problem.apply(duration + 0.5 * width), width);
        Outcome outcome = new NppSolver(settings).run(problem.apply(duration), List.of(longer));
        if (outcome instanceof Outcome.Completed completed
                && !completed.sensitivities().isEmpty()) {
            return completed;
        }
        throw new InversionException("the equations could not be solved with the D(n) found from the profile"
                + (outcome instanceof Outcome.Failed failed ? " (" + failed.reason() + ")" : "")
                + "\nMaybe the profile is too noisy or its window too short for an inversion; fit it instead.");
    }
}
