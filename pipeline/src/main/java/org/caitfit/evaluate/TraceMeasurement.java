package org.caitfit.evaluate;

import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Sensitivity;
import org.caitfit.solver.Trace;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.MeasuredTrace;
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
            residuals[i] = CurrentResidual.of(trace.noise(), trace.currentDensity(used[i]), simulated[i]);
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
                jacobian[i][p] = CurrentResidual.slope(trace.noise(), trace.currentDensity(used[i]), simulated[i])
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
}
