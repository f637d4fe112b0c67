package org.caitfit.study;

import java.util.List;
import java.util.Optional;

/**
 * One experiment on one sample: what was done to it and what was measured.
 *
 * @param id unique in the study
 * @param start densities before the first stage; empty: the untouched glass
 * @param stages in order, at least one
 * @param profiles measured profiles, may be empty for a pure simulation
 */
public record ExperimentSpec(
        String id, Optional<GivenStart> start, List<StageSpec> stages, List<MeasuredProfile> profiles) {
    public ExperimentSpec {
        stages = List.copyOf(stages);
        profiles = List.copyOf(profiles);
    }

    /** The same experiment with other measured profiles. */
    public ExperimentSpec withProfiles(List<MeasuredProfile> others) {
        return new ExperimentSpec(id, start, stages, others);
    }
}
