package org.caitfit.solver;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.solver.FrontControl.BeamLimited;
import org.caitfit.solver.FrontControl.Blocking;
import org.caitfit.solver.FrontControl.Potentiostatic;
import org.caitfit.solver.FrontControl.Reservoir;

/** The sample during a run: densities of all ions, field, and the books kept on charge and ions. */
final class RunState {
    private final TransportProblem problem;
    private final GridPlan plan;
    private final int ions;
    private final double[] edges;
    /** Densities over the fixed charge density, by ion and cell. */
    private final double[][] density;
    /** Fields at the faces, V/m. */
    private final double[] field;

    private final RunTangents tangents;
    private final Trace trace = new Trace();
    private double time;
    private double charge;
    private double largestField;
    private double peakField;
    private double largestExcess;
    private double smallest;
    private double conservation;
    private double moved;
    private double chargeError;
    private double numericalError;
    private double repaired;
    private int steps;
    private int rejected;
    private int iterations;

    RunState(TransportProblem problem, GridPlan plan, List<Variation> variations) {
        this.problem = problem;
        this.plan = plan;
        this.ions = problem.ions().size();
        this.edges = new double[plan.cells() + 1];
        plan.motion().start(edges);
        this.density = startDensity(problem, edges, problem.fixedCharge());
        this.field = new double[plan.cells() + 1];
        this.tangents = new RunTangents(problem, variations, edges);
    }

    /** Densities at the start by ion and cell. @param edges scaled @param unit of the result, m^-3 */
    static double[][] startDensity(TransportProblem problem, double[] edges, double unit) {
        double[][] density = new double[problem.ions().size()][edges.length - 1];
        for (int k = 0; k < density.length; k++) {
            Arrays.fill(density[k], problem.ions().get(k).initialDensity() / unit);
        }
        problem.start().ifPresent(start -> startFrom(start, problem, edges, density));
        double scale = problem.fixedCharge() / unit;
        for (int k = 0; problem.start().isPresent() && k < density.length; k++) {
            for (int cell = 0; cell < density[k].length; cell++) {
                density[k][cell] *= scale;
            }
        }
        return density;
    }

    /** Cell means of a start profile over the fixed charge density, made exactly neutral. @param density out */
    private static void startFrom(StartProfile start, TransportProblem problem, double[] edges, double[][] density) {
        int ions = density.length;
        int last = GridPlan.delivered(problem, problem.stages().get(0));
        double chargeOfLast = problem.ions().get(last).charge();
        for (int cell = 0; cell < edges.length - 1; cell++) {
            double others = 0;
            for (int k = 0; k < ions; k++) {
                density[k][cell] = start.mean(k, edges[cell] * Scales.LENGTH, edges[cell + 1] * Scales.LENGTH)
                        / problem.fixedCharge();
                others += k == last ? 0 : problem.ions().get(k).charge() * density[k][cell];
            }
            // the profile is neutral to its rounding: that must not leave less than none of the last ion
            double scale = (1 - others) / chargeOfLast < 0 ? 1 / others : 1;
            double neutral = 1;
            for (int k = 0; k < ions; k++) {
                if (k != last) {
                    density[k][cell] *= scale;
                    neutral -= problem.ions().get(k).charge() * density[k][cell];
                }
            }
            density[last][cell] = neutral / chargeOfLast;
        }
    }

    /** Runs one stage and takes over its end state. */
    StageIntegrator.End runStage(int number, SolverSettings settings) {
        Stage stage = problem.stages().get(number);
        Scales scales = GridPlan.scales(problem, stage);
        int[] order = order(GridPlan.delivered(problem, stage));
        double[] background = new double[ions];
        for (int k = 0; k < ions; k++) {
            background[k] = problem.ions().get(order[k]).initialDensity() / scales.density();
        }
        StageInputs inputs = StageInputs.of(problem, number, scales, order);
        NppSystem system = new NppSystem(plan.cells(), inputs);
        applyVoltageJump(number);
        double[] u = new double[system.order];
        for (int f = 0; f <= plan.cells(); f++) {
            u[system.field(f)] = field[f] / scales.field();
        }
        for (int cell = 0; cell < plan.cells(); cell++) {
            for (int k = 0; k < ions - 1; k++) {
                u[system.density(k, cell)] = density[order[k]][cell];
            }
        }
        FrontEstimate estimate = GridPlan.estimate(problem, stage);
        double current = stage.control() instanceof Reservoir ? 0 : estimate.firstCurrent();
        StageTangents stageTangents = tangents.begin(system, inputs, number, scales, order);
        Books books = new Books(scales, order, system, stageTangents);
        books.open(u);
        double strictness = Strictness.ofSteps(inputs.diffusion, background);
        StageIntegrator integrator = new StageIntegrator(
                system,
                new ImplicitStage(
                        system,
                        settings.newtonTolerance() * strictness * Strictness.ofNewton(stage.control(), estimate)),
                OuterCircuit.of(stage.control(), scales),
                plan.motion(),
                settings.timeTolerance() * strictness,
                background,
                u,
                edges,
                current,
                stageTangents,
                books);
        StageIntegrator.End end = integrator.run(
                stage.duration() / scales.time(),
                firstStep(stage, current, inputs.diffusion),
                settings.maximalSteps() - steps - rejected);
        steps += integrator.steps;
        rejected += integrator.rejected;
        iterations += integrator.newtonIterations();
        repaired += integrator.repaired();
        books.close(u);
        chargeError += integrator.error().charge();
        numericalError = numericalError(integrator.error().profile());
        tangents.end(stageTangents, system, inputs, number, scales, order, u, edges);
        for (int f = 0; f <= plan.cells(); f++) {
            field[f] = u[system.field(f)] * scales.field();
        }
        return end;
    }

