package org.caitfit.solver;

import java.util.List;
import org.caitfit.solver.ImplicitStage.Constraint;

/**
 * Derivatives of the state by parameters, carried through the steps of one stage by the tangent equations: the Jacobian of
 * each implicit stage at its solution, factorised once for all parameters (staggered direct method). Grid and step lengths
 * are those of the run. Scaled like the stage.
 */
final class StageTangents {
    private static final double GAMMA = StageIntegrator.GAMMA;

    private final NppSystem system;
    private final double[] charge;
    private final List<StageDirection> directions;
    private final FluxParts parts;
    private final BandMatrix matrix;
    private final double[] border;
    private final double[] unused;
    private final double[] residual;
    private final double[] noHistory;
    private final double[] weight;
    private final double[][] history;
    private final double[][] state;
    private final double[] held;
    private final double[] currentAtFirst;
    private final double[] current;
    private final double[] injected;
    private final double[] potential;
    private boolean lost;

    /** @param start derivatives of the unknowns at the start of the stage, by direction; used in place */
    StageTangents(NppSystem system, StageInputs inputs, List<StageDirection> directions, double[][] start) {
        int count = directions.size();
        this.system = system;
        this.charge = inputs.charge;
        this.directions = directions;
        this.parts = new FluxParts(system, inputs);
        this.matrix = system.newMatrix();
        this.border = new double[system.order];
        this.unused = new double[system.order];
        this.residual = new double[system.order];
        this.noHistory = new double[system.order];
        this.weight = new double[system.cells + 1];
        this.history = new double[count][system.order];
        this.state = start;
        this.held = new double[count];
        this.currentAtFirst = new double[count];
        this.current = new double[count];
        this.injected = new double[count];
        this.potential = new double[count];
    }

    /** Whether a Jacobian was singular, which ends the derivatives but not the run. */
    boolean lost() {
        return lost;
    }

    int size() {
        return directions.size();
    }

    /** Derivative of the unknowns at the end of the last step. */
    double[] state(int direction) {
        return state[direction];
    }

    double current(int direction) {
        return current[direction];
    }

    double potential(int direction) {
        return potential[direction];
    }

    /** Derivative of the charge of the last step. */
    double injected(int direction) {
        return injected[direction];
    }

    /**
     * An accepted step, scaled.
     *
     * @param constraint in force @param from start of the step, from the start of the stage @param length of it
     * @param currentAtFirst of the first implicit stage @param currentAtEnd of the second one
     */
    record Step(Constraint constraint, double from, double length, double currentAtFirst, double currentAtEnd) {}

    /**
     * Follows an accepted step.
     *
     * @param u unknowns at its start @param edges grid there
     * @param first unknowns of the first implicit stage @param firstEdges grid there
     * @param end unknowns at its end @param endEdges grid there
     * @param velocity of the edges
     */
    void advance(
            Step step,
            double[] u,
            double[] edges,
            double[] first,
            double[] firstEdges,
            double[] end,
            double[] endEdges,
            double[] velocity) {
        if (directions.isEmpty() || lost) {
            return;
        }
        double tau = GAMMA * step.length();
        for (int d = 0; d < size(); d++) {
            conserved(d, u, edges, history[d], 0);
        }
        if (!factorise(first, firstEdges, velocity, tau)) {
            lost = true;
            return;
        }
        for (int d = 0; d < size(); d++) {
            held[d] = directions.get(d).heldAtFirst(step.constraint(), step.from(), step.length());
        }
        solve(step.constraint(), first, firstEdges, velocity, step.currentAtFirst(), currentAtFirst);
        for (int d = 0; d < size(); d++) {
            conserved(d, first, firstEdges, history[d], (1 - GAMMA) / GAMMA);
        }
        if (!factorise(end, endEdges, velocity, tau)) {
            lost = true;
            return;
        }
        double charge = step.length() * ((1 - GAMMA) * step.currentAtFirst() + GAMMA * step.currentAtEnd());
        for (int d = 0; d < size(); d++) {
            held[d] = directions.get(d).heldAtEnd(step.constraint(), step.from(), step.length());
        }
        solve(step.constraint(), end, endEdges, velocity, step.currentAtEnd(), current);
        for (int d = 0; d < size(); d++) {
            injected[d] = step.length() * ((1 - GAMMA) * currentAtFirst[d] + GAMMA * current[d])
                    + directions.get(d).logDuration * charge;
            potential[d] = potential(d, end);
        }
    }

    /**
     * Derivative of the conserved quantities: h dn in cells, d(lambda^2 E) at faces.
     *
     * @param share 0: out = it; else out += share * (it - out)
     */
    private void conserved(int d, double[] u, double[] edges, double[] out, double share) {
        double[] du = state[d];
        int block = system.block;
        double lambda2 = system.lambda2();
        double byLambda = directions.get(d).lambda2;
        for (int cell = 0; cell <= system.cells; cell++) {
            int at = cell * block;
            double face = lambda2 * du[at] + byLambda * u[at];
            out[at] = share == 0 ? face : out[at] + share * (face - out[at]);
            if (cell < system.cells) {
                double h = edges[cell + 1] - edges[cell];
                for (int k = 1; k < block; k++) {
                    double n = h * du[at + k];
                    out[at + k] = share == 0 ? n : out[at + k] + share * (n - out[at + k]);
                }
            }
        }
    }

