package org.caitfit.solver;

import java.util.ArrayList;
import java.util.List;

/** The steps and grids of a run, to be made again by other runs: what remains is a smooth function of the inputs. */
final class FrozenSteps {
    /** Far below the differences that are looked at. */
    private static final double NEWTON = 1e-16;

    private final int cells;
    private final double[] startEdges;
    /** Lengths over the duration of their stage. */
    private final List<Double> parts = new ArrayList<>();

    private final List<Integer> stages = new ArrayList<>();
    private final List<double[]> edges = new ArrayList<>();
    private final GridMotion recorded;

    private FrozenSteps(GridPlan plan) {
        this.cells = plan.cells();
        this.recorded = plan.motion();
        this.startEdges = new double[cells + 1];
        recorded.start(startEdges);
    }

    /** Of a run at the default settings. */
    static FrozenSteps of(TransportProblem problem) {
        FrozenSteps steps = new FrozenSteps(GridPlan.of(problem, SolverSettings.DEFAULT));
        Recording recording = steps.new Recording(problem);
        RunState state = new RunState(problem, new GridPlan(steps.cells, recording), List.of());
        for (int s = 0; s < problem.stages().size(); s++) {
            recording.stage = s;
            if (state.runStage(s, SolverSettings.DEFAULT) != StageIntegrator.End.REACHED) {
                throw new IllegalArgumentException("the run to be recorded fails");
            }
        }
        return steps;
    }

    /** The same steps for another problem, in the same parts of the duration, Newton's method taken to round-off. */
    Outcome.Completed run(TransportProblem problem, List<Variation> variations) {
        RunState state = new RunState(problem, new GridPlan(cells, new Replay(problem)), variations);
        SolverSettings settings = new SolverSettings(0.99, NEWTON, 8, 8, 1, 100_000, 0);
        List<Profile> profiles = new ArrayList<>();
        for (int s = 0; s < problem.stages().size(); s++) {
            if (state.runStage(s, settings) != StageIntegrator.End.REACHED) {
                throw new IllegalArgumentException("the frozen steps do not suit this problem");
            }
            profiles.add(state.endOfStage());
        }
        return new Outcome.Completed(
                profiles, state.trace(), state.sensitivities(), state.diagnostics(), state.statistics());
    }

    private static double[] durations(TransportProblem problem) {
        return problem.stages().stream()
                .mapToDouble(s -> s.duration() / GridPlan.scales(problem, s).time())
                .toArray();
    }

    /** Passes everything on and takes notes. */
    private final class Recording implements GridMotion {
        private final double[] durations;
        private int stage;
        private double step;
        private final double[] end = new double[cells + 1];

        Recording(TransportProblem problem) {
            this.durations = durations(problem);
        }

        @Override
        public void start(double[] out) {
            recorded.start(out);
        }

        @Override
        public void end(double current, double length, double[] out) {
            recorded.end(current, length, out);
            step = length;
            System.arraycopy(out, 0, end, 0, end.length);
        }

        @Override
        public void accepted(double front, double injected, double current) {
            parts.add(step / durations[stage]);
            stages.add(stage);
            edges.add(end.clone());
            recorded.accepted(front, injected, current);
        }

        @Override
        public double frontShare() {
            return recorded.frontShare();
        }

        @Override
        public double smallestZone() {
            return recorded.smallestZone();
        }

        @Override
        public double step(double wanted, double current) {
            return recorded.step(wanted, current);
        }
    }

    /** Makes the recorded steps; zones are so large that no error counts. */
    private final class Replay implements GridMotion {
        private final double[] durations;
        private final double back;
        private int at;

        Replay(TransportProblem problem) {
            this.durations = durations(problem);
            this.back = problem.thickness() / Scales.LENGTH;
        }

        @Override
        public void start(double[] out) {
            System.arraycopy(startEdges, 0, out, 0, cells);
            out[cells] = back;
        }

        @Override
        public void end(double current, double length, double[] out) {
            System.arraycopy(edges.get(at), 0, out, 0, cells);
            out[cells] = back;
        }

        @Override
        public void accepted(double front, double injected, double current) {
            at++;
        }

        @Override
        public double frontShare() {
            return 0.5;
        }

        @Override
        public double smallestZone() {
            return 1e9;
        }

        @Override
        public double step(double wanted, double current) {
            return parts.get(at) * durations[stages.get(at)];
        }
    }
}
