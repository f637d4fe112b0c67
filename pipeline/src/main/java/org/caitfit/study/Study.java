package org.caitfit.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole study as read from its configuration: everything in SI units, every name resolved, every data file read.
 *
 * @param file the configuration file
 * @param title as shown in outputs
 * @param glass the glass
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
        Glass glass,
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
        ions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ions));
        experiments = List.copyOf(experiments);
        parameters = List.copyOf(parameters);
        resolved = List.copyOf(resolved);
    }

    /** The same study with the D models of some ions replaced; those of stages stay. @param models by ion */
    public Study withModels(Map<String, DiffusionSpec> models) {
        Map<String, IonSpec> replaced = new LinkedHashMap<>();
        ions.forEach((name, ion) -> {
            DiffusionSpec model = models.get(name);
            replaced.put(name, model == null ? ion : ion.with(model));
        });
        if (!replaced.keySet().containsAll(models.keySet())) {
            throw new IllegalArgumentException("models of " + models.keySet() + ", the study has " + ions.keySet());
        }
        return with(glass, replaced, experiments, parameters);
    }

    /** The same study of another glass, with other ions, experiments and parameters. */
    public Study with(
            Glass otherGlass,
            Map<String, IonSpec> otherIons,
            List<ExperimentSpec> otherExperiments,
            List<ParameterSpec> otherParameters) {
        return new Study(
                file,
                title,
                otherGlass,
                otherIons,
                otherExperiments,
                otherParameters,
                search,
                accuracy,
                configSha256,
                problemSha256,
                resolved);
    }

    /** The same study with more parameters. @param added after those that it has; other names */
    public Study withParameters(List<ParameterSpec> added) {
        List<ParameterSpec> all = new java.util.ArrayList<>(parameters);
        all.addAll(added);
        return with(glass, ions, experiments, all);
    }

    /** True if any of the data were computed, not measured. */
    public boolean synthetic() {
        return experiments.stream()
                .anyMatch(e -> e.profiles().stream().anyMatch(MeasuredProfile::synthetic)
                        || e.traces().stream().anyMatch(MeasuredTrace::synthetic));
    }
}
