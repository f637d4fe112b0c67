package org.caitfit.evaluate;

import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Sensitivity;
import org.caitfit.solver.Trace;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.StageSpec;

/** A measured current as data. */
final class TraceMeasurement implements Measurement {
    private final ProblemTemplate template;
    private final ParameterSpace space;
    private final MeasuredTrace trace;
    private final int[] used;

    TraceMeasurement(ProblemTemplate template, ParameterSpace space, MeasuredTrace trace) {
        this.template = template;
        this.space = space;
        this.trace = trace;
        this.used = IntStream.range(0, trace.size()).filter(trace::used).toArray();
    }

    @Override
    public int points() {
        return used.length;
    }

    @Override
    public double[] residuals(Outcome.Completed run, Map<String, Double> values) {
        double[] simulated = simulated(run, values, usedTimes());
        double[] residuals = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            residuals[i] = residual(trace.noise(), trace.currentDensity(used[i]), simulated[i]);
        }
        return residuals;
    }

    @Override
    public double[][] jacobian(Outcome.Completed run, Map<String, Double> values) {
        TracePoints points = points(run.trace(), values, usedTimes());
        double[] simulated = points.read(run.trace()::currentDensity);
        double[] byLogTime = points.byLogTime(run.trace()::currentDensity);
        ProblemVariations variations = new ProblemVariations(template, space);
        double[][] jacobian = new double[used.length][space.size()];
        for (int p = 0; p < space.size(); p++) {
            Sensitivity sensitivity = run.sensitivities().get(p);
            double[] change = points.read(sensitivity::currentDensity);
            // the points of the trace move with the duration of the stage, the measured times do not
            double logDuration = (duration(trace.stage(), variations.moved(values, p, 0.5))
                            - duration(trace.stage(), variations.moved(values, p, -0.5)))
                    / (variations.width(p) * duration(trace.stage(), values));
            for (int i = 0; i < used.length; i++) {
                jacobian[i][p] = slope(trace.noise(), trace.currentDensity(used[i]), simulated[i])
                        * (change[i] - byLogTime[i] * logDuration);
            }
        }
        return jacobian;
    }

    /** Simulated current density at times from the start of the stage, A/m^2. @param times s, increasing; kept */
    double[] simulated(Outcome.Completed run, Map<String, Double> values, double[] times) {
        return points(run.trace(), values, times).read(run.trace()::currentDensity);
    }

    private double[] usedTimes() {
        return IntStream.of(used).mapToDouble(trace::time).toArray();
    }

    private TracePoints points(Trace simulated, Map<String, Double> values, double[] times) {
        double start = 0;
        for (int s = 0; s < trace.stage(); s++) {
            start += duration(s, values);
        }
        StageSpec stage = template.experiment().stages().get(trace.stage());
        double limit = stage.drive() instanceof DriveSpec.BeamLimited beam
                ? ProblemTemplate.value(beam.voltage(), values)
                : Double.POSITIVE_INFINITY;
        return TracePoints.of(simulated, start, start + duration(trace.stage(), values), limit, times);
    }

    private double duration(int stage, Map<String, Double> values) {
        return ProblemTemplate.value(template.experiment().stages().get(stage).duration(), values);
    }

    /**
     * (simulated - measured)/sigma with the sigma of a current one third of the way from the simulated to the measured one:
     * with the sigma of the measured current, the least squares estimate of a current of relative noise r would be too small
     * by 2 r^2, with that of the simulated one too large by r^2; this one is right to that order (as the Anscombe residual of
     * the gamma distribution, 3 ((measured/simulated)^(1/3) - 1)/r).
     */
    static double residual(NoiseModel.AbsoluteRelative noise, double measured, double simulated) {
        return (simulated - measured) / sigma(noise, measured, simulated);
    }

    /** Derivative of the residual by the simulated value, 1/(A/m^2). */
    static double slope(NoiseModel.AbsoluteRelative noise, double measured, double simulated) {
        double sigma = sigma(noise, measured, simulated);
        double between = (2 * simulated + measured) / 3;
        double sigmaSlope = 2.0 / 3 * noise.relative() * noise.relative() * between / sigma;
        return (1 - (simulated - measured) * sigmaSlope / sigma) / sigma;
    }

    /** Standard deviation of a measured current, A/m^2. */
    static double sigma(NoiseModel.AbsoluteRelative noise, double measured, double simulated) {
        double part = noise.relative() * (2 * simulated + measured) / 3;
        return Math.sqrt(noise.absolute() * noise.absolute() + part * part);
    }
}
