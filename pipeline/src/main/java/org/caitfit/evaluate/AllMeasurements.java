package org.caitfit.evaluate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caitfit.solver.Outcome;
import org.caitfit.space.ParameterSpace;

/** All data of an experiment: first its profiles, then its traces, then their priors, so that data are counted by points alone. */
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
    public int priors() {
        return parts.stream().mapToInt(Measurement::priors).sum();
    }

    @Override
    public double[] residuals(Outcome.Completed run, Map<String, Double> values) {
        double[] residuals = new double[points()];
        int at = 0;
        int prior = points() - priors();
        for (Measurement part : parts) {
            double[] own = part.residuals(run, values);
            int data = own.length - part.priors();
            System.arraycopy(own, 0, residuals, at, data);
            System.arraycopy(own, data, residuals, prior, part.priors());
            at += data;
            prior += part.priors();
        }
        return residuals;
    }

    @Override
    public double[][] jacobian(Outcome.Completed run, Map<String, Double> values) {
        double[][] jacobian = new double[points()][];
        int at = 0;
        int prior = points() - priors();
        for (Measurement part : parts) {
            double[][] own = part.jacobian(run, values);
            int data = own.length - part.priors();
            System.arraycopy(own, 0, jacobian, at, data);
            System.arraycopy(own, data, jacobian, prior, part.priors());
            at += data;
            prior += part.priors();
        }
        return jacobian;
    }
}
