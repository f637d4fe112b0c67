package org.caitfit.study;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One stage of an experiment; the state of the sample carries over from stage to stage.
 *
 * @param drive what is imposed at the front
 * @param duration s
 * @param temperature K
 * @param diffusion diffusion models that replace those of the ions in this stage only (e.g. another temperature), by ion
 */
public record StageSpec(
        DriveSpec drive, Quantity duration, Quantity temperature, Map<String, DiffusionSpec> diffusion) {
    public StageSpec {
        Objects.requireNonNull(drive);
        diffusion = Map.copyOf(diffusion);
    }

    /** Drive and quantities with all their bits: the same for the same physics. */
    public String canonical() {
        return drive.canonical() + " duration " + duration.canonical() + " temperature " + temperature.canonical()
                + new TreeMap<>(diffusion)
                        .entrySet().stream()
                                .map(e -> " " + e.getKey() + ": " + e.getValue().canonical())
                                .collect(Collectors.joining());
    }
}
