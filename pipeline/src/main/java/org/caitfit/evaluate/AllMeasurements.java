package org.caitfit.evaluate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caitfit.solver.Outcome;
import org.caitfit.space.ParameterSpace;

/** All data of an experiment: first its profiles, then its traces. */
final class AllMeasurements implements Measurement {
    private final List<Measurement> parts;

    AllMeasurements(ProblemTemplate template, ParameterSpace space) {
        this.parts = Stream.<Measurement>concat(
                        template.experiment().profiles().stream()
                                .map(profile -> new ProfileMeasurement(template, space, profile)),
                        template.experiment().traces().stream()
                                .map(trace -> new TraceMeasurement(template, space, trace)))
                .toList();
    }

    @Override
    public int points() {
        return parts.stream().mapToInt(Measurement::points).sum();
    }

    @Override
    public double[] residuals(Outcome.Completed run, Map<String, Double> values) {
        double[] residuals = new double[points()];
        int at = 0;
        for (Measurement part : parts) {
            double[] own = part.residuals(run, values);
            System.arraycopy(own, 0, residuals, at, own.length);
            at += own.length;
        }
        return residuals;
    }

    @Override
    public double[][] jacobian(Outcome.Completed run, Map<String, Double> values) {
        double[][] jacobian = new double[points()][];
        int at = 0;
        for (Measurement part : parts) {
            for (double[] row : part.jacobian(run, values)) {
                jacobian[at++] = row;
            }
        }
        return jacobian;
    }
}