    /** Factorises the Jacobian at the solution of an implicit stage. @return false if it is singular */
    private boolean factorise(double[] u, double[] edges, double[] velocity, double tau) {
        system.load(edges, velocity, tau);
        system.assemble(u, 0, edges, noHistory, matrix, residual);
        for (int i = 0; i < system.order; i++) {
            border[i] = 0;
        }
        for (int f = 0; f <= system.cells; f++) {
            border[system.field(f)] = system.carriesCurrent(f) ? -1 : 0;
            weight[f] =
                    0.5 * ((f > 0 ? edges[f] - edges[f - 1] : 0) + (f < system.cells ? edges[f + 1] - edges[f] : 0));
        }
        if (!matrix.solveNew(border, unused)) {
            return false;
        }
        parts.load(u, edges, system.grid());
        return true;
    }

    /** Solves for the derivatives of an implicit stage, into {@link #state}. @param changes of its current, out */
    private void solve(
            Constraint constraint,
            double[] u,
            double[] edges,
            double[] velocity,
            double currentOfRun,
            double[] changes) {
        for (int d = 0; d < size(); d++) {
            rightHandSide(d, constraint, u, edges, velocity, currentOfRun);
        }
        for (int d = 0; d < size(); d += 2) {
            if (d + 1 < size()) {
                matrix.solve(state[d], state[d + 1]);
            } else {
                matrix.solve(state[d]);
            }
        }
        for (int d = 0; d < size(); d++) {
            changes[d] = constraint == Constraint.CURRENT ? held[d] : holdPotential(d, u);
            addScale(directions.get(d).fixed, u, state[d]);
        }
    }

    private void rightHandSide(
            int d, Constraint constraint, double[] u, double[] edges, double[] velocity, double currentOfRun) {
        StageDirection direction = directions.get(d);
        FaceGrid grid = system.grid();
        double[] x = state[d];
        double[] h = history[d];
        int block = system.block;
        double perTau = 1 / grid.tau;
        double outer = (constraint == Constraint.CURRENT ? held[d] : 0) + direction.logDuration * currentOfRun;
        for (int cell = 0; cell < system.cells; cell++) {
            int at = cell * block;
            double inverse = grid.inverseWidth[cell];
            x[at] = h[at] * perTau + outer;
            for (int k = 1; k < block; k++) {
                x[at + k] = h[at + k] * inverse;
            }
        }
        int last = system.field(system.cells);
        x[last] = h[last] * perTau + outer;
        for (int k = 0; k < charge.length; k++) {
            subtractFlux(direction, k, grid, x);
        }
        direction.systems.ifPresent(s -> subtractDifference(s, direction, u, edges, velocity, grid.tau, x));
        if (!system.carriesCurrent(0)) {
            x[0] = 0;
        }
    }

    /** Adds the change of the current that holds the potential. @return it */
    private double holdPotential(int d, double[] u) {
        double[] x = state[d];
        double gap = directions.get(d).thickness * u[system.field(system.cells)] - held[d];
        double slope = 0;
        for (int f = 0; f <= system.cells; f++) {
            gap += weight[f] * x[system.field(f)];
            slope += weight[f] * border[system.field(f)];
        }
        double change = gap / slope;
        for (int i = 0; i < system.order; i++) {
            x[i] -= change * border[i];
        }
        return change;
    }

    /** Derivative of the fluxes of an ion at a given state by D, by the thermal voltage and by the duration. */
    private void subtractFlux(StageDirection direction, int k, FaceGrid grid, double[] x) {
        boolean varied = direction.varied[k];
        if (!varied && direction.logField == 0 && direction.logDuration == 0) {
            return;
        }
        boolean free = k < charge.length - 1;
        double[] argument = parts.argument[k];
        double[] drive = parts.drive[k];
        for (int f = 0; f <= system.cells; f++) {
            double s = direction.logDuration * parts.flux[k][f] + direction.logField * parts.fluxByLogField[k][f];
            if (varied) {
                DiffusionTable table = direction.diffusion[k];
                table.lookUp(argument[f]);
                s += table.value * drive[f];
            }
            x[system.field(f)] -= charge[k] * s;
            if (free && f > 0) {
                x[system.density(k, f - 1)] -= grid.weight[f - 1] * s;
            }
            if (free && f < system.cells) {
                x[system.density(k, f)] += grid.weight[f] * s;
            }
        }
    }

    /**
     * Derivative of the residual by whatever changes in the equations, at a given state of densities over the fixed charge density:
     * where an ion has not come yet, there is none of it whatever that is.
     */
    private void subtractDifference(
            StageDirection.Systems systems,
            StageDirection direction,
            double[] u,
            double[] edges,
            double[] velocity,
            double tau,
            double[] x) {
        BandMatrix ignored = system.newMatrix();
        double[] below = new double[system.order];
        double[] above = new double[system.order];
        systems.below().load(edges, velocity, tau);
        systems.below().assemble(u, 0, edges, noHistory, ignored, below);
        systems.above().load(edges, velocity, tau);
        systems.above().assemble(u, 0, edges, noHistory, ignored, above);
        for (int i = 0; i < system.order; i++) {
            x[i] -= (direction.fixedAbove * above[i] - direction.fixedBelow * below[i]) / direction.width();
        }
    }

    /** From densities over the fixed charge density that changes to those over one that does not. */
    private void addScale(double byFixed, double[] u, double[] x) {
        if (byFixed != 0) {
            for (int i = 0; i < system.order; i++) {
                x[i] += i % system.block == 0 ? 0 : byFixed * u[i];
            }
        }
    }

    private double potential(int d, double[] u) {
        double sum = directions.get(d).thickness * u[system.field(system.cells)];
        for (int f = 0; f <= system.cells; f++) {
            sum += weight[f] * state[d][system.field(f)];
        }
        return sum;
    }
}
