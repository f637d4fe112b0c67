package org.caitfit.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.BumpedDiffusion;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/**
 * What the data know of each D(n) at each density: how far the simulated data move, in sigma, if D is larger by half around
 * that density alone. One run for each of 21 densities, ion and stage, with the accuracy of the grid. These runs are no rows of
 * the table runs: no values of the parameters make them.
 */
final class CurveInformation {
    /** Bumps along 0 to 1 in n/n_bulk, less one; their standard deviation is their distance. */
    private static final int BUMPS = 20;

    /** D is larger by this factor at the centre of a bump. */
    private static final double FACTOR = 1.5;

    private final Engine engine;
    private final Progress progress;

    CurveInformation(Engine engine, Progress progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * A curve to be asked about.
     *
     * @param fit the refinement
     * @param model its experiment
     * @param values fitted, SI by name
     * @param stage index, from 0
     * @param ion index in the transport problem
     */
    record Subject(FitRecord fit, ExperimentModel model, Map<String, Double> values, int stage, int ion) {
        String key() {
            return key(
                    fit.fitId(), model.id(), stage + 1, model.template().ions().get(ion));
        }

        static String key(String fitId, String experiment, int stage, String ion) {
            return fitId + "\n" + experiment + "\n" + stage + "\n" + ion;
        }

        /** Residuals with D larger around a fraction of the bulk density; as they are without one. */
        Optional<double[]> residuals(OptionalDouble fraction) {
            return model.residuals(values, p -> fraction.isPresent() ? bumped(p, fraction.getAsDouble()) : p);
        }

        private TransportProblem bumped(TransportProblem problem, double fraction) {
            List<Stage> stages = new ArrayList<>(problem.stages());
            Stage s = stages.get(stage);
            String name = problem.ions().get(ion).name();
            double reference = model.template().referenceDensity(stage, name, problem.ions());
            List<DiffusionModel> diffusion = new ArrayList<>(s.diffusion());
            diffusion.set(
                    ion,
                    new BumpedDiffusion(
                            diffusion.get(ion), fraction * reference, reference / BUMPS, StrictMath.log(FACTOR)));
            stages.set(stage, new Stage(s.control(), s.temperature(), s.duration(), diffusion));
            return new TransportProblem(
                    problem.ions(), problem.thickness(), problem.permittivity(), stages, problem.start());
        }
    }

    /** Sum of the squared changes of the residuals by fraction 0, 0.05 .. 1, for each subject; empty where a run failed. */
    Map<String, List<OptionalDouble>> of(List<Subject> subjects) {
        int each = BUMPS + 2;
        progress.phase("information on D(n)", (long) each * subjects.size());
        List<Optional<double[]>> residuals = engine.run(each * subjects.size(), i -> {
            int bump = i % each;
            Optional<double[]> r = subjects.get(i / each)
                    .residuals(bump == 0 ? OptionalDouble.empty() : OptionalDouble.of((bump - 1.0) / BUMPS));
            progress.done(subjects.get(i / each).fit().reducedChiSquare());
            return r;
        });
        Map<String, List<OptionalDouble>> information = new HashMap<>();
        for (int s = 0; s < subjects.size(); s++) {
            Optional<double[]> base = residuals.get(each * s);
            List<OptionalDouble> rises = new ArrayList<>();
            for (int b = 1; b < each; b++) {
                Optional<double[]> bumped = residuals.get(each * s + b);
                rises.add(
                        base.isPresent() && bumped.isPresent()
                                ? OptionalDouble.of(square(base.get(), bumped.get()))
                                : OptionalDouble.empty());
            }
            information.put(subjects.get(s).key(), rises);
        }
        return information;
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (b[i] - a[i]) * (b[i] - a[i]);
        }
        return sum;
    }

    /** Points of D(n) with what the data know of them; others as they are. */
    static List<CurvePoint> informed(List<CurvePoint> curves, Map<String, List<OptionalDouble>> information) {
        return curves.stream()
                .map(c -> {
                    List<OptionalDouble> rises = information.getOrDefault(
                            Subject.key(c.fitId(), c.experiment(), c.stage(), c.ion()), List.of());
                    return c.kind() != CurvePoint.Kind.DIFFUSION || rises.isEmpty()
                            ? c
                            : c.withInformation(between(rises, c.fraction().orElse(0)));
                })
                .toList();
    }

    private static OptionalDouble between(List<OptionalDouble> rises, double fraction) {
        double at = Math.min(Math.max(fraction, 0), 1) * BUMPS;
        int left = Math.min((int) at, BUMPS - 1);
        OptionalDouble a = rises.get(left);
        OptionalDouble b = rises.get(left + 1);
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() + (at - left) * (b.getAsDouble() - a.getAsDouble()))
                : OptionalDouble.empty();
    }
}
