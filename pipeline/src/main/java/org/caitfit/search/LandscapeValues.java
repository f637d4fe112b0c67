package org.caitfit.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.caitfit.evaluate.DepthBlur;
import org.caitfit.evaluate.OpenedExperiment;
import org.caitfit.landscape.Landscape;
import org.caitfit.landscape.MovedProfile;
import org.caitfit.landscape.Quantity;
import org.caitfit.landscape.SampledProfile;
import org.caitfit.landscape.StageEnd;
import org.caitfit.refine.Covariance;
import org.caitfit.results.LandscapeValue;
import org.caitfit.solver.DepthProfile;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Profile;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;

/**
 * Quantities of the landscape of one experiment of a fit, with their uncertainty from the covariance of the fit. Derivatives
 * by a parameter: the problem with a little less and a little more of it, and the profile moved along its tangent; nothing is
 * run twice.
 */
final class LandscapeValues {
    /** Half-width of a 95 % interval of a normal distribution, in sigma. */
    private static final double TWO_SIDED_95 = 1.959963984540054;

    /** Depth to which a profile is blurred, over the depth of its front. */
    private static final double BLURRED_DEPTH = 3;

    private static final int BLURRED_CELLS = 900;

    private final OpenedFit fit;
    private final Map<String, Double> bulkActivation = new LinkedHashMap<>();
    private final OptionalDouble offDiagonal;

    private LandscapeValues(Study study, OpenedFit fit, String id) {
        this.fit = fit;
        ExperimentSpec experiment = study.experiments().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
        study.in(study.glassOf(experiment))
                .ions()
                .forEach((name, ion) -> ion.activationEnergy().ifPresent(e -> bulkActivation.put(name, e.value())));
        this.offDiagonal = experiment
                .offDiagonalOnsager()
                .map(l -> OptionalDouble.of(l.value()))
                .orElse(OptionalDouble.empty());
    }

    /** Rows of a fit, of all experiments and stages. */
    static List<LandscapeValue> rows(Study study, OpenedFit fit) {
        List<LandscapeValue> rows = new ArrayList<>();
        for (int e = 0; e < fit.experiments().size(); e++) {
            String id = fit.record().experiments().get(e);
            fit.experiments().get(e).ifPresent(run -> rows.addAll(new LandscapeValues(study, fit, id).rows(id, run)));
        }
        return rows;
    }

    private List<LandscapeValue> rows(String id, OpenedExperiment run) {
        List<LandscapeValue> rows = new ArrayList<>();
        for (int s = 0; s < run.outcome().profiles().size(); s++) {
            List<Quantity> quantities = quantities(run, s);
            List<double[]> gradients = gradients(run, s, quantities);
            for (int q = 0; q < quantities.size(); q++) {
                rows.add(row(id, s, quantities.get(q), gradients.get(q)));
            }
        }
        return rows;
    }

    private List<Quantity> quantities(OpenedExperiment run, int stage) {
        Profile profile = run.outcome().profiles().get(stage);
        double current = run.outcome().trace().currentDensity(endOfStage(run.outcome(), stage));
        return quantities(run.problem(), stage, profile, run.resolution(stage), current);
    }

    private List<Quantity> quantities(OpenedExperiment run, int stage, ParameterSpec parameter, int steps) {
        double change = steps * run.step(parameter);
        DepthProfile profile =
                new MovedProfile(run.outcome().profiles().get(stage), run.profileTangent(parameter, stage), change);
        int end = endOfStage(run.outcome(), stage);
        double current = run.outcome().trace().currentDensity(end) + change * run.currentTangent(parameter, end);
        return quantities(
                run.problem(parameter, steps), stage, profile, run.resolution(stage, parameter, steps), current);
    }

    private List<Quantity> quantities(
            TransportProblem problem, int stage, DepthProfile profile, OptionalDouble resolution, double current) {
        Optional<DepthProfile> blurred = resolution.isPresent() && resolution.getAsDouble() > 0
                ? blurred(problem, profile, resolution.getAsDouble())
                : Optional.empty();
        return Landscape.of(new StageEnd(problem, stage, profile, blurred, current), bulkActivation, offDiagonal);
    }

