package org.caitfit.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.Point;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.ResidualModel;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/**
 * The residuals of several experiments, then those of the priors, as a function of the parameters of one fit. An experiment whose own parameters have
 * not changed is not run again. The start and the trials carry exact derivatives along. Every run leaves a row. Not
 * thread-safe: one per refinement.
 */
final class FitModel implements ResidualModel {
    private final List<ExperimentModel> experiments;
    private final ParameterSpace space;
    private final String fitId;
    private final Phase phase;
    private final List<Map<Point, Known>> known = new ArrayList<>();
    private final List<RunRecord> rows = new ArrayList<>();
    private long evaluations;

    FitModel(Study study, FitSpec fit, List<ExperimentModel> experiments, String fitId) {
        this(study, fit, experiments, fitId, Phase.REFINE);
    }

    /** @param phase under which its runs are entered */
    FitModel(Study study, FitSpec fit, List<ExperimentModel> experiments, String fitId, Phase phase) {
        this.phase = phase;
        this.experiments = experiments;
        this.space = spaceOf(study, fit, experiments);
        this.fitId = fitId;
        experiments.forEach(e -> known.add(new HashMap<>()));
    }

    List<ExperimentModel> experiments() {
        return experiments;
    }

    /** The parameters that any of the experiments depends on, in the order of the study, within the bounds of the fit. */
    static ParameterSpace spaceOf(Study study, FitSpec fit, List<ExperimentModel> experiments) {
        List<ParameterSpec> used = study.parameters().stream()
                .filter(p -> experiments.stream().anyMatch(e -> e.space().indexOf(p.name()) >= 0))
                .map(fit::narrowed)
                .toList();
        return new ParameterSpace(used);
    }

    ParameterSpace space() {
        return space;
    }

    @Override
    public int parameters() {
        return space.size();
    }

    @Override
    public Evaluation evaluate(double[] point, Purpose purpose) {
        long number = evaluations++;
        Map<String, Double> values = space.values(point);
        List<Known> parts = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        int size = 0;
        for (int e = 0; e < experiments.size(); e++) {
            Known outcome = run(e, point, values, number, purpose);
            if (outcome.failure().isPresent()) {
                failures.add(experiments.get(e).id() + ": " + outcome.failure().get());
            } else {
                parts.add(outcome);
                size += outcome.residuals().length;
            }
        }
        if (!failures.isEmpty()) {
            return new NoResiduals(String.join("; ", failures));
        }
        double[] priors = space.priorResiduals(point);
        double[] all = new double[size + priors.length];
        int at = 0;
        for (Known part : parts) {
            System.arraycopy(part.residuals(), 0, all, at, part.residuals().length);
            at += part.residuals().length;
        }
        System.arraycopy(priors, 0, all, at, priors.length);
        return new Residuals(all, jacobian(parts, all.length));
    }

    /** The Jacobians of all experiments and of the priors in one; empty if one of them has none. */
    private Optional<double[][]> jacobian(List<Known> parts, int size) {
        if (parts.stream().anyMatch(k -> k.jacobian().isEmpty())) {
            return Optional.empty();
        }
        double[][] all = new double[size][space.size()];
        int at = 0;
        for (int e = 0; e < parts.size(); e++) {
            ParameterSpace own = experiments.get(e).space();
            for (double[] row : parts.get(e).jacobian().get()) {
                for (int p = 0; p < row.length; p++) {
                    all[at][space.indexOf(own.parameters().get(p).name())] = row[p];
                }
                at++;
            }
        }
        for (double[] prior : space.priorJacobian()) {
            all[at++] = prior;
        }
        return Optional.of(all);
    }

    private Known run(int e, double[] point, Map<String, Double> values, long number, Purpose purpose) {
        ExperimentModel model = experiments.get(e);
        Point own = Point.of(model.space().project(point, space));
        Known outcome = known.get(e).get(own);
        if (outcome == null) {
            long start = System.nanoTime();
            ExperimentModel.Evaluation evaluation =
                    purpose == Purpose.DERIVATIVE ? model.evaluate(values) : model.evaluateWithJacobian(values);
            outcome = Known.of(evaluation);
            known.get(e).put(own, outcome);
            double seconds = (System.nanoTime() - start) * 1e-9;
            rows.add(Rows.run(model, evaluation, values, phase, fitId, number, Optional.empty(), seconds));
        }
        return outcome;
    }

    /** What is remembered of a run: its residuals and their derivatives, or why there are none. */
    private static final class Known {
        private final double[] residuals;
        private final Optional<double[][]> jacobian;
        private final Optional<String> failure;

        private Known(double[] residuals, Optional<double[][]> jacobian, Optional<String> failure) {
            this.residuals = residuals;
            this.jacobian = jacobian;
            this.failure = failure;
        }

        static Known of(ExperimentModel.Evaluation evaluation) {
            if (evaluation instanceof ExperimentModel.Evaluation.Unscored u) {
                return new Known(new double[0], Optional.empty(), Optional.of(u.kind() + ", " + u.reason()));
            }
            ExperimentModel.Evaluation.Scored scored = (ExperimentModel.Evaluation.Scored) evaluation;
            return new Known(scored.residuals(), scored.jacobian(), Optional.empty());
        }

        double[] residuals() {
            return residuals;
        }

        Optional<double[][]> jacobian() {
            return jacobian;
        }

        Optional<String> failure() {
            return failure;
        }
    }

    /** Rows of all runs made, none of them an accepted point. */
    List<RunRecord> rows() {
        return List.copyOf(rows);
    }

    /** Rows of all runs made, those of accepted points with the number of their iteration. */
    List<RunRecord> rows(Refinement refinement) {
        Map<Long, Integer> accepted = new LinkedHashMap<>();
        for (int i = 0; i < refinement.trajectory().size(); i++) {
            if (refinement.trajectory().get(i).iteration().isPresent()) {
                accepted.put(
                        (long) i, refinement.trajectory().get(i).iteration().getAsInt());
            }
        }
        return rows.stream().map(r -> withIteration(r, accepted)).toList();
    }

    private static RunRecord withIteration(RunRecord r, Map<Long, Integer> accepted) {
        return new RunRecord(
                r.runId(),
                r.experiment(),
                r.phase(),
                r.fitId(),
                r.model(),
                r.index(),
                Optional.ofNullable(accepted.get(r.index())),
                r.parameters(),
                r.status(),
                r.failureKind(),
                r.failureReason(),
                r.score(),
                r.statistics(),
                r.wallSeconds());
    }
}
