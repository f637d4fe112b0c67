package org.caitfit.study;

import java.util.List;
import java.util.Optional;

/**
 * One experiment on one sample: what was done to it and what was measured.
 *
 * @param id unique in the study
 * @param start densities before the first stage; empty: the untouched glass
 * @param stages in order, at least one
 * @param profiles measured profiles
 * @param traces measured currents; without profiles and traces, this is a pure simulation
 */
public record ExperimentSpec(
        String id,
        Optional<GivenStart> start,
        List<StageSpec> stages,
        List<MeasuredProfile> profiles,
        List<MeasuredTrace> traces) {
    public ExperimentSpec {
        stages = List.copyOf(stages);
        profiles = List.copyOf(profiles);
        traces = List.copyOf(traces);
    }

    /** Whether there is anything to fit. */
    public boolean isMeasured() {
        return !profiles.isEmpty() || !traces.isEmpty();
    }
}
