package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.solver.DepthProfile;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Profile;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.TransportProblem;
import org.caitfit.solver.Variation;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;
import org.caitfit.study.Study;

/**
 * The one function the whole system exists for: parameters of an experiment in, full NPP run and residuals out. Stateless
 * and thread-safe; the same values give the same bits.
 */
public final class ExperimentModel {
    private final ProblemTemplate template;
    private final ParameterSpace space;
    private final SolverSettings settings;
    private final RunIdentity identity;
    private final String modelId;
    private final String problemSha256;
    private final Map<String, DiffusionSpec> replaced;

    /** With the D models of the study. */
    public ExperimentModel(Study study, ExperimentSpec experiment) {
        this(study, experiment, "", Map.of());
    }

    /** With other D models. @param modelId names them in the rows @param replaced by ion */
    public ExperimentModel(
            Study study, ExperimentSpec experiment, String modelId, Map<String, DiffusionSpec> replaced) {
        this(
                new ProblemTemplate(study.withModels(replaced), experiment),
                study.accuracy() == Study.Accuracy.HIGH ? SolverSettings.HIGH : SolverSettings.DEFAULT,
                modelId,
                study.problemSha256(),
                Map.copyOf(replaced));
    }

    private ExperimentModel(
            ProblemTemplate template,
            SolverSettings settings,
            String modelId,
            String problemSha256,
            Map<String, DiffusionSpec> replaced) {
        this.template = template;
        this.space = new ParameterSpace(template.parameters());
        this.settings = settings;
        this.modelId = modelId;
        this.problemSha256 = problemSha256;
        this.replaced = replaced;
        this.identity =
                new RunIdentity(problemSha256, settings, template.experiment().id(), replaced);
    }

    /** The same experiment with other numerics; its runs have other names. */
    public ExperimentModel with(SolverSettings other) {
        return new ExperimentModel(template, other, modelId, problemSha256, replaced);
    }

    /** The same experiment with other data; its runs keep their names, so their rows must not be stored with the others. */
    public ExperimentModel withData(ExperimentSpec other) {
        return new ExperimentModel(template.withData(other), settings, modelId, problemSha256, replaced);
    }

    /** The same experiment one level of accuracy above that of a grid: for the numbers that users are given. */
    public ExperimentModel forRefinement() {
        return with(settings.equals(SolverSettings.DEFAULT) ? SolverSettings.HIGH : settings.refined());
    }

    /** The same experiment with cells half as large and a quarter of the time tolerance. */
    public ExperimentModel refined() {
        return with(settings.refined());
    }

    public String id() {
        return template.experiment().id();
    }

    /** Empty for the D models of the study, else the fit that introduced those of this model. */
    public String modelId() {
        return modelId;
    }

    public ExperimentSpec experiment() {
        return template.experiment();
    }

    public ProblemTemplate template() {
        return template;
    }

    /** The parameters that this experiment depends on. */
    public ParameterSpace space() {
        return space;
    }

    /** Number of residuals. */
    public int points() {
        int count = 0;
        for (MeasuredProfile profile : experiment().profiles()) {
            for (int i = 0; i < profile.size(); i++) {
                count += profile.used(i) ? profile.ions().size() : 0;
            }
        }
        return count;
    }

    /**
     * Residuals that are neighbours in depth.
     *
     * @param name profile and ion
     * @param points number of residuals
     */
    public record Series(String name, int points) {}

    /** The series of the residuals, in their order. */
    public List<Series> series() {
        List<Series> series = new ArrayList<>();
        for (MeasuredProfile profile : experiment().profiles()) {
            String prefix = profile.id().equals(id()) ? "" : profile.id() + " ";
            profile.ions().forEach(s -> series.add(new Series(prefix + s.ion(), used(profile).length)));
        }
        return series;
    }

    /** Runs and scores. @param values SI by name, at least the parameters of this experiment */
    public Evaluation evaluate(Map<String, Double> values) {
        return evaluate(values, false);
    }

    /**
     * The same, with the exact derivatives of the residuals: the same run to the last bit. Where a parameter is so near to a
     * limit of what is physical that it cannot be varied, there are none.
     */
    public Evaluation evaluateWithJacobian(Map<String, Double> values) {
        return evaluate(values, true);
    }

