package org.caitfit.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.caitfit.refine.ResidualModel.Evaluation;
import org.caitfit.refine.ResidualModel.NoResiduals;
import org.caitfit.refine.ResidualModel.Purpose;
import org.caitfit.refine.ResidualModel.Residuals;

/** The only way to the model: counts, records, rejects what is not finite, and keeps the best point seen. */
final class Journal {
    private final ResidualModel model;
    private final int budget;
    private final List<Visit> visits = new ArrayList<>();
    private Optional<Sample> best = Optional.empty();
    private int iterations;
    private int failures;
    private String lastFailure = "";

    Journal(ResidualModel model, int budget) {
        this.model = model;
        this.budget = budget;
    }

    /** A point at which the model has residuals. */
    static final class Sample {
        final double[] point;
        final Residuals residuals;
        final double chiSquare;

        private Sample(double[] point, Residuals residuals, double chiSquare) {
            this.point = point;
            this.residuals = residuals;
            this.chiSquare = chiSquare;
        }
    }

    /** Evaluates the start or a trial; empty where the model fails. A value below the best is an accepted step. */
    Optional<Sample> evaluate(double[] point, Purpose purpose) {
        requireBudget(1);
        Optional<Sample> sample = sample(point, purpose, model.evaluate(point.clone(), purpose));
        if (sample.isPresent() && (best.isEmpty() || sample.get().chiSquare < best.get().chiSquare)) {
            iterations += best.isPresent() ? 1 : 0;
            best = sample;
            Visit visit = visits.remove(visits.size() - 1);
            visits.add(new Visit(visit.point(), purpose, visit.score(), OptionalInt.of(iterations)));
        }
        return sample;
    }

    /** Evaluates points for derivatives, which are never accepted steps; empty where the model fails. */
    List<Optional<Sample>> derivatives(List<double[]> points) {
        if (points.isEmpty()) {
            return List.of();
        }
        requireBudget(points.size());
        List<double[]> copies = points.stream().map(double[]::clone).toList();
        List<Evaluation> answers = model.evaluateAll(copies, Purpose.DERIVATIVE);
        if (answers.size() != points.size()) {
            throw new IllegalStateException(
                    "evaluateAll gave " + answers.size() + " answers for " + points.size() + " points");
        }
        List<Optional<Sample>> samples = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            samples.add(sample(points.get(i), Purpose.DERIVATIVE, answers.get(i)));
        }
        return samples;
    }

    private Optional<Sample> sample(double[] point, Purpose purpose, Evaluation answer) {
        String failure;
        if (answer instanceof Residuals residuals) {
            double chiSquare = Numbers.dot(residuals.values(), residuals.values());
            boolean sameLength = best.isEmpty() || best.get().residuals.values().length == residuals.values().length;
            if (Double.isFinite(chiSquare) && sameLength && residuals.values().length > 0) {
                visits.add(new Visit(Point.of(point), purpose, new Visit.ChiSquare(chiSquare), OptionalInt.empty()));
                return Optional.of(new Sample(point.clone(), residuals, chiSquare));
            }
            failure = sameLength
                    ? "The residuals are empty or not finite."
                    : "The number of residuals changed to " + residuals.values().length + ".";
        } else if (answer instanceof NoResiduals none) {
            failure = none.reason();
        } else {
            throw new AssertionError(answer);
        }
        failures++;
        lastFailure = failure;
        visits.add(new Visit(Point.of(point), purpose, new Visit.Failure(failure), OptionalInt.empty()));
        return Optional.empty();
    }

    private void requireBudget(int evaluations) {
        if (evaluations > remaining()) {
            throw new SegmentEnd(SegmentEnd.Kind.BUDGET);
        }
    }

    int remaining() {
        return budget - visits.size();
    }

    /** The best of start and trials. */
    Sample best() {
        return best.orElseThrow();
    }

    int iterations() {
        return iterations;
    }

    int failures() {
        return failures;
    }

    String lastFailure() {
        return lastFailure;
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }
}
