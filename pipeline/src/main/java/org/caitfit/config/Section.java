package org.caitfit.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of mapping in a study file with the keys that each may hold. The JSON schema for editors has a definition of
 * the same name for each; a test compares the two.
 */
enum Section {
    STUDY(
            "study",
            List.of("format", "title", "ions", "experiments"),
            "glass",
            "glasses",
            "accuracy",
            "parameters",
            "search"),
    GLASS(
            "glass",
            List.of("name", "natives", "permittivity", "thickness"),
            "formula",
            "mass_density",
            "one_mol_percent",
            "diffusion",
            "activation_energy"),
    PER_FORMULA("perFormula", List.of("per_formula")),
    ASSUMED("assumed", List.of("value", "assumed")),
    VARIED("varied", List.of("parameter")),
    FROM_CONDUCTIVITY("fromConductivity", List.of("conductivity", "at"), "assumed"),
    ARRHENIUS("arrhenius", List.of("value", "at", "activation_energy")),
    ION("ion", List.of("charge"), "diffusion", "activation_energy"),
    CONSTANT("constant", List.of("model", "value")),
    LOG_LINEAR("logLinear", List.of("model", "at_zero", "at_bulk"), "of"),
    SED("sed", List.of("model", "bulk", "vacancies"), "fwhm", "gaussians", "of"),
    SITE_GAUSSIAN("siteGaussian", List.of("weight", "centre", "fwhm")),
    SED_TABLE("sedTable", List.of("model", "bulk", "vacancies", "states"), "of"),
    SITE_STATE("siteState", List.of("energy", "density")),
    FREE_FORM("freeForm", List.of("model", "knots"), "of"),
    KNOT("knot", List.of("at", "value")),
    EXPERIMENT("experiment", List.of("stages"), "glass", "start", "profiles", "traces", "onsager_l12"),
    START("start", List.of("file", "depth", "columns", "density_unit"), "follows"),
    COUPLE("couple", List.of("contact", "left", "right")),
    POTENTIOSTATIC("potentiostatic", List.of("drive", "ion", "voltage", "temperature", "duration"), "diffusion"),
    GALVANOSTATIC(
            "galvanostatic",
            List.of("drive", "ion", "temperature", "duration"),
            "current_density",
            "current",
            "area",
            "trace",
            "diffusion"),
    TRACE("trace", List.of("file", "time"), "current_density", "current"),
    BEAM_LIMITED(
            "beamLimited",
            List.of("drive", "ion", "voltage", "temperature", "duration"),
            "current_density",
            "current",
            "area",
            "diffusion"),
    OPEN_CIRCUIT("openCircuit", List.of("drive", "temperature", "duration"), "diffusion"),
    CLOSED("closed", List.of("drive", "temperature", "duration"), "diffusion"),
    SHORT_CIRCUIT("shortCircuit", List.of("drive", "ion", "temperature", "duration"), "diffusion"),
    BLOCKING_ELECTRODE("blockingElectrode", List.of("drive", "voltage", "temperature", "duration"), "diffusion"),
    SALT_BATH("saltBath", List.of("drive", "surface", "temperature", "duration"), "diffusion"),
    PROFILE(
            "profile",
            List.of("file", "depth", "columns", "density_unit", "resolution", "noise"),
            "after_stage",
            "synthetic",
            "window",
            "skip_points",
            "scale",
            "background",
            "depth_scale"),
    INTENSITY_SCALE("intensityScale", List.of("fit"), "prior"),
    BACKGROUND("background", List.of("fit")),
    CURRENT_TRACE(
            "currentTrace",
            List.of("file", "time", "noise"),
            "stage",
            "synthetic",
            "current_density",
            "current",
            "area",
            "window",
            "skip_points"),
    CURRENT_NOISE("currentNoise", List.of("model"), "absolute", "relative"),
    TIME_WINDOW("timeWindow", List.of(), "from", "to"),
    COLUMN("column", List.of("column", "unit")),
    GAUSSIAN("gaussian", List.of("model", "sigma")),
    COUNTS("counts", List.of("model", "at_bulk")),
    ABSOLUTE_RELATIVE("absoluteRelative", List.of("model"), "absolute", "relative"),
    WINDOW("window", List.of(), "from", "to"),
    PARAMETER("parameter", List.of("bounds", "scale"), "grid", "prior"),
    PRIOR("prior", List.of("value", "sigma", "source")),
    DERIVED("derivedParameter", List.of("derived")),
    DERIVATION("derivation", List.of("of"), "times", "plus"),
    SEARCH("search", List.of(), "grid", "starts", "max_evaluations", "fits", "within", "models", "compare"),
    COMPARISON("comparison", List.of(), "native", "foreign"),
    SOBOL("sobol", List.of("sobol"));

    private final String definition;
    private final List<String> required;
    private final List<String> keys;

    Section(String definition, List<String> required, String... optional) {
        this.definition = definition;
        this.required = required;
        List<String> all = new ArrayList<>(required);
        all.addAll(List.of(optional));
        this.keys = List.copyOf(all);
    }

    /** Name of the definition in the JSON schema. */
    String definition() {
        return definition;
    }

    /** Keys that must be there. */
    List<String> required() {
        return required;
    }

    /** Keys that may be there, the required ones first. */
    List<String> keys() {
        return keys;
    }
}
