package org.caitfit.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Profile;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.TransportProblem;
import org.caitfit.solver.Variation;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Study;

/**
 * The one function the whole system exists for: parameters of an experiment in, full NPP run and residuals out. Stateless
 * and thread-safe; the same values give the same bits.
 */
public final class ExperimentModel {
    private final ProblemTemplate template;
    private final ParameterSpace space;
    private final AllMeasurements data;
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
        this.data = new AllMeasurements(template, space);
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
        return data.points();
    }

    /** Content-derived name of the run at these values. @param values as for {@link #evaluate} */
    public String runId(Map<String, Double> values) {
        return identity.of(space.point(values));
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
        double[] residuals = data.residuals(completed, values);
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
                completed.sensitivities().isEmpty() ? Optional.empty() : Optional.of(data.jacobian(completed, values));
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
                ? Optional.of(data.residuals(completed, values))
                : Optional.empty();
    }

    private List<Variation> variations(Map<String, Double> values) {
        try {
            return new ProblemVariations(template, space).of(values);
        } catch (IllegalArgumentException atALimit) {
            return List.of();
        }
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
