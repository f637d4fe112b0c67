package org.caitfit.solver;

import org.caitfit.solver.FrontControl.BeamLimited;
import org.caitfit.solver.FrontControl.Blocking;
import org.caitfit.solver.FrontControl.Galvanostatic;
import org.caitfit.solver.FrontControl.MeasuredCurrent;
import org.caitfit.solver.FrontControl.Potentiostatic;
import org.caitfit.solver.FrontControl.Reservoir;

/** The sample during a run: densities of all ions, field, and the books kept on charge and ions. */
final class RunState {
    /** Error of the densities that Newton's method may leave, over the time tolerance. */
    private static final double CONVERGED = 1 / 150.0;

    /** The same for a salt bath, where the steep D(n) of nearly full sites multiplies it. */
    private static final double CONVERGED_IN_BATH = 1 / 1500.0;

    private final TransportProblem problem;
    private final GridPlan plan;
    private final int ions;
    private final double[] edges;
    /** Densities over the fixed charge density, by ion and cell. */
    private final double[][] density;
    /** Fields at the faces, V/m. */
    private final double[] field;

    private final Trace trace = new Trace();
    private double time;
    private double charge;
    private double largestField;
    private double peakField;
    private double largestExcess;
    private double smallest;
    private double conservation;
    private double moved;
    private double repaired;
    private int steps;
    private int rejected;
    private int iterations;

    RunState(TransportProblem problem, GridPlan plan) {
        this.problem = problem;
        this.plan = plan;
        this.ions = problem.ions().size();
        this.edges = new double[plan.cells() + 1];
        plan.motion().start(edges);
        this.density = new double[ions][plan.cells()];
        this.field = new double[plan.cells() + 1];
        for (int k = 0; k < ions; k++) {
            java.util.Arrays.fill(density[k], problem.ions().get(k).initialDensity() / problem.fixedCharge());
        }
        problem.start().ifPresent(this::startFrom);
    }

