package org.caitfit.solver;

import java.util.List;
import org.caitfit.solver.FrontControl.Galvanostatic;
import org.caitfit.solver.FrontControl.Potentiostatic;
import org.caitfit.solver.FrontControl.Reservoir;

/**
 * Chooses the grid of a whole run: one that follows the front where a single CAIT stage starts from untouched glass, else a
 * fixed graded one that is fine wherever anything will have moved.
 *
 * @param cells number of cells
 * @param motion how the grid moves; the same object serves all stages
 */
record GridPlan(int cells, GridMotion motion) {

    static GridPlan of(TransportProblem problem, SolverSettings settings) {
        double thickness = problem.thickness() / Scales.LENGTH;
        List<Stage> stages = problem.stages();
        boolean single = stages.size() == 1 && !(stages.get(0).control() instanceof Reservoir);
        if (single && settings.fixedCell() == 0) {
            FrontEstimate estimate = estimate(problem, stages.get(0));
            if (estimate.injected() > 0) {
                FrontMesh mesh = new FrontMesh(settings.cellsBehind(), settings.cellsAhead(), thickness);
                return new GridPlan(
                        mesh.cells(), new GridMotion.Following(mesh, estimate, settings.frontCell(), thickness));
            }
        }
        double[] edges = fixedEdges(problem, settings, thickness);
        return new GridPlan(edges.length - 1, new GridMotion.Fixed(edges));
    }

    /** Uniform over the depth of the fronts, then geometric to the back; geometric from the surface for salt baths alone. */
    private static double[] fixedEdges(TransportProblem problem, SolverSettings settings, double thickness) {
        double depth = 0;
        double finest = Double.POSITIVE_INFINITY;
        boolean bathsOnly = true;
        for (Stage stage : problem.stages()) {
            if (stage.control() instanceof Reservoir bath) {
                double slowest = Double.POSITIVE_INFINITY;
                double fastest = 0;
                for (int k = 0; k < problem.ions().size(); k++) {
                    slowest = Math.min(slowest, bulkDiffusivity(problem, stage, k));
                    slowest = Math.min(slowest, diffusivity(problem, stage, k, bath.density(k)));
                    fastest = Math.max(fastest, bulkDiffusivity(problem, stage, k));
                }
                double length = Math.sqrt(slowest * stage.duration()) / Scales.LENGTH;
                finest = Math.min(finest, length * 6.4 / settings.cellsBehind());
                depth = Math.max(depth, 6 * Math.sqrt(fastest * stage.duration()) / Scales.LENGTH);
            } else {
                bathsOnly = false;
                double duration = stage.duration() / scales(problem, stage).time();
                depth += estimate(problem, stage).reach(duration);
            }
        }
        int cells = settings.cellsBehind() + settings.cellsAhead();
        if (bathsOnly && settings.fixedCell() == 0) {
            return geometric(0, Math.min(finest, thickness / cells), cells, thickness);
        }
        double reach = Math.min(Math.max(depth, 1e-4 * thickness), 0.8 * thickness);
        double wanted = settings.fixedCell() > 0 ? settings.fixedCell() / Scales.LENGTH : reach / (4.0 * cells);
        int uniform = (int) Math.ceil(reach / wanted);
        double[] tail = geometric(reach, reach / uniform, settings.cellsAhead(), thickness);
        double[] edges = new double[uniform + tail.length];
        for (int i = 0; i < uniform; i++) {
            edges[i] = reach * i / uniform;
        }
        System.arraycopy(tail, 0, edges, uniform, tail.length);
        return edges;
    }

    private static double[] geometric(double from, double first, int cells, double to) {
        double ratio = FrontMesh.growth((to - from) / first, cells);
        double[] edges = new double[cells + 1];
        edges[0] = from;
        double size = first;
        for (int i = 1; i <= cells; i++) {
            edges[i] = edges[i - 1] + size;
            size *= ratio;
        }
        edges[cells] = to;
        return edges;
    }

    /** Scaled with the units of the stage. */
    static FrontEstimate estimate(TransportProblem problem, Stage stage) {
        Scales scales = scales(problem, stage);
        FrontEstimate.Shock.Mixture mixture = mixture(problem, stage, scales);
        FrontEstimate.Shock shock = FrontEstimate.Shock.of(mixture);
        double bulk = mixture.natives(1);
        double zone = mixture.delivered(0);
        double thickness = problem.thickness() / Scales.LENGTH;
        double duration = stage.duration() / scales.time();
        if (stage.control() instanceof Potentiostatic p) {
            return FrontEstimate.potentiostatic(
                    zone, bulk, thickness, p.voltage() / scales.thermalVoltage(), duration, shock);
        }
        double j = stage.control() instanceof Galvanostatic g ? g.currentDensity() / scales.current() : 0;
        return FrontEstimate.galvanostatic(zone, bulk, thickness, j, duration, shock);
    }

    private static FrontEstimate.Shock.Mixture mixture(TransportProblem problem, Stage stage, Scales scales) {
        int delivered = delivered(problem, stage);
        return new FrontEstimate.Shock.Mixture() {
            @Override
            public double natives(double share) {
                double sum = 0;
                for (int k = 0; k < problem.ions().size(); k++) {
                    double n = share * problem.ions().get(k).initialDensity();
                    sum += k != delivered && n > 0 ? conductivity(k, n) : 0;
                }
                return sum;
            }

            @Override
            public double delivered(double share) {
                int z = Math.abs(problem.ions().get(delivered).charge());
                return conductivity(delivered, (1 - share) * scales.density() / z);
            }

            private double conductivity(int k, double n) {
                double z = problem.ions().get(k).charge();
                double d = stage.diffusion().get(k).at(n, stage.temperature()).value();
                return z * z * n / scales.density() * d / scales.diffusivity();
            }
        };
    }

    /** The ion eliminated by Gauss's law: the delivered one, or the last. */
    static int delivered(TransportProblem problem, Stage stage) {
        return stage.control().deliveredIonIfAny().orElse(problem.ions().size() - 1);
    }

    static Scales scales(TransportProblem problem, Stage stage) {
        double largest = 0;
        for (int k = 0; k < problem.ions().size(); k++) {
            largest = Math.max(largest, bulkDiffusivity(problem, stage, k));
        }
        return new Scales(problem.fixedCharge(), largest, PhysicalConstants.thermalVoltage(stage.temperature()));
    }

    /** D of an ion at its initial density, or at the fixed charge density for a foreign ion, m^2/s. */
    private static double bulkDiffusivity(TransportProblem problem, Stage stage, int k) {
        Ion ion = problem.ions().get(k);
        double n = ion.initialDensity() > 0 ? ion.initialDensity() : problem.fixedCharge() / Math.abs(ion.charge());
        return diffusivity(problem, stage, k, n);
    }

    /** D of an ion at a density, or at one thousandth of the fixed charge density if that is more, m^2/s. */
    private static double diffusivity(TransportProblem problem, Stage stage, int k, double density) {
        double least = 1e-3 * problem.fixedCharge();
        return stage.diffusion()
                .get(k)
                .at(Math.max(least, density), stage.temperature())
                .value();
    }
}
