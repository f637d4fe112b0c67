package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Statistics;
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
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.Study;

/**
 * The one function the whole system exists for: parameters of an experiment in, full NPP run and residuals out. Stateless
 * and thread-safe; the same values give the same bits.
 */
public final class ExperimentModel {
    private final ProblemTemplate template;
    private final ParameterSpace space;
    private final List<Measurement> measurements;
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
        this.measurements = Stream.concat(
                        template.experiment().profiles().stream()
                                .map(profile -> new ProfileMeasurement(template, space, profile)),
                        template.experiment().traces().stream()
                                .map(trace -> new TraceMeasurement(template, space, trace)))
                .toList();
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

    /** Numerics of its runs. */
    public SolverSettings settings() {
        return settings;
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
        return measurements.stream().mapToInt(Measurement::points).sum();
    }

    /** Content-derived name of the run at these values. @param values as for {@link #evaluate} */
    public String runId(Map<String, Double> values) {
        return identity.of(space.point(values));
    }

    /**
     * Residuals that are neighbours in depth or time.
     *
     * @param name profile and ion, or trace
     * @param points number of residuals
     */
    public record Series(String name, int points) {}

    /** The series of the residuals, in their order. */
    public List<Series> series() {
        List<Series> series = new ArrayList<>();
        for (MeasuredProfile profile : experiment().profiles()) {
            String prefix = profile.id().equals(id()) ? "" : profile.id() + " ";
            int used = (int)
                    IntStream.range(0, profile.size()).filter(profile::used).count();
            profile.ions().forEach(s -> series.add(new Series(prefix + s.ion(), used)));
        }
        for (MeasuredTrace trace : experiment().traces()) {
            int used =
                    (int) IntStream.range(0, trace.size()).filter(trace::used).count();
            series.add(new Series("current " + trace.id(), used));
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
        String runId = runId(values);
        Outcome outcome;
        try {
            TransportProblem problem = template.problem(values);
            outcome = new NppSolver(settings).run(problem, withJacobian ? variations(values) : List.of());
        } catch (IllegalArgumentException impossible) {
            return new Evaluation.Unscored(
                    runId, "INVALID_INPUT", String.valueOf(impossible.getMessage()), new Statistics(0, 0, 0, 0));
        } catch (RuntimeException fault) {
            // a fault of the solver must not end a job of a million runs: it is a row with its reason
            return new Evaluation.Unscored(
                    runId, "FAULT", "a fault of caitfit, please report it: " + fault, new Statistics(0, 0, 0, 0));
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

    /**
     * What the instrument would measure at the depths of a profile: with its depth resolution, depth scale, scale and
     * background, m^-3.
     */
    public double[] simulated(
            Outcome.Completed completed, MeasuredProfile profile, String ion, Map<String, Double> values) {
        ProfileMeasurement measurement = new ProfileMeasurement(template, space, profile);
        int k = indexOf(profile, ion);
        double[] densities = measurement.everywhere(completed, values, true)[k];
        if (profile.calibration().isFitted()) {
            CalibrationFit fit = measurement.fits(completed, values).get(k);
            for (int i = 0; i < densities.length; i++) {
                densities[i] = fit.scale() * densities[i] + fit.background();
            }
        }
        return densities;
    }

    /** Simulated density at the depths of a measured profile, without blur, scale and background, m^-3. */
    public double[] unblurred(
            Outcome.Completed completed, MeasuredProfile profile, String ion, Map<String, Double> values) {
        return new ProfileMeasurement(template, space, profile)
                .everywhere(completed, values, false)[indexOf(profile, ion)];
    }

    private static int indexOf(MeasuredProfile profile, String ion) {
        return profile.ions().stream().map(IonSeries::ion).toList().indexOf(ion);
    }

    /** Scales and backgrounds of the profiles that have such fitted. */
    public List<CalibrationEstimate> calibrations(Outcome.Completed completed, Map<String, Double> values) {
        return Calibrations.of(template, space, completed, values);
    }

    private List<Variation> variations(Map<String, Double> values) {
        try {
            return new ProblemVariations(template, space).of(values);
        } catch (IllegalArgumentException atALimit) {
            return List.of();
        }
    }

    /** Depth resolution of a profile, standard deviation, m; 0 for none. */
    public static double sigma(MeasuredProfile profile, Map<String, Double> values) {
        return profile.resolution() instanceof DepthResolution.Gaussian g
                ? ProblemTemplate.value(g.sigma(), values)
                : 0;
    }

    /** Simulated current density at the times of a measured trace, A/m^2. */
    public double[] simulated(Outcome.Completed completed, MeasuredTrace trace, Map<String, Double> values) {
        return new TraceMeasurement(template, space, trace).simulated(completed, values, trace.times());
    }

    private double[] residuals(Outcome.Completed completed, Map<String, Double> values) {
        double[] residuals = new double[points()];
        int at = 0;
        for (Measurement measurement : measurements) {
            double[] own = measurement.residuals(completed, values);
            System.arraycopy(own, 0, residuals, at, own.length);
            at += own.length;
        }
        return residuals;
    }

    /** Derivatives of the residuals by the parameters on their search scales. */
    private double[][] jacobian(Outcome.Completed completed, Map<String, Double> values) {
        double[][] jacobian = new double[points()][];
        int at = 0;
        for (Measurement measurement : measurements) {
            for (double[] row : measurement.jacobian(completed, values)) {
                jacobian[at++] = row;
            }
        }
        return jacobian;
    }

    /** Residual of one point, sigma. */
    public static double residual(MeasuredProfile profile, double measured, double simulated) {
        return Residual.of(profile, measured, simulated);
    }

    /** Derivative of the residual of one point by the simulated value, sigma per m^-3. */
    public static double residualSlope(MeasuredProfile profile, double measured, double simulated) {
        return Residual.slope(profile, measured, simulated);
    }

    /** Standard deviation of one point, m^-3. */
    public static double sigma(MeasuredProfile profile, double measured, double simulated) {
        return Residual.sigma(profile, measured, simulated);
    }

    /** Derivative of the residual of one point by its simulated density, sigma per m^-3. */
    public static double slope(MeasuredProfile profile, double measured, double simulated) {
        return Residual.slope(profile, measured, simulated);
    }

    /** Residual of one point of a current, sigma. */
    public static double residual(MeasuredTrace trace, double measured, double simulated) {
        return TraceMeasurement.residual(trace.noise(), measured, simulated);
    }

    /** Standard deviation of one point of a current, A/m^2. */
    public static double sigma(MeasuredTrace trace, double measured, double simulated) {
        return TraceMeasurement.sigma(trace.noise(), measured, simulated);
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
