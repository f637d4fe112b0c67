package org.caitfit.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A whole study as read from its configuration: everything in SI units, every name resolved, every data file read.
 *
 * @param file the configuration file
 * @param title as shown in outputs
 * @param glasses at least one, unique ids; each experiment has one of them
 * @param ions mobile ions by name: natives and foreign ions, in the order of the file
 * @param experiments at least one, unique ids
 * @param parameters varied parameters, in the order of the file
 * @param search how to search
 * @param accuracy numerical accuracy of every run
 * @param configSha256 hex digest of the configuration file
 * @param problemSha256 hex digest of what defines the problem (physics, data, parameters), not of the search settings
 * @param resolved every setting with its SI value and its origin, for {@code caitfit config}
 */
public record Study(
        Path file,
        String title,
        List<Glass> glasses,
        Map<String, IonSpec> ions,
        List<ExperimentSpec> experiments,
        List<ParameterSpec> parameters,
        SearchSpec search,
        Accuracy accuracy,
        String configSha256,
        String problemSha256,
        List<ResolvedSetting> resolved) {

    /** Numerical accuracy of the forward runs. */
    public enum Accuracy {
        DEFAULT,
        HIGH
    }

    /**
     * A setting as it will be used.
     *
     * @param path e.g. "glass.permittivity"
     * @param value with its SI unit, e.g. "9" or "0.0005 m"
     * @param origin e.g. "lithium-borate.yaml:12", "default" or "parameter sed_fwhm"
     * @param assumption why it was assumed, or empty
     */
    public record ResolvedSetting(String path, String value, String origin, String assumption) {}

    public Study {
        glasses = List.copyOf(glasses);
        ions = Collections.unmodifiableMap(new LinkedHashMap<>(ions));
        experiments = List.copyOf(experiments);
        parameters = List.copyOf(parameters);
        resolved = List.copyOf(resolved);
    }

    /** The glass of an experiment of the study. */
    public Glass glassOf(ExperimentSpec experiment) {
        return glasses.stream()
                .filter(g -> g.id().equals(experiment.glass()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("experiment " + experiment.id() + " is of glass "
                        + experiment.glass() + ", the study has "
                        + glasses.stream().map(Glass::id).toList()));
    }

    /** An ion as it is in a glass: with the D model and the activation energy that it has there. */
    public IonSpec ionIn(Glass glass, String name) {
        IonSpec ion = Objects.requireNonNull(ions.get(name), name);
        DiffusionSpec model = glass.diffusion().get(name);
        Quantity.Known energy = glass.activationEnergies().get(name);
        return new IonSpec(
                name,
                ion.charge(),
                model == null ? ion.diffusion() : model,
                energy == null ? ion.activationEnergy() : Optional.of(energy));
    }

    /** The part of the study that is of one glass, its ions as they are there. */
    public Study in(Glass glass) {
        Map<String, IonSpec> there = new LinkedHashMap<>();
        ions.keySet().forEach(name -> there.put(name, ionIn(glass, name)));
        Glass plain = new Glass(
                glass.id(),
                glass.name(),
                glass.natives(),
                glass.permittivity(),
                glass.thickness(),
                Map.of(),
                glass.activationEnergies());
        return with(
                List.of(plain),
                there,
                experiments.stream().filter(e -> e.glass().equals(glass.id())).toList(),
                parameters);
    }

    /**
     * Ions that a bath may hold over a glass, in the order of the study: all but those that are native in other glasses only
     * and that the bath does not name.
     *
     * @param named by the bath
     */
    public List<String> bathIons(Glass glass, Set<String> named) {
        return ions.keySet().stream()
                .filter(ion -> glass.holds(ion)
                        || named.contains(ion)
                        || glasses.stream().noneMatch(g -> g.holds(ion)))
                .toList();
    }

    /**
     * The same study with the D models of some ions replaced, also those of glasses; those of stages stay.
     *
     * @param models by ion
     */
    public Study withModels(Map<String, DiffusionSpec> models) {
        Map<String, IonSpec> replaced = new LinkedHashMap<>();
        ions.forEach((name, ion) -> {
            DiffusionSpec model = models.get(name);
            replaced.put(name, model == null ? ion : ion.with(model));
        });
        if (!replaced.keySet().containsAll(models.keySet())) {
            throw new IllegalArgumentException("models of " + models.keySet() + ", the study has " + ions.keySet());
        }
        return with(glasses.stream().map(g -> g.without(models.keySet())).toList(), replaced, experiments, parameters);
    }

    /** The same study of other glasses, with other ions, experiments and parameters. */
    public Study with(
            List<Glass> otherGlasses,
            Map<String, IonSpec> otherIons,
            List<ExperimentSpec> otherExperiments,
            List<ParameterSpec> otherParameters) {
        return new Study(
                file,
                title,
                otherGlasses,
                otherIons,
                otherExperiments,
                otherParameters,
                search,
                accuracy,
                configSha256,
                problemSha256,
                resolved);
    }

    /** The same study with other data. @param changed the same experiments with other measurements */
    public Study withExperiments(List<ExperimentSpec> changed) {
        return new Study(
                file,
                title,
                glasses,
                ions,
                changed,
                parameters,
                search,
                accuracy,
                configSha256,
                problemSha256,
                resolved);
    }

    /** The same study with more parameters. @param added after those that it has; other names */
    public Study withParameters(List<ParameterSpec> added) {
        List<ParameterSpec> all = new ArrayList<>(parameters);
        all.addAll(added);
        return with(glasses, ions, experiments, all);
    }

    /** True if any of the data were computed, not measured. */
    public boolean synthetic() {
        return experiments.stream()
                .anyMatch(e -> e.profiles().stream().anyMatch(MeasuredProfile::synthetic)
                        || e.traces().stream().anyMatch(MeasuredTrace::synthetic));
    }
}
