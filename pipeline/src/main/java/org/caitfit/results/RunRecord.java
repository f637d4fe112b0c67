package org.caitfit.results;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One forward run and its score: a row of the table {@code runs}. A run that failed is a row too.
 *
 * @param runId content-derived: same problem, same experiment, same parameter bits, same id
 * @param experiment id of the experiment
 * @param phase what the run was for
 * @param fitId the refinement it belongs to, empty for a grid run
 * @param model the D models used: empty for those of the study, else id of the first fit that replaced them so
 * @param index position in the grid, or number of the evaluation within the refinement, from 0
 * @param iteration iteration of the refinement that accepted this point; empty for grid runs, rejected trials and
 *     finite-difference columns
 * @param parameters values in SI units by name, those that the experiment depends on
 * @param status whether there is a result
 * @param failureKind e.g. "STEP_TOO_SMALL", empty when ok
 * @param failureReason a sentence, empty when ok
 * @param score present when ok
 * @param statistics work done, also of a failed run
 * @param wallSeconds elapsed time, s; volatile: differs from run to run
 */
public record RunRecord(
        String runId,
        String experiment,
        Phase phase,
        String fitId,
        String model,
        long index,
        Optional<Integer> iteration,
        Map<String, Double> parameters,
        Status status,
        String failureKind,
        String failureReason,
        Optional<Score> score,
        Statistics statistics,
        double wallSeconds) {

    public RunRecord {
        parameters = Map.copyOf(parameters);
    }

    /** The same run at another position of the grid. */
    public RunRecord at(long position) {
        return new RunRecord(
                runId,
                experiment,
                phase,
                fitId,
                model,
                position,
                iteration,
                parameters,
                status,
                failureKind,
                failureReason,
                score,
                statistics,
                wallSeconds);
    }

    /** Whether all but the elapsed time is the same, to the last bit. */
    public boolean sameButForTime(RunRecord other) {
        return new RunRecord(
                        runId,
                        experiment,
                        phase,
                        fitId,
                        model,
                        index,
                        iteration,
                        parameters,
                        status,
                        failureKind,
                        failureReason,
                        score,
                        statistics,
                        other.wallSeconds)
                .equals(other);
    }

    /** What a run was for. */
    public enum Phase {
        GRID,
        REFINE,
        /** At the end of a refinement. */
        FINAL,
        /** There, too, with cells half as large and a quarter of the time tolerance. */
        FINER,
        /** For a profile likelihood: one parameter held. */
        SCAN
    }

    /** Whether a run gave a result. */
    public enum Status {
        OK,
        FAILED
    }

    /**
     * What the run predicts and how well it fits.
     *
     * @param chiSquare sum of squared residuals in sigma over all points used
     * @param points number of residuals
     * @param frontDepth m, where the native ion crosses half of its bulk density; empty if it does not
     * @param plateau native n/n_bulk at 90 % of the front depth
     * @param plateauMean native n/n_bulk averaged over 40 - 90 % of the front depth
     * @param charge injected charge per area, C/m^2
     * @param largestField at the end of any stage, V/m
     * @param peakField at any time, V/m: high at the start, when the zone is thin
     * @param frontExcessCharge largest |excess charge| at the front over e n_bulk, dimensionless
     * @param conservationError relative error of the ion balance
     * @param numericalError estimated error of the profile, RMS of n/n_bulk over three times the replaced depth
     */
    public record Score(
            double chiSquare,
            int points,
            OptionalDouble frontDepth,
            OptionalDouble plateau,
            OptionalDouble plateauMean,
            double charge,
            double largestField,
            double peakField,
            double frontExcessCharge,
            double conservationError,
            double numericalError) {}

    /** Work of a run. */
    public record Statistics(int cells, int steps, int rejectedSteps, int newtonIterations) {}
}