    /** Ions in solver order: the eliminated one last. */
    private int[] order(int last) {
        int[] order = new int[ions];
        int at = 0;
        for (int k = 0; k < ions; k++) {
            if (k != last) {
                order[at++] = k;
            }
        }
        order[ions - 1] = last;
        return order;
    }

    /** A jump of the surface potential charges the sample as a capacitor at once: the same field everywhere. */
    private void applyVoltageJump(int number) {
        double before = profile().potential(0);
        OptionalDouble voltage = heldVoltage(problem.stages().get(number), before);
        if (voltage.isPresent()) {
            double jump = (voltage.getAsDouble() - before) / problem.thickness();
            tangents.jump(number, edges, jump, before, field[field.length - 1]);
            for (int f = 0; f < field.length; f++) {
                field[f] += jump;
            }
            charge += PhysicalConstants.VACUUM_PERMITTIVITY * problem.permittivity() * jump;
        }
    }

    /**
     * Potential that a stage holds from its start on, V. A surface above the voltage of a beam turns all of it back.
     *
     * @param before potential before the stage, V
     */
    static OptionalDouble heldVoltage(Stage stage, double before) {
        if (stage.control() instanceof Potentiostatic p) {
            return OptionalDouble.of(p.voltage());
        }
        if (stage.control() instanceof BeamLimited b) {
            return before > b.voltage() ? OptionalDouble.of(b.voltage()) : OptionalDouble.empty();
        }
        return stage.control() instanceof Blocking b ? OptionalDouble.of(b.voltage()) : OptionalDouble.empty();
    }

    private double firstStep(Stage stage, double current, DiffusionTable[] tables) {
        double h = edges[1] - edges[0];
        if (plan.motion() instanceof GridMotion.Following f) {
            h = f.firstFocus();
        }
        if (stage.control() instanceof Reservoir || stage.control() instanceof FrontControl.Closed) {
            // a small part of the time in which the slowest ion crosses the first cell
            double slowest = Double.POSITIVE_INFINITY;
            for (DiffusionTable table : tables) {
                table.lookUp(1);
                slowest = Math.min(slowest, table.value);
            }
            return 1e-3 * h * h / slowest;
        }
        return 0.02 * h / Math.max(Math.abs(current), 1e-12);
    }

