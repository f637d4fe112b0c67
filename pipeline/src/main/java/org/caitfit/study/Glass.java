package org.caitfit.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A glass before the experiments.
 *
 * @param id by which experiments choose it; empty in a study of one glass that has no choice
 * @param name as shown in outputs
 * @param natives mobile ions present in the untouched glass, at least one
 * @param permittivity relative permittivity, dimensionless
 * @param thickness of the sample, m
 * @param diffusion D models that replace those of the ions in this glass, by ion
 * @param activationEnergies measured activation energies that replace those of the ions in this glass, J by ion
 */
public record Glass(
        String id,
        String name,
        List<Native> natives,
        Quantity permittivity,
        Quantity thickness,
        Map<String, DiffusionSpec> diffusion,
        Map<String, Quantity.Known> activationEnergies) {
    public Glass {
        natives = List.copyOf(natives);
        diffusion = Map.copyOf(diffusion);
        activationEnergies = Map.copyOf(activationEnergies);
    }

    /** The first native ion: that of front depth and plateau. */
    public String firstNative() {
        return natives.get(0).ion();
    }

    /** Whether an ion is in the untouched glass. */
    public boolean holds(String ion) {
        return natives.stream().anyMatch(n -> n.ion().equals(ion));
    }

    /** Short name: the id, or the name in a study of one glass. */
    public String label() {
        return id.isEmpty() ? name : id;
    }

    /** Path of its settings, e.g. "glass" or "glasses.A". */
    public String path() {
        return id.isEmpty() ? "glass" : "glasses." + id;
    }

    /** The same without its own D models of some ions. */
    Glass without(Set<String> ions) {
        Map<String, DiffusionSpec> left = new LinkedHashMap<>(diffusion);
        left.keySet().removeAll(ions);
        return new Glass(id, name, natives, permittivity, thickness, left, activationEnergies);
    }

    /**
     * One mobile ion of the untouched glass.
     *
     * @param ion name, e.g. "Li"
     * @param density bulk number density, m^-3
     */
    public record Native(String ion, Quantity density) {}
}
