package org.caitfit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.evaluate.OpenedExperiment;
import org.caitfit.refine.Covariance;
import org.caitfit.results.InputInfluence;
import org.caitfit.results.ParameterCombination;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;

/**
 * How far a fit hangs on the numbers that it took as known, to first order: a number changes the residuals by dr, and the
 * optimum moves by -(J^T J)^-1 J^T dr. Numbers of the same value that several experiments share by their meaning, such as the
 * temperature of the first stage, are also moved together (path {@code experiments.*.stages[1].temperature}).
 */
final class InputInfluences {
    private static final double LN_10 = Math.log(10);
    /** Change of an input for which the rise of chi-square is given. */
    private static final double ONE_PERCENT = 0.01;

    private final OpenedFit fit;
    private final Covariance covariance;
    private final List<OpenedExperiment> experiments;

    private InputInfluences(OpenedFit fit, Covariance covariance, List<OpenedExperiment> experiments) {
        this.fit = fit;
        this.covariance = covariance;
        this.experiments = experiments;
    }

    private static Optional<InputInfluences> of(OpenedFit fit) {
        List<OpenedExperiment> experiments =
                fit.experiments().stream().flatMap(Optional::stream).toList();
        boolean complete = fit.record().optimal()
                && experiments.size() == fit.experiments().size();
        return fit.run()
                .refinement()
                .covariance()
                .filter(c -> complete)
                .map(c -> new InputInfluences(fit, c, experiments));
    }

    /** Rows of a fit; none without an optimum, or if one of the runs has no derivatives. */
    static List<InputInfluence> rows(OpenedFit fit) {
        return of(fit).map(InputInfluences::rows).orElse(List.of());
    }

    /**
     * Combinations of parameters that the data determine, by their relative changes. A linear parameter that is 0 counts by
     * its bounds.
     */
    static List<ParameterCombination> combinations(OpenedFit fit) {
        Optional<Covariance> covariance = fit.run().refinement().covariance();
        List<ParameterCombination> rows = new ArrayList<>();
        if (!fit.record().optimal() || covariance.isEmpty()) {
            return rows;
        }
        ParameterSpace space = fit.run().space();
        double[] units = new double[space.size()];
        for (int k = 0; k < units.length; k++) {
            units[k] = unit(
                    space.parameters().get(k), fit.run().refinement().best().at(k));
        }
        List<Integer> free = covariance.get().freeParameters();
        List<Covariance.Combination> found = covariance.get().combinations(units);
        for (int c = 0; c < found.size(); c++) {
            double sigma = found.get(c).sigma();
            for (int i = 0; i < free.size(); i++) {
                rows.add(new ParameterCombination(
                        fit.record().fitId(),
                        c + 1,
                        space.parameters().get(free.get(i)).name(),
                        found.get(c).weights().get(i),
                        Double.isFinite(sigma) ? OptionalDouble.of(sigma) : OptionalDouble.empty()));
            }
        }
        return rows;
    }

    /** Change on the search scale for a relative change of 1. */
    private static double unit(ParameterSpec parameter, double at) {
        if (parameter.scale() == ParameterSpec.Scale.LOG10) {
            return 1 / LN_10;
        }
        return at == 0 ? parameter.upper() - parameter.lower() : Math.abs(at);
    }

    private List<InputInfluence> rows() {
        Map<String, List<Part>> inputs = new LinkedHashMap<>();
        for (int e = 0; e < experiments.size(); e++) {
            for (String path : experiments.get(e).inputs()) {
                inputs.computeIfAbsent(path, p -> new ArrayList<>()).add(new Part(e, path));
            }
        }
        inputs.putAll(together(inputs));
        List<InputInfluence> rows = new ArrayList<>();
        inputs.forEach((path, parts) -> rows.addAll(rows(path, parts)));
        return rows;
    }

    /** An input of one of the experiments. */
    private record Part(int experiment, String path) {}

    /** Inputs of single experiments that have the same place and value in all of them. */
    private Map<String, List<Part>> together(Map<String, List<Part>> inputs) {
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        inputs.forEach((path, parts) -> {
            String id = fit.record().experiments().get(parts.get(0).experiment());
            String own = "experiments." + id + ".";
            if (parts.size() == 1 && path.startsWith(own)) {
                String shared = "experiments.*." + path.substring(own.length());
                groups.computeIfAbsent(shared, p -> new ArrayList<>()).add(parts.get(0));
            }
        });
        groups.values()
                .removeIf(parts -> parts.size() < 2
                        || parts.size() < experiments.size()
                        || parts.stream().mapToDouble(this::value).distinct().count() > 1);
        return groups;
    }

    private double value(Part part) {
        return experiments.get(part.experiment()).inputValue(part.path());
    }

    private List<InputInfluence> rows(String path, List<Part> parts) {
        double[] residuals = new double[0];
        double[] change = new double[0];
        for (int e = 0; e < experiments.size(); e++) {
            OpenedExperiment experiment = experiments.get(e);
            int index = e;
            double[] own = parts.stream()
                    .filter(p -> p.experiment() == index)
                    .findFirst()
                    .map(p -> experiment.residualsByLog(p.path()))
                    .orElseGet(() -> new double[experiment.points()]);
            residuals = joined(residuals, experiment.residuals());
            change = joined(change, own);
        }
        double rise = rise(residuals, change);
        List<OptionalDouble> shifts = covariance.shift(change);
        List<InputInfluence> rows = new ArrayList<>();
        for (int k = 0; k < shifts.size(); k++) {
            ParameterSpec parameter = fit.run().space().parameters().get(k);
            double at = fit.run().refinement().best().at(k);
            OptionalDouble shift = shifts.get(k);
            boolean hasLog = parameter.scale() == ParameterSpec.Scale.LOG10 || at != 0;
            rows.add(new InputInfluence(
                    fit.record().fitId(),
                    path,
                    value(parts.get(0)),
                    parts.stream().anyMatch(p -> experiments.get(p.experiment()).isAssumed(p.path())),
                    parameter.name(),
                    shift.isPresent() && hasLog
                            ? OptionalDouble.of(shift.getAsDouble() / signedUnit(parameter, at))
                            : OptionalDouble.empty(),
                    rise));
        }
        return rows;
    }

    private static double signedUnit(ParameterSpec parameter, double at) {
        return parameter.scale() == ParameterSpec.Scale.LOG10 ? 1 / LN_10 : at;
    }

    /** Of chi-square by one percent more, to second order in the change; the parameters follow. */
    private double rise(double[] residuals, double[] change) {
        double slope = 0;
        for (int i = 0; i < change.length; i++) {
            slope += 2 * residuals[i] * change[i];
        }
        return ONE_PERCENT * slope + ONE_PERCENT * ONE_PERCENT * covariance.unexplained(change);
    }

    private static double[] joined(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
