package org.caitfit.study;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One experiment on one sample: what was done to it and what was measured.
 *
 * @param id unique in the study
 * @param glass id of the glass of its sample
 * @param start densities before the first stage; empty: the untouched glass
 * @param stages in order, at least one
 * @param profiles measured profiles
 * @param traces measured currents; without profiles and traces, this is a pure simulation
 * @param offDiagonalOnsager Onsager coefficient L_12 of the native and the foreign ion on the plateau, 1/(J m s); only reported
 */
public record ExperimentSpec(
        String id,
        String glass,
        Optional<StartSpec> start,
        List<StageSpec> stages,
        List<MeasuredProfile> profiles,
        List<MeasuredTrace> traces,
        Optional<Quantity.Known> offDiagonalOnsager) {
    public ExperimentSpec {
        stages = List.copyOf(stages);
        profiles = List.copyOf(profiles);
        traces = List.copyOf(traces);
        Objects.requireNonNull(offDiagonalOnsager);
    }

    /** Whether its start or one of its stages names an ion. */
    public boolean names(String ion) {
        return start.map(s -> s.ions().contains(ion)).orElse(false)
                || stages.stream()
                        .anyMatch(s ->
                                s.drive().deliveredIon().filter(ion::equals).isPresent()
                                        || s.drive() instanceof DriveSpec.Reservoir r
                                                && r.surface().containsKey(ion));
    }

    /** Whether there is anything to fit. */
    public boolean isMeasured() {
        return !profiles.isEmpty() || !traces.isEmpty();
    }

    /** The same experiment with other stages and profiles. */
    public ExperimentSpec with(List<StageSpec> otherStages, List<MeasuredProfile> otherProfiles) {
        return new ExperimentSpec(id, glass, start, otherStages, otherProfiles, traces, offDiagonalOnsager);
    }

    /** The same experiment with other data. */
    public ExperimentSpec withData(List<MeasuredProfile> otherProfiles, List<MeasuredTrace> otherTraces) {
        return new ExperimentSpec(id, glass, start, stages, otherProfiles, otherTraces, offDiagonalOnsager);
    }
}
