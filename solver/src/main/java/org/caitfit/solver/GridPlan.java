package org.caitfit.solver;

import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.solver.FrontControl.BeamLimited;
import org.caitfit.solver.FrontControl.Blocking;
import org.caitfit.solver.FrontControl.Closed;
import org.caitfit.solver.FrontControl.Galvanostatic;
import org.caitfit.solver.FrontControl.MeasuredCurrent;
import org.caitfit.solver.FrontControl.Potentiostatic;
import org.caitfit.solver.FrontControl.Reservoir;

/**
 * Chooses the grid of a whole run: one that follows the front where a single CAIT stage starts from untouched glass, else a
 * fixed graded one that is fine wherever anything will have moved: over the depth of a start profile and of the fronts of
 * all stages, or of the space charge at a blocking electrode. A closed sample has a uniform one.
 *
 * @param cells number of cells
 * @param motion how the grid moves; the same object serves all stages
 */
record GridPlan(int cells, GridMotion motion) {
    /** Cells ahead of the front where several native ions are sorted there, over the usual number. */
    private static final int SORTED_CELLS = 3;

    /** The zone in which they are sorted is taken longer than it is at constant D by this factor. */
    private static final double SORTED_MARGIN = 1.2;

    /** Deviation of a start profile, over the fixed charge density, that is still called untouched glass. */
    private static final double UNTOUCHED = 1e-3;

    static GridPlan of(TransportProblem problem, SolverSettings settings) {
        double thickness = problem.thickness() / Scales.LENGTH;
        List<Stage> stages = problem.stages();
        FrontControl first = stages.get(0).control();
        boolean fed = !(first instanceof Reservoir) && !(first instanceof MeasuredCurrent m && !m.onlyInwards());
        boolean single = stages.size() == 1 && problem.start().isEmpty() && fed;
        if (single && settings.fixedCell() == 0) {
            FrontEstimate estimate = estimate(problem, stages.get(0));
            if (estimate.injected() > 0) {
                double duration = stages.get(0).duration()
                        / scales(problem, stages.get(0)).time();
                OptionalDouble meanCurrent = first instanceof MeasuredCurrent
                        ? OptionalDouble.of(estimate.injected() / duration)
                        : OptionalDouble.empty();
                double sorted = sortedZone(problem, stages.get(0));
                int ahead = sorted > 0 ? SORTED_CELLS * settings.cellsAhead() : settings.cellsAhead();
                FrontMesh mesh = new FrontMesh(settings.cellsBehind(), ahead, thickness);
                return new GridPlan(
                        mesh.cells(),
                        new GridMotion.Following(mesh, estimate, settings.frontCell(), sorted, thickness, meanCurrent));
            }
        }
        double[] edges = fixedEdges(problem, settings, thickness);
        return new GridPlan(edges.length - 1, new GridMotion.Fixed(edges));
    }

    /** Uniform over the depth of the fronts, then geometric to the back; geometric from the surface for salt baths alone. */
    private static double[] fixedEdges(TransportProblem problem, SolverSettings settings, double thickness) {
        int cells = (int) (1.625 * (settings.cellsBehind() + settings.cellsAhead()));
        if (problem.stages().get(0).control() instanceof Closed) {
            double wanted = settings.fixedCell() > 0 ? settings.fixedCell() / Scales.LENGTH : thickness / (4.0 * cells);
            return uniform(thickness, (int) Math.ceil(thickness / wanted));
        }
        double depth = 0;
        double finest = Double.POSITIVE_INFINITY;
        boolean bathsOnly = problem.start().isEmpty();
        boolean blockedOnly = bathsOnly;
        for (Stage stage : problem.stages()) {
            blockedOnly &= stage.control() instanceof Blocking;
            if (stage.control() instanceof Reservoir bath) {
                double slowest = Double.POSITIVE_INFINITY;
                double fastest = 0;
                for (int k = 0; k < problem.ions().size(); k++) {
                    slowest = Math.min(slowest, bulkDiffusivity(problem, stage, k));
                    slowest = Math.min(slowest, diffusivity(problem, stage, k, bath.density(k)));
                    fastest = Math.max(fastest, bulkDiffusivity(problem, stage, k));
                }
                double length = Math.sqrt(slowest * stage.duration()) / Scales.LENGTH;
                finest = Math.min(finest, length * 4.4 / settings.cellsBehind());
                depth = Math.max(depth, 6 * Math.sqrt(fastest * stage.duration()) / Scales.LENGTH);
            } else if (stage.control() instanceof Blocking b) {
                bathsOnly = false;
                depth = Math.max(depth, spaceCharge(problem, stage, b.voltage()));
            } else {
                bathsOnly = false;
                double duration = stage.duration() / scales(problem, stage).time();
                depth += estimate(problem, stage).reach(duration);
            }
        }
        if (bathsOnly && settings.fixedCell() == 0) {
            return geometric(0, Math.min(finest, thickness / cells), cells, thickness);
        }
        if (problem.start().isPresent()) {
            depth += depth(problem, problem.start().get());
        }
        double reach = Math.min(blockedOnly ? depth : Math.max(depth, 1e-4 * thickness), 0.8 * thickness);
        double wanted = settings.fixedCell() > 0 ? settings.fixedCell() / Scales.LENGTH : reach / (4.0 * cells);
        int uniform = (int) Math.ceil(reach / wanted);
        double[] tail = geometric(reach, reach / uniform, 2 * settings.cellsAhead(), thickness);
        double[] edges = new double[uniform + tail.length];
        for (int i = 0; i < uniform; i++) {
            edges[i] = reach * i / uniform;
        }
        System.arraycopy(tail, 0, edges, uniform, tail.length);
        return edges;
    }

