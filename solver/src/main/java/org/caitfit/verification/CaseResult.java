package org.caitfit.verification;

import java.util.List;

/**
 * What came of a case.
 *
 * @param checks observed quantities with their bounds, at least one
 * @param plots of one figure, from top to bottom
 */
public record CaseResult(List<Check> checks, List<Plot> plots) {
    public CaseResult {
        checks = List.copyOf(checks);
        plots = List.copyOf(plots);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("a case that checks nothing shows nothing");
        }
    }

    /** Whether all bounds are kept. */
    public boolean within() {
        return checks.stream().allMatch(Check::within);
    }
}
