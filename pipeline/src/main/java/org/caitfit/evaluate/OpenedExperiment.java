package org.caitfit.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.solver.DepthProfile;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;

/**
 * One run of an experiment at given values of its parameters, with the derivatives by them and by every number that was
 * taken as known: the run of {@link ExperimentModel} to the last bit. Immutable.
 */
public final class OpenedExperiment {
    private final ExperimentModel model;
    private final List<KnownInputs.Input> inputs;
    private final Map<String, Double> values;
    private final Evaluation.Scored scored;
    private final double[][] jacobian;
    private final List<String> inFractions;

    private OpenedExperiment(
            ExperimentModel model,
            List<KnownInputs.Input> inputs,
            Map<String, Double> values,
            Evaluation.Scored scored,
            double[][] jacobian,
            List<String> inFractions) {
        this.model = model;
        this.inputs = inputs;
        this.values = values;
        this.scored = scored;
        this.jacobian = jacobian;
        this.inFractions = inFractions;
    }

    /**
     * Runs an experiment, with the numerics of a refinement.
     *
     * @param study with the D models to be used
     * @param experiment one of its experiments
     * @param modelPath where the study file has the D model of an ion, by its name, if not in {@code ions}
     * @param values of the parameters, SI by name
     * @return empty if the run fails, or if there are no derivatives
     */
    public static Optional<OpenedExperiment> run(
            Study study, ExperimentSpec experiment, Map<String, String> modelPath, Map<String, Double> values) {
        KnownInputs.Opened opened = KnownInputs.open(study, experiment, modelPath, values);
        Map<String, Double> all = new LinkedHashMap<>(values);
        opened.inputs().forEach(input -> all.put(input.path(), input.value()));
        ExperimentModel model = opened.experiment().forRefinement();
        return model.evaluateWithJacobian(all) instanceof Evaluation.Scored s
                        && s.jacobian().isPresent()
                ? Optional.of(new OpenedExperiment(
                        model, opened.inputs(), all, s, s.jacobian().get(), inFractions(study, experiment)))
                : Optional.empty();
    }

    /** Profiles whose densities were given as fractions of that of the first native ion. */
    private static List<String> inFractions(Study study, ExperimentSpec experiment) {
        return IntStream.range(0, experiment.profiles().size())
                .filter(i -> {
                    String path = "experiments." + experiment.id() + ".profiles[" + (i + 1) + "].density_unit";
                    return study.resolved().stream()
                            .anyMatch(s -> s.path().equals(path) && s.value().equals("fraction"));
                })
                .mapToObj(i -> experiment.profiles().get(i).id())
                .toList();
    }

    /** Number of residuals. */
    public int points() {
        return scored.residuals().length;
    }

    /** Residuals in sigma; not to be modified. */
    public double[] residuals() {
        return scored.residuals();
    }

    /** Chi-square over the number of residuals. */
    public double reducedChiSquare() {
        return scored.score().chiSquare() / Math.max(1, points());
    }

    /** The run. */
    public Outcome.Completed outcome() {
        return scored.outcome();
    }

    /** The problem that was run. */
    public TransportProblem problem() {
        return model.template().problem(values);
    }

    /** The parameters of the experiment, without the opened numbers. */
    public List<ParameterSpec> parameters() {
        return model.space().parameters().stream()
                .filter(p -> inputs.stream().noneMatch(i -> i.path().equals(p.name())))
                .toList();
    }

    /** Paths of the numbers that were taken as known and may be another. */
    public List<String> inputs() {
        return inputs.stream().map(KnownInputs.Input::path).toList();
    }

    /** Value of one of them, SI. */
    public double inputValue(String path) {
        return input(path).value();
    }

    /** Whether it is marked as assumed. */
    public boolean isAssumed(String path) {
        return input(path).assumed();
    }

    private KnownInputs.Input input(String path) {
        return inputs.stream().filter(i -> i.path().equals(path)).findFirst().orElseThrow();
    }

    /**
     * Change of the residuals with the logarithm of a number that was taken as known, in sigma. Data that were given as
     * fractions of the density of the first native ion change with it.
     */
    public double[] residualsByLog(String path) {
        int k = model.space().indexOf(path);
        double value = inputValue(path);
        double[] change = new double[points()];
        for (int i = 0; i < change.length; i++) {
            change[i] = value * jacobian[i][k];
        }
        String firstNative = model.template().ions().get(0);
        String glassPath = model.template().glass().path();
        if (path.equals(glassPath + ".natives." + firstNative)) {
            addUnitOfFractions(change);
        }
        return change;
    }

    /** Residuals depend on ratios of simulated, measured and reference densities only (and on counts). */
    private void addUnitOfFractions(double[] change) {
        int at = 0;
        ReadOut readOut = new ReadOut(model, scored.outcome(), values);
        for (MeasuredProfile profile : model.experiment().profiles()) {
            for (MeasuredProfile.IonSeries series : profile.ions()) {
                double[] simulated = readOut.simulated(profile, series.ion());
                for (int i = 0; i < profile.size(); i++) {
                    if (profile.used(i)) {
                        if (inFractions.contains(profile.id())) {
                            change[at] -= simulated[i] * Residual.slope(profile, series.density(i), simulated[i]);
                        }
                        at++;
                    }
                }
            }
        }
    }

    /** Half of the width over which derivatives of closed expressions are taken, on the search scale of the parameter. */
    public double step(ParameterSpec parameter) {
        return 0.5 * variations().width(model.space().indexOf(parameter.name()));
    }

    /** The problem with a parameter moved by so many of these steps. */
    public TransportProblem problem(ParameterSpec parameter, int steps) {
        return model.template().problem(moved(parameter, steps));
    }

    private Map<String, Double> moved(ParameterSpec parameter, int steps) {
        return variations().moved(values, model.space().indexOf(parameter.name()), 0.5 * steps);
    }

    /** Depth resolution of the first profile after a stage, m; empty if there is none. @param stage index, from 0 */
    public OptionalDouble resolution(int stage) {
        return resolution(stage, values);
    }

    /** The same with a parameter moved by so many steps. */
    public OptionalDouble resolution(int stage, ParameterSpec parameter, int steps) {
        return resolution(stage, moved(parameter, steps));
    }

    private OptionalDouble resolution(int stage, Map<String, Double> at) {
        return model.experiment().profiles().stream()
                .filter(p -> p.afterStage() == stage)
                .flatMap(p -> p.resolution() instanceof DepthResolution.Gaussian g ? Stream.of(g) : Stream.empty())
                .mapToDouble(g -> ProblemTemplate.value(g.sigma(), at))
                .findFirst();
    }

    private ProblemVariations variations() {
        return new ProblemVariations(model.template(), model.space());
    }

    /** Derivative of the profile after a stage by a parameter, on its search scale. @param stage index, from 0 */
    public DepthProfile profileTangent(ParameterSpec parameter, int stage) {
        int k = model.space().indexOf(parameter.name());
        return scored.outcome().sensitivities().get(k).profiles().get(stage);
    }

    /** Derivative of the current density at a point of the trace by a parameter, on its search scale, A/m^2. */
    public double currentTangent(ParameterSpec parameter, int point) {
        int k = model.space().indexOf(parameter.name());
        return scored.outcome().sensitivities().get(k).currentDensity(point);
    }
}