    private Evaluation evaluate(Map<String, Double> values, boolean withJacobian) {
        String runId = identity.of(space.point(values));
        Outcome outcome;
        try {
            TransportProblem problem = template.problem(values);
            outcome = new NppSolver(settings).run(problem, withJacobian ? variations(values) : List.of());
        } catch (IllegalArgumentException impossible) {
            return new Evaluation.Unscored(
                    runId, "INVALID_INPUT", String.valueOf(impossible.getMessage()), new Statistics(0, 0, 0, 0));
        }
        Statistics statistics = statistics(outcome);
        if (outcome instanceof Outcome.Failed failed) {
            return new Evaluation.Unscored(runId, failed.kind().name(), failed.reason(), statistics);
        }
        Outcome.Completed completed = (Outcome.Completed) outcome;
        double[] residuals = residuals(completed, values);
        double chiSquare = 0;
        for (double r : residuals) {
            chiSquare += r * r;
        }
        if (!Double.isFinite(chiSquare)) {
            return new Evaluation.Unscored(runId, "NOT_FINITE", "the score is not a finite number", statistics);
        }
        Profile last = completed.finalProfile();
        Score score = new Score(
                chiSquare,
                residuals.length,
                last.frontDepth(),
                last.plateau(),
                last.plateauMean(),
                completed.trace().finalCharge(),
                completed.diagnostics().largestField(),
                completed.diagnostics().peakField(),
                completed.diagnostics().largestExcessCharge(),
                completed.diagnostics().conservationError(),
                completed.diagnostics().numericalError());
        Optional<double[][]> jacobian =
                completed.sensitivities().isEmpty() ? Optional.empty() : Optional.of(jacobian(completed, values));
        return new Evaluation.Scored(runId, residuals, jacobian, score, statistics, completed);
    }

    /**
     * Residuals of a run of a changed problem, e.g. with another D(n); empty if it fails.
     *
     * @param values SI by name
     * @param change of the problem that the values make
     */
    public Optional<double[]> residuals(Map<String, Double> values, UnaryOperator<TransportProblem> change) {
        Outcome outcome = new NppSolver(settings).run(change.apply(template.problem(values)), List.of());
        return outcome instanceof Outcome.Completed completed
                ? Optional.of(residuals(completed, values))
                : Optional.empty();
    }

    /** Simulated density at the depths of a measured profile, with its depth resolution applied, m^-3. */
    public double[] simulated(
            Outcome.Completed completed, MeasuredProfile profile, String ion, Map<String, Double> values) {
        return readOut(completed, profile, List.of(ion), profile.depths(), sigma(profile, values))[0];
    }

    /** Simulated density at the depths of a measured profile, without blur, m^-3. */
    public double[] unblurred(Outcome.Completed completed, MeasuredProfile profile, String ion) {
        return readOut(completed, profile, List.of(ion), profile.depths(), 0)[0];
    }

    private List<Variation> variations(Map<String, Double> values) {
        try {
            return new ProblemVariations(template, space).of(values);
        } catch (IllegalArgumentException atALimit) {
            return List.of();
        }
    }

    private double[][] readOut(
            Outcome.Completed completed, MeasuredProfile profile, List<String> names, double[] depths, double sigma) {
        return readOut(completed.profiles().get(profile.afterStage()), names, depths, sigma);
    }

    private double[][] readOut(DepthProfile profile, List<String> names, double[] depths, double sigma) {
        int[] ions = names.stream().mapToInt(template.ions()::indexOf).toArray();
        return DepthBlur.apply(profile, ions, depths, sigma);
    }

    private static double sigma(MeasuredProfile profile, Map<String, Double> values) {
        return profile.resolution() instanceof DepthResolution.Gaussian g
                ? ProblemTemplate.value(g.sigma(), values)
                : 0;
    }

    private double[] residuals(Outcome.Completed completed, Map<String, Double> values) {
        double[] residuals = new double[points()];
        int at = 0;
        for (MeasuredProfile profile : experiment().profiles()) {
            int[] used = used(profile);
            List<String> names = profile.ions().stream().map(IonSeries::ion).toList();
            double[][] simulated = readOut(completed, profile, names, depths(profile, used), sigma(profile, values));
            for (int k = 0; k < names.size(); k++) {
                IonSeries series = profile.ions().get(k);
                for (int i = 0; i < used.length; i++) {
                    residuals[at++] = Residual.of(profile, series.density(used[i]), simulated[k][i]);
                }
            }
        }
        return residuals;
    }

    private static int[] used(MeasuredProfile profile) {
        return IntStream.range(0, profile.size()).filter(profile::used).toArray();
    }

    private static double[] depths(MeasuredProfile profile, int[] used) {
        return IntStream.of(used).mapToDouble(profile::depth).toArray();
    }

