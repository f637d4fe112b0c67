package org.caitfit.uncertainty;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One side of a profile likelihood.
 *
 * @param parameter index of the held parameter
 * @param direction 1 upward, -1 downward
 * @param steps in the order in which they were made
 * @param crossing68 value on the search scale at which chi-square has risen by 1; empty if it does not before the end
 * @param crossing95 likewise for 3.84
 * @param end why the scan ended
 * @param evaluations of the model
 */
public record Branch(
        int parameter,
        int direction,
        List<ScanStep> steps,
        OptionalDouble crossing68,
        OptionalDouble crossing95,
        End end,
        int evaluations) {

    /** Why a scan ended. */
    public enum End {
        /** Chi-square has risen enough. */
        CROSSED,
        /** The parameter is at its bound. */
        BOUND,
        /** The model failed, or the scan was too long. */
        FAILED
    }

    public Branch {
        steps = List.copyOf(steps);
    }
}