    /** State at this moment, in SI units. */
    Profile profile() {
        int n = plan.cells();
        double[] depth = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            depth[i] = edges[i] * Scales.LENGTH;
        }
        double[][] si = new double[ions][n];
        for (int k = 0; k < ions; k++) {
            for (int i = 0; i < n; i++) {
                si[k][i] = density[k][i] * problem.fixedCharge();
            }
        }
        return new Profile(problem.ions(), time, depth, si, field.clone());
    }

    /** The profile at the end of a stage, for the result. */
    Profile endOfStage() {
        Profile profile = profile();
        tangents.takeProfile(profile);
        return profile;
    }

    List<Sensitivity> sensitivities() {
        return tangents.sensitivities();
    }

    private double numericalError(double profileError) {
        double[] background = new double[ions];
        for (int k = 0; k < ions; k++) {
            background[k] = problem.ions().get(k).initialDensity() / problem.fixedCharge();
        }
        return NumericalError.of(density, background, edges, chargeError, profileError);
    }

    Trace trace() {
        return trace;
    }

    Outcome.Diagnostics diagnostics() {
        return new Outcome.Diagnostics(
                largestField,
                peakField,
                largestExcess,
                conservation,
                smallest,
                numericalError,
                moved > 0 ? repaired / moved : 0);
    }

    Outcome.RunStatistics statistics() {
        return new Outcome.RunStatistics(plan.cells(), steps, rejected, iterations);
    }

    Outcome.Failed failed(StageIntegrator.End end, int stage, SolverSettings settings) {
        String where = " in stage " + (stage + 1) + " at " + time + " s";
        return switch (end) {
            case STEP_TOO_SMALL ->
                new Outcome.Failed(
                        Outcome.Failed.Kind.STEP_TOO_SMALL,
                        "no step however small was accepted" + where,
                        time,
                        statistics());
            case WORK_CAP ->
                new Outcome.Failed(
                        Outcome.Failed.Kind.WORK_CAP,
                        "the cap of " + settings.maximalSteps() + " steps was reached" + where,
                        time,
                        statistics());
            case NOT_FINITE ->
                new Outcome.Failed(
                        Outcome.Failed.Kind.NOT_FINITE, "a number was not finite" + where, time, statistics());
            case REACHED -> throw new IllegalStateException("a stage that reached its end did not fail");
        };
    }

    /** Keeps the books of one stage: what went in and out, and what is there. */
    private final class Books implements StageIntegrator.Observer {
        private final Scales scales;
        private final int[] order;
        private final NppSystem system;
        private final StageTangents stageTangents;
        private final double startTime = time;
        private final double[] before = new double[ions];
        private final double[] out = new double[ions];
        private final double[] in = new double[ions];

        Books(Scales scales, int[] order, NppSystem system, StageTangents stageTangents) {
            this.stageTangents = stageTangents;
            this.scales = scales;
            this.order = order;
            this.system = system;
        }

        void open(double[] u) {
            inventory(u, before);
        }

        @Override
        public void accepted(double scaledTime, double injected, StageIntegrator at) {
            time = startTime + scaledTime * scales.time();
            charge += injected * scales.charge();
            trace.add(time, at.current() * scales.current(), at.potential() * scales.thermalVoltage(), charge);
            tangents.accepted(stageTangents, scales);
            double[] exchanged = at.exchanged();
            for (int k = 0; k < ions; k++) {
                out[k] += exchanged[k];
                in[k] += exchanged[ions + k];
            }
            if (system.front == StageInputs.Front.DELIVERING) {
                in[ions - 1] += injected / system.chargeOf(ions - 1);
            }
            double[] u = at.unknowns();
            for (int f = 0; f <= system.cells; f++) {
                peakField = Math.max(peakField, Math.abs(u[system.field(f)]) * scales.field());
            }
            for (int cell = 0; cell < system.cells; cell++) {
                smallest = Math.min(smallest, system.lastDensity(u, edges, cell));
                for (int k = 0; k < ions - 1; k++) {
                    smallest = Math.min(smallest, u[system.density(k, cell)]);
                }
            }
        }

        void close(double[] u) {
            double[] after = new double[ions];
            inventory(u, after);
            for (int f = 0; f <= system.cells; f++) {
                largestField = Math.max(largestField, Math.abs(u[system.field(f)]) * scales.field());
            }
            // the excess of the first cell is the sheet of surface charge, not a deviation from neutrality
            for (int cell = system.front == StageInputs.Front.BLOCKING ? 0 : 1; cell < system.cells; cell++) {
                largestExcess = Math.max(largestExcess, Math.abs(system.excessCharge(u, edges, cell)));
            }
            double error = 0;
            double present = 0;
            for (int k = 0; k < ions; k++) {
                error = Math.max(error, Math.abs(after[k] - before[k] - in[k] + out[k]));
                moved += Math.abs(in[k]) + Math.abs(out[k]);
                present += after[k];
            }
            // where next to nothing has moved, round-off of what is there decides
            conservation = Math.max(conservation, error / Math.max(moved, 1e-4 * present));
            for (int cell = 0; cell < system.cells; cell++) {
                for (int k = 0; k < ions - 1; k++) {
                    density[order[k]][cell] = u[system.density(k, cell)];
                }
                density[order[ions - 1]][cell] = system.lastDensity(u, edges, cell);
            }
        }

        /** Ions per area, scaled; the sheet of surface charge counts as the delivered ion. */
        private void inventory(double[] u, double[] out) {
            Arrays.fill(out, 0);
            for (int cell = 0; cell < system.cells; cell++) {
                double h = edges[cell + 1] - edges[cell];
                for (int k = 0; k < ions - 1; k++) {
                    out[k] += h * u[system.density(k, cell)];
                }
                out[ions - 1] += h * system.lastDensity(u, edges, cell);
            }
            if (system.front == StageInputs.Front.DELIVERING) {
                out[ions - 1] += system.lambda2() * u[system.field(0)] / system.chargeOf(ions - 1);
            }
        }
    }
}