    /** Derivatives of the residuals by the parameters on their search scales: through the profile and through its blur. */
    private double[][] jacobian(Outcome.Completed completed, Map<String, Double> values) {
        double[][] jacobian = new double[points()][space.size()];
        ProblemVariations variations = new ProblemVariations(template, space);
        int at = 0;
        for (MeasuredProfile profile : experiment().profiles()) {
            int[] used = used(profile);
            double[] depths = depths(profile, used);
            List<String> names = profile.ions().stream().map(IonSeries::ion).toList();
            double sigma = sigma(profile, values);
            double[][] simulated = readOut(completed, profile, names, depths, sigma);
            for (int p = 0; p < space.size(); p++) {
                double[][] change = readOut(
                        completed.sensitivities().get(p).profiles().get(profile.afterStage()), names, depths, sigma);
                double less = sigma(profile, variations.moved(values, p, -0.5));
                double more = sigma(profile, variations.moved(values, p, 0.5));
                if (less != more) {
                    addBlur(completed, profile, names, depths, less, more, variations.width(p), change);
                }
                for (int k = 0; k < names.size(); k++) {
                    IonSeries series = profile.ions().get(k);
                    for (int i = 0; i < used.length; i++) {
                        jacobian[at + k * used.length + i][p] =
                                change[k][i] * Residual.slope(profile, series.density(used[i]), simulated[k][i]);
                    }
                }
            }
            at += names.size() * used.length;
        }
        return jacobian;
    }

    private void addBlur(
            Outcome.Completed completed,
            MeasuredProfile profile,
            List<String> names,
            double[] depths,
            double less,
            double more,
            double width,
            double[][] change) {
        double[][] below = readOut(completed, profile, names, depths, less);
        double[][] above = readOut(completed, profile, names, depths, more);
        for (int k = 0; k < change.length; k++) {
            for (int i = 0; i < change[k].length; i++) {
                change[k][i] += (above[k][i] - below[k][i]) / width;
            }
        }
    }

    /** Residual of one point, sigma. */
    public static double residual(MeasuredProfile profile, double measured, double simulated) {
        return Residual.of(profile, measured, simulated);
    }

    /** Standard deviation of one point, m^-3. */
    public static double sigma(MeasuredProfile profile, double measured, double simulated) {
        return Residual.sigma(profile, measured, simulated);
    }

    /** Derivative of the residual of one point by its simulated density, sigma per m^-3. */
    public static double slope(MeasuredProfile profile, double measured, double simulated) {
        return Residual.slope(profile, measured, simulated);
    }

    private static Statistics statistics(Outcome outcome) {
        Outcome.RunStatistics s = outcome.statistics();
        return new Statistics(s.cells(), s.steps(), s.rejectedSteps(), s.newtonIterations());
    }

    /** What came of a run. */
    public sealed interface Evaluation {
        /** Content-derived name of the run. */
        String runId();

        /** Work done. */
        Statistics statistics();

        /** Score if there is one. */
        default Optional<Score> scoreIfAny() {
            return this instanceof Scored s ? Optional.of(s.score()) : Optional.empty();
        }

        /** The run gave a profile. */
        final class Scored implements Evaluation {
            private final String runId;
            private final double[] residuals;
            private final Optional<double[][]> jacobian;
            private final Score score;
            private final Statistics statistics;
            private final Outcome.Completed outcome;

            Scored(
                    String runId,
                    double[] residuals,
                    Optional<double[][]> jacobian,
                    Score score,
                    Statistics statistics,
                    Outcome.Completed outcome) {
                this.jacobian = jacobian;
                this.runId = runId;
                this.residuals = residuals;
                this.score = score;
                this.statistics = statistics;
                this.outcome = outcome;
            }

            @Override
            public String runId() {
                return runId;
            }

            /** Residuals in sigma; not to be modified. */
            public double[] residuals() {
                return residuals;
            }

            /**
             * Derivatives of the residuals, rows as residuals, columns as the parameters of the experiment on their search
             * scales; not to be modified. Empty if they were not asked for, or cannot be had.
             */
            public Optional<double[][]> jacobian() {
                return jacobian;
            }

            public Score score() {
                return score;
            }

            @Override
            public Statistics statistics() {
                return statistics;
            }

            /** Profiles and traces. */
            public Outcome.Completed outcome() {
                return outcome;
            }
        }

        /** The run gave none. @param kind class of the failure @param reason a sentence */
        record Unscored(String runId, String kind, String reason, Statistics statistics) implements Evaluation {}
    }
}
