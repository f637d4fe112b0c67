package org.caitfit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;

/**
 * What is known while one study is read. Readers report problems here and go on with a harmless stand-in; the study is
 * built only if there was no problem.
 */
final class Reading {
    private final SourceFile source;
    private final SourceFiles files;
    private final Problems problems = new Problems();
    private final List<Study.ResolvedSetting> resolved = new ArrayList<>();
    private final Map<String, DeclaredParameter> parameters = new LinkedHashMap<>();
    private final Map<String, DerivedParameter> derived = new LinkedHashMap<>();
    private final Set<String> usedParameters = new LinkedHashSet<>();
    private final Set<String> mentioned = new LinkedHashSet<>();
    private OptionalDouble oneMolPercent = OptionalDouble.empty();
    private boolean severalMolPercents;
    private double thickness = Double.POSITIVE_INFINITY;

    /** @param files to read data files from */
    Reading(SourceFile source, SourceFiles files) {
        this.source = source;
        this.files = files;
    }

    /**
     * A parameter of the file.
     *
     * @param item its declaration
     * @param bounds where its bounds stand
     * @param dimension of its bounds
     * @param spec empty if the declaration has a problem
     */
    record DeclaredParameter(Item item, Item bounds, Dimension dimension, Optional<ParameterSpec> spec) {}

    /**
     * A parameter of the file that follows from others.
     *
     * @param item its declaration
     * @param dimension of its values
     * @param quantity what it is; a stand-in if the declaration has a problem
     */
    record DerivedParameter(Item item, Dimension dimension, Quantity quantity) {}

    SourceFile source() {
        return source;
    }

    SourceFiles files() {
        return files;
    }

    Problems problems() {
        return problems;
    }

    /** Reports a problem of the configuration. */
    void problem(int line, int column, String path, String message, String maybe) {
        problems.add(ConfigProblem.Kind.CONFIG, source, line, column, path, message, maybe);
    }

    /** Notes a setting that is used. */
    void resolve(Item item, String value, String assumption) {
        resolved.add(new Study.ResolvedSetting(
                item.path(), value, source.path().getFileName() + ":" + item.line(), assumption));
    }

    /** Notes a setting that was left to its default. */
    void resolveDefault(String path, String value) {
        resolved.add(new Study.ResolvedSetting(path, value, "default", ""));
    }

    /** Notes a setting that follows from parameters. */
    void resolveDerived(String path, String formula) {
        resolved.add(new Study.ResolvedSetting(path, formula, "derived", ""));
    }

    /** Notes a setting that a parameter will fill in. */
    void resolveVaried(String path, String parameter) {
        resolved.add(new Study.ResolvedSetting(path, "varied", "parameter " + parameter, ""));
    }

    List<Study.ResolvedSetting> resolved() {
        return resolved;
    }

    void declare(String name, DeclaredParameter parameter) {
        parameters.put(name, parameter);
    }

    Map<String, DeclaredParameter> parameters() {
        return parameters;
    }

    void derive(String name, DerivedParameter parameter) {
        derived.put(name, parameter);
    }

    /** Parameters that follow from others. */
    Map<String, DerivedParameter> derived() {
        return derived;
    }

    /** Names of all parameters. */
    List<String> parameterNames() {
        List<String> names = new ArrayList<>(parameters.keySet());
        names.addAll(derived.keySet());
        return names;
    }

    void markUsed(String parameter) {
        usedParameters.add(parameter);
    }

    boolean isUsed(String parameter) {
        return usedParameters.contains(parameter) || isMentioned(parameter);
    }

    /** Notes a word of a part that could not be understood, so that it is not called unused as well. */
    void mention(String word) {
        mentioned.add(word);
    }

    /** Whether a word stands in a part that could not be understood. */
    boolean isMentioned(String word) {
        return mentioned.contains(word);
    }

    /**
     * Goes on with what is of one glass.
     *
     * @param density number density of 1 mol%, m^-3; empty if the glass does not say
     * @param metres the least that the thickness of the sample can be; infinite if it could not be read
     */
    void enter(OptionalDouble density, double metres) {
        oneMolPercent = density;
        severalMolPercents = false;
        thickness = metres;
    }

    /** Goes on with what is of no glass alone. @param densities of 1 mol% in each glass that says, m^-3 */
    void leave(List<Double> densities) {
        severalMolPercents = densities.stream().distinct().count() > 1;
        oneMolPercent = densities.isEmpty() || severalMolPercents
                ? OptionalDouble.empty()
                : OptionalDouble.of(densities.get(0));
        thickness = Double.POSITIVE_INFINITY;
    }

    /** The least that the thickness of the sample can be, m; infinite if it could not be read. */
    double thickness() {
        return thickness;
    }

    /** Number density of 1 mol%, m^-3; empty if the glass does not say, or the glasses differ. */
    OptionalDouble oneMolPercent() {
        return oneMolPercent;
    }

    /** Reports that mol% is used where {@link #oneMolPercent} is empty. */
    void reportNoMolPercent(Item item) {
        if (severalMolPercents) {
            item.problem(
                    "1 mol% is another density in each glass, and this does not belong to one of them",
                    "Maybe write it in 1/m3.");
        } else {
            item.problem(
                    "mol% is used but the glass does not say which density 1 mol% is",
                    "Maybe add `one_mol_percent: 4.7e26 1/m3` to `glass`.");
        }
    }
}