    /**
     * Depth of the space charge at a blocking electrode, scaled: the depletion layer sqrt(2 eps U/(e N)), in which no ions are
     * left, and 8 Debye lengths. With the cells of a fixed grid a Debye length is resolved up to some 100 V.
     */
    private static double spaceCharge(TransportProblem problem, Stage stage, double voltage) {
        Scales scales = scales(problem, stage);
        double debye = Math.sqrt(scales.lambda2(problem.permittivity()));
        return debye * (Math.sqrt(2 * Math.abs(voltage) / scales.thermalVoltage()) + 8);
    }

    /** Depth from which on a start profile is the untouched glass, or its last point, scaled. */
    private static double depth(TransportProblem problem, StartProfile start) {
        for (int i = start.size() - 1; i >= 0; i--) {
            for (int k = 0; k < problem.ions().size(); k++) {
                double other = start.density(k, i) - problem.ions().get(k).initialDensity();
                if (Math.abs(other) > UNTOUCHED * problem.fixedCharge()) {
                    return start.depth(Math.min(i + 1, start.size() - 1)) / Scales.LENGTH;
                }
            }
        }
        return 0;
    }

    private static double[] uniform(double to, int cells) {
        double[] edges = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            edges[i] = to * i / cells;
        }
        return edges;
    }

    /** Growing from a first size; with fewer cells where that many of the first size have no room. */
    private static double[] geometric(double from, double first, int wanted, double to) {
        int cells = (int) Math.max(1, Math.min(wanted, Math.floor((to - from) / first)));
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
        if (stage.control() instanceof Blocking b) {
            double potential = b.voltage() / scales.thermalVoltage();
            double sample = problem.thickness() / Scales.LENGTH;
            return FrontEstimate.blocked(bulkConductivity(problem, stage, scales), sample, potential);
        }
        if (stage.control() instanceof Closed) {
            return FrontEstimate.blocked(1, problem.thickness() / Scales.LENGTH, 0);
        }
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
        if (stage.control() instanceof BeamLimited b) {
            double beam = b.currentDensity() / scales.current();
            double limit = b.voltage() / scales.thermalVoltage();
            return FrontEstimate.limited(zone, bulk, thickness, beam, limit, duration, shock);
        }
        if (stage.control() instanceof MeasuredCurrent m) {
            double charge = m.largestCharge(stage.duration()) / scales.charge();
            return new FrontEstimate(m.at(0) / scales.current(), zone, bulk, Math.min(charge, thickness), shock);
        }
        double j = stage.control() instanceof Galvanostatic g ? g.currentDensity() / scales.current() : 0;
        return FrontEstimate.galvanostatic(zone, bulk, thickness, j, duration, shock);
    }

    /**
     * How far ahead of the front, over its depth, several native ions are sorted by speed. The slower ones pile up at the front;
     * they end at a second front, which at constant D moves faster than the first one by D of the fastest native ion over the mean
     * D of all (Kohlrausch's regulating function). 0 for one native ion; with a margin for D that varies.
     */
    private static double sortedZone(TransportProblem problem, Stage stage) {
        double fastest = 0;
        double conductivity = 0;
        double density = 0;
        int natives = 0;
        for (int k = 0; k < problem.ions().size(); k++) {
            Ion ion = problem.ions().get(k);
            if (ion.initialDensity() > 0) {
                double d = bulkDiffusivity(problem, stage, k);
                fastest = Math.max(fastest, d);
                conductivity += ion.initialDensity() * d;
                density += ion.initialDensity();
                natives++;
            }
        }
        return natives < 2 || !(conductivity > 0) ? 0 : SORTED_MARGIN * fastest * density / conductivity;
    }

    /** Sum of z^2 D n of the untouched glass, scaled. */
    private static double bulkConductivity(TransportProblem problem, Stage stage, Scales scales) {
        double sum = 0;
        for (int k = 0; k < problem.ions().size(); k++) {
            Ion ion = problem.ions().get(k);
            double n = ion.initialDensity() / scales.density();
            double d = n > 0 ? bulkDiffusivity(problem, stage, k) / scales.diffusivity() : 0;
            sum += ion.charge() * ion.charge() * n * d;
        }
        return sum;
    }

    private static FrontEstimate.Shock.Mixture mixture(TransportProblem problem, Stage stage, Scales scales) {
        int delivered = delivered(problem, stage);
        return new FrontEstimate.Shock.Mixture() {
            @Override
            public double natives(double share) {
                double sum = 0;
                for (int k = 0; k < problem.ions().size(); k++) {
                    sum += k != delivered && problem.ions().get(k).initialDensity() > 0 ? conductivity(k, share) : 0;
                }
                return sum;
            }

            @Override
            public double delivered(double share) {
                return conductivity(delivered, share);
            }

            private double density(int k, double share) {
                int z = Math.abs(problem.ions().get(k).charge());
                return k == delivered
                        ? (1 - share) * scales.density() / z
                        : share * problem.ions().get(k).initialDensity();
            }

            private double conductivity(int k, double share) {
                double z = problem.ions().get(k).charge();
                DiffusionModel model = stage.diffusion().get(k);
                double argument = 0;
                for (int ion : model.arguments().isEmpty() ? List.of(k) : model.arguments()) {
                    argument += density(ion, share);
                }
                double least = 1e-9 * scales.density();
                double d =
                        model.at(Math.max(least, argument), stage.temperature()).value();
                return z * z * density(k, share) / scales.density() * d / scales.diffusivity();
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
        double n = ion.initialDensity() > 0
                ? ion.initialDensity()
                : problem.fixedCharge() / Math.max(1, Math.abs(ion.charge()));
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
