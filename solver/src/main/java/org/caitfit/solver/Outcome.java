package org.caitfit.solver;

import java.util.List;

/** What came of a run: a result, or a typed failure. */
public sealed interface Outcome {
    /** Work done. */
    RunStatistics statistics();

    /**
     * The run reached its end.
     *
     * @param profiles one after each stage
     * @param trace current, potential and charge at the accepted steps of all stages
     * @param sensitivities one for each variation that was asked for; none if the tangent equations could not be solved
     * @param diagnostics what a physicist checks first
     */
    record Completed(
            List<Profile> profiles,
            Trace trace,
            List<Sensitivity> sensitivities,
            Diagnostics diagnostics,
            RunStatistics statistics)
            implements Outcome {
        public Completed {
            profiles = List.copyOf(profiles);
            sensitivities = List.copyOf(sensitivities);
        }

        /** Profile after the last stage. */
        public Profile finalProfile() {
            return profiles.get(profiles.size() - 1);
        }
    }

    /**
     * The run did not reach its end; there is no profile.
     *
     * @param kind class of the failure
     * @param reason a sentence
     * @param lastGoodTime end of the last accepted step, s from the start of the first stage
     */
    record Failed(Kind kind, String reason, double lastGoodTime, RunStatistics statistics) implements Outcome {
        /** Classes of failure; all of them are deterministic. */
        public enum Kind {
            /** The step size fell below the smallest useful one. */
            STEP_TOO_SMALL,
            /** The cap on the work was reached. */
            WORK_CAP,
            /** Not a finite number. */
            NOT_FINITE
        }
    }

    /**
     * Checks on a run.
     *
     * @param largestField largest |field| at the end of any stage, V/m; above 2e8 V/m linear drift leaves its range
     * @param peakField largest |field| at any time, V/m: at the start, when the zone is still thin, it can be far higher
     * @param largestExcessCharge largest |excess charge density| at the end of any stage, without the sheet at the surface,
     *     over the fixed charge density, dimensionless
     * @param conservationError relative error of: injected charge = ions in the sample + ions out - ions at the start
     * @param smallestDensity smallest density of any ion at any time, over the fixed charge density; 0 if none was below
     * @param numericalError estimated error of the profile at the end of the last stage: RMS of the densities over the fixed
     *     charge density, over three times the replaced depth, seen with a depth resolution of 5 nm
     * @param repaired ions exchanged between neighbouring cells to undo negative densities, over all ions that moved
     */
    record Diagnostics(
            double largestField,
            double peakField,
            double largestExcessCharge,
            double conservationError,
            double smallestDensity,
            double numericalError,
            double repaired) {
        /** Field above which a hop of 0.3 nm gains more than kT and linear drift is no longer physics, V/m. */
        public static final double LINEAR_DRIFT_LIMIT = 2e8;

        /** Whether the largest field is beyond the range of linear drift. */
        public boolean fieldBeyondLinearDrift() {
            return largestField > LINEAR_DRIFT_LIMIT;
        }
    }

    /** Work of a run. */
    record RunStatistics(int cells, int steps, int rejectedSteps, int newtonIterations) {}
}