    /** The profile as the instrument sees it; empty without a front. */
    private static Optional<DepthProfile> blurred(TransportProblem problem, DepthProfile profile, double sigma) {
        OptionalDouble front = StageEnd.front(problem, profile);
        if (front.isEmpty()) {
            return Optional.empty();
        }
        double width = BLURRED_DEPTH * front.getAsDouble() / BLURRED_CELLS;
        int[] ions = IntStream.range(0, problem.ions().size()).toArray();
        double[] depths = SampledProfile.centres(width, BLURRED_CELLS);
        return Optional.of(new SampledProfile(width, DepthBlur.apply(profile, ions, depths, sigma)));
    }

    /** The point of the trace at the end of a stage. */
    private static int endOfStage(Outcome.Completed outcome, int stage) {
        double time = outcome.profiles().get(stage).time() * (1 - 1e-12);
        int i = 0;
        while (i < outcome.trace().size() - 1 && outcome.trace().time(i) < time) {
            i++;
        }
        return i;
    }

    /** Derivatives of the quantities by all parameters of the fit; NaN where one exists on one side only. */
    private List<double[]> gradients(OpenedExperiment run, int stage, List<Quantity> quantities) {
        List<double[]> gradients = new ArrayList<>();
        quantities.forEach(q -> gradients.add(new double[fit.run().space().size()]));
        for (ParameterSpec parameter : run.parameters()) {
            int k = fit.run().space().indexOf(parameter.name());
            Map<String, Double> less = byKey(quantities(run, stage, parameter, -1));
            Map<String, Double> more = byKey(quantities(run, stage, parameter, 1));
            for (int q = 0; q < quantities.size(); q++) {
                String key = key(quantities.get(q));
                gradients.get(q)[k] = (more.getOrDefault(key, Double.NaN) - less.getOrDefault(key, Double.NaN))
                        / (2 * run.step(parameter));
            }
        }
        return gradients;
    }

    private static Map<String, Double> byKey(List<Quantity> quantities) {
        Map<String, Double> values = new LinkedHashMap<>();
        quantities.forEach(q -> q.value().ifPresent(v -> values.put(key(q), v)));
        return values;
    }

    private static String key(Quantity quantity) {
        return quantity.name() + " " + quantity.ion();
    }

    private LandscapeValue row(String id, int stage, Quantity q, double[] gradient) {
        OptionalDouble sigma = OptionalDouble.empty();
        String note = q.note();
        if (q.value().isPresent() && fit.record().optimal()) {
            sigma = sigma(gradient);
            if (sigma.isEmpty()) {
                String why = whyNoSigma(gradient);
                note = note.isEmpty() ? why : note + "; " + why;
            }
        }
        return new LandscapeValue(
                fit.record().fitId(),
                id,
                stage + 1,
                q.name(),
                q.ion(),
                q.value(),
                q.unit(),
                sigma,
                end(q, sigma, -TWO_SIDED_95),
                end(q, sigma, TWO_SIDED_95),
                note);
    }

    private OptionalDouble sigma(double[] gradient) {
        Optional<Covariance> covariance = fit.run().refinement().covariance();
        for (double g : gradient) {
            if (Double.isNaN(g)) {
                return OptionalDouble.empty();
            }
        }
        return covariance.isEmpty() ? OptionalDouble.empty() : covariance.get().sigma(gradient);
    }

    private String whyNoSigma(double[] gradient) {
        boolean depends = false;
        for (int k = 0; k < gradient.length; k++) {
            if (gradient[k] != 0 && fit.record().parameters().get(k).atBound() != 0) {
                return "hangs on a value at its bound";
            }
            depends |= gradient[k] != 0;
        }
        return depends ? "not determined by these data" : "follows from what was taken as known";
    }

    private static OptionalDouble end(Quantity q, OptionalDouble sigma, double sigmas) {
        if (sigma.isEmpty()) {
            return sigma;
        }
        double value = q.value().orElseThrow();
        double reach = sigmas * sigma.getAsDouble();
        return OptionalDouble.of(q.logarithmic() && value > 0 ? value * Math.exp(reach / value) : value + reach);
    }
}
