package org.caitfit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.refine.Covariance;
import org.caitfit.space.ParameterSpace;

/**
 * What finer numerics would change at an optimum, to first order: -(J^T J)^-1 J^T (r_finer - r) with the Jacobian of the
 * refinement. One more run per experiment, in place of another refinement.
 *
 * @param chiSquare of the same values with finer numerics; NaN if a run failed
 * @param failure which run failed and why, empty if none did
 * @param parameters shift of each, on its search scale: the optimum with finer numerics less that of the refinement; empty
 *     where there is no sigma, and all of them if a run failed
 */
record NumericalShift(double chiSquare, String failure, List<OptionalDouble> parameters) {
    NumericalShift {
        parameters = List.copyOf(parameters);
    }

    /**
     * @param covariance at the optimum
     * @param space parameters of the fit, the priors of which are not changed
     * @param point the optimum
     * @param usual runs of the experiments at the optimum
     * @param finer the same with finer numerics, in the same order
     */
    static NumericalShift of(
            Covariance covariance,
            ParameterSpace space,
            double[] point,
            List<FinalRun.Ended> usual,
            List<FinalRun.Ended> finer) {
        List<String> failures = new ArrayList<>();
        double chiSquare = space.priorChiSquare(point);
        double[] change = new double[0];
        for (int e = 0; e < finer.size(); e++) {
            if (usual.get(e).evaluation() instanceof Evaluation.Scored before
                    && finer.get(e).evaluation() instanceof Evaluation.Scored after) {
                chiSquare += after.score().chiSquare();
                change = appended(change, before.residuals(), after.residuals());
            } else {
                FinalRun.Ended failed =
                        usual.get(e).evaluation() instanceof Evaluation.Scored ? finer.get(e) : usual.get(e);
                failures.add(failed.row().experiment() + ": " + failed.row().failureKind() + ", "
                        + failed.row().failureReason());
            }
        }
        return failures.isEmpty()
                ? new NumericalShift(
                        chiSquare, "", covariance.shift(Arrays.copyOf(change, change.length + space.priors())))
                : new NumericalShift(
                        Double.NaN,
                        String.join("; ", failures),
                        Collections.nCopies(space.size(), OptionalDouble.empty()));
    }

    private static double[] appended(double[] change, double[] before, double[] after) {
        double[] all = Arrays.copyOf(change, change.length + after.length);
        for (int i = 0; i < after.length; i++) {
            all[change.length + i] = after[i] - before[i];
        }
        return all;
    }
}