    /** Cell means of a start profile, made exactly neutral; the sample is without a field. */
    private void startFrom(StartProfile start) {
        int last = GridPlan.delivered(problem, problem.stages().get(0));
        double chargeOfLast = problem.ions().get(last).charge();
        for (int cell = 0; cell < plan.cells(); cell++) {
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
        double[] chargeNumbers = new double[ions];
        double[] background = new double[ions];
        DiffusionTable[] tables = new DiffusionTable[ions];
        for (int k = 0; k < ions; k++) {
            Ion ion = problem.ions().get(order[k]);
            chargeNumbers[k] = ion.charge();
            background[k] = ion.initialDensity() / scales.density();
            tables[k] = new DiffusionTable(
                    stage.diffusion().get(order[k]), stage.temperature(), scales.density(), scales.diffusivity());
        }
        NppSystem system = new NppSystem(
                plan.cells(),
                chargeNumbers,
                scales.lambda2(),
                tables,
                arguments(stage, order),
                front(stage),
                reservoir(stage, order, scales));
        applyVoltageJump(stage, scales);
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
        Books books = new Books(scales, order, system);
        books.open(u);
        StageIntegrator integrator = new StageIntegrator(
                system,
                new ImplicitStage(
                        system,
                        settings.timeTolerance()
                                * (stage.control() instanceof Reservoir ? CONVERGED_IN_BATH : CONVERGED)),
                circuit(stage, scales),
                plan.motion(),
                settings.timeTolerance(),
                background,
                u,
                edges,
                current,
                books);
        StageIntegrator.End end = integrator.run(
                stage.duration() / scales.time(),
                firstStep(stage, current, tables),
                settings.maximalSteps() - steps - rejected);
        steps += integrator.steps;
        rejected += integrator.rejected;
        iterations += integrator.newtonIterations();
        repaired += integrator.repaired();
        books.close(u);
        for (int f = 0; f <= plan.cells(); f++) {
            field[f] = u[system.field(f)] * scales.field();
        }
        return end;
    }

    private static NppSystem.Front front(Stage stage) {
        if (stage.control() instanceof Reservoir) {
            return NppSystem.Front.BATH;
        }
        return stage.control() instanceof Blocking ? NppSystem.Front.BLOCKING : NppSystem.Front.DELIVERING;
    }

    private static OuterCircuit circuit(Stage stage, Scales scales) {
        FrontControl control = stage.control();
        if (control instanceof Potentiostatic p) {
            return OuterCircuit.potential(p.voltage() / scales.thermalVoltage());
        }
        if (control instanceof Blocking b) {
            return OuterCircuit.potential(b.voltage() / scales.thermalVoltage());
        }
        if (control instanceof Galvanostatic g) {
            return OuterCircuit.current(g.currentDensity() / scales.current());
        }
        if (control instanceof BeamLimited b) {
            return OuterCircuit.limited(b.currentDensity() / scales.current(), b.voltage() / scales.thermalVoltage());
        }
        return control instanceof MeasuredCurrent m ? OuterCircuit.current(trace(m, scales)) : OuterCircuit.current(0);
    }

    private static OuterCircuit.Current trace(MeasuredCurrent measured, Scales scales) {
        return new OuterCircuit.Current() {
            @Override
            public double mean(double from, double step) {
                double charge = measured.charge((from + step) * scales.time()) - measured.charge(from * scales.time());
                return charge / (step * scales.time() * scales.current());
            }

            @Override
            public double at(double time) {
                return measured.at(time * scales.time()) / scales.current();
            }
        };
    }

    /** By ion in solver order: the ions, in solver order too, whose densities are the argument of its D. */
    private int[][] arguments(Stage stage, int[] order) {
        int[] place = new int[ions];
        for (int k = 0; k < ions; k++) {
            place[order[k]] = k;
        }
        int[][] arguments = new int[ions][];
        for (int k = 0; k < ions; k++) {
            int own = k;
            int[] others = stage.diffusion().get(order[k]).arguments().stream()
                    .mapToInt(ion -> place[ion])
                    .toArray();
            arguments[k] = others.length == 0 ? new int[] {own} : others;
        }
        return arguments;
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

    private double[] reservoir(Stage stage, int[] order, Scales scales) {
        if (!(stage.control() instanceof Reservoir r)) {
            return new double[0];
        }
        double[] n = new double[ions];
        for (int k = 0; k < ions; k++) {
            n[k] = r.density(order[k]) / scales.density();
        }
        return n;
    }

    /** A jump of the surface potential charges the sample as a capacitor at once: the same field everywhere. */
    private void applyVoltageJump(Stage stage, Scales scales) {
        FrontControl control = stage.control();
        double before = profile().potential(0);
        double voltage = control instanceof Potentiostatic p
                ? p.voltage()
                // a surface above the voltage of a beam turns all of it back
                : control instanceof Blocking b
                        ? b.voltage()
                        : control instanceof BeamLimited b ? Math.min(before, b.voltage()) : before;
        if (voltage != before) {
            double jump = (voltage - before) / problem.thickness();
            for (int f = 0; f < field.length; f++) {
                field[f] += jump;
            }
            charge += scales.permittivity() * jump;
        }
    }

    private double firstStep(Stage stage, double current, DiffusionTable[] tables) {
        double h = edges[1] - edges[0];
        if (plan.motion() instanceof GridMotion.Following f) {
            h = f.firstFocus();
        }
        if (stage.control() instanceof Reservoir) {
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

    Trace trace() {
        return trace;
    }

    Outcome.Diagnostics diagnostics() {
        return new Outcome.Diagnostics(
                largestField, peakField, largestExcess, conservation, smallest, moved > 0 ? repaired / moved : 0);
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
        private final double startTime = time;
        private final double[] before = new double[ions];
        private final double[] out = new double[ions];
        private final double[] in = new double[ions];

        Books(Scales scales, int[] order, NppSystem system) {
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
            double[] exchanged = at.exchanged();
            for (int k = 0; k < ions; k++) {
                out[k] += exchanged[k];
                in[k] += exchanged[ions + k];
            }
            if (system.front == NppSystem.Front.DELIVERING) {
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
            for (int cell = system.front == NppSystem.Front.BLOCKING ? 0 : 1; cell < system.cells; cell++) {
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
            java.util.Arrays.fill(out, 0);
            for (int cell = 0; cell < system.cells; cell++) {
                double h = edges[cell + 1] - edges[cell];
                for (int k = 0; k < ions - 1; k++) {
                    out[k] += h * u[system.density(k, cell)];
                }
                out[ions - 1] += h * system.lastDensity(u, edges, cell);
            }
            if (system.front == NppSystem.Front.DELIVERING) {
                out[ions - 1] += scales.lambda2() * u[system.field(0)] / system.chargeOf(ions - 1);
            }
        }
    }
}
