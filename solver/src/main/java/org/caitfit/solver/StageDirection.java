package org.caitfit.solver;

import java.util.Optional;

/** Derivatives of the inputs of one stage by one parameter, scaled like the stage. */
final class StageDirection {
    private final Variation variation;

    /** Derivative of D by ion, in solver order; empty where it does not change, or where {@link #systems} has it. */
    final DiffusionTable[] diffusion;

    /** Which of {@link #diffusion} are there. */
    final boolean[] varied;

    /** The equations on both sides, where more than D changes in them; rare, and about ten times as slow. */
    final Optional<Systems> systems;

    /** Derivative of the ratio of the field to the thermal voltage. */
    final double logField;

    final double logDuration;
    final double thickness;
    final double lambda2;
    /** Derivative of the density of the fixed charge, and it a little less and a little more. */
    final double fixed;

    final double fixedBelow;
    final double fixedAbove;

    private final OuterCircuit below;
    private final OuterCircuit above;
    private final double durationBelow;
    private final double durationAbove;

    /** Equations with the parameter a little less and a little more, each with densities over its own fixed charge density. */
    record Systems(NppSystem below, NppSystem above) {}

    /**
     * @param problem that is varied @param number of the stage @param order of the ions
     * @param cells of the grid
     */
    StageDirection(TransportProblem problem, Variation variation, int number, Scales scales, int[] order, int cells) {
        this.variation = variation;
        TransportProblem minus = variation.minus();
        TransportProblem plus = variation.plus();
        Stage base = problem.stages().get(number);
        Stage low = minus.stages().get(number);
        Stage high = plus.stages().get(number);
        this.diffusion = new DiffusionTable[order.length];
        this.varied = new boolean[order.length];
        this.fixedBelow = minus.fixedCharge() / scales.density();
        this.fixedAbove = plus.fixedCharge() / scales.density();
        this.fixed = variation.derivative(fixedBelow, fixedAbove);
        this.lambda2 = variation.derivative(scales.lambda2(minus.permittivity()), scales.lambda2(plus.permittivity()));
        if (fixed != 0 || lambda2 != 0 || bathDiffers(low, high)) {
            this.systems = Optional.of(new Systems(
                    system(minus, number, scales, order, cells), system(plus, number, scales, order, cells)));
        } else {
            this.systems = Optional.empty();
            for (int k = 0; k < order.length; k++) {
                DiffusionModel one = low.diffusion().get(order[k]);
                DiffusionModel other = high.diffusion().get(order[k]);
                varied[k] = !one.equals(other) || (low.temperature() != high.temperature());
                if (varied[k]) {
                    diffusion[k] = StageInputs.table(other, high, scales)
                            .less(StageInputs.table(one, low, scales), variation.width());
                }
            }
        }
        this.logField =
                variation.derivative(base.temperature() / low.temperature(), base.temperature() / high.temperature());
        this.logDuration = variation.derivative(low.duration(), high.duration()) / base.duration();
        this.thickness = variation.derivative(minus.thickness(), plus.thickness()) / Scales.LENGTH;
        this.below = OuterCircuit.of(low.control(), scales);
        this.above = OuterCircuit.of(high.control(), scales);
        this.durationBelow = low.duration() / base.duration();
        this.durationAbove = high.duration() / base.duration();
    }

    private static NppSystem system(TransportProblem problem, int number, Scales scales, int[] order, int cells) {
        Scales own = new Scales(problem.fixedCharge(), scales.diffusivity(), scales.thermalVoltage());
        return new NppSystem(cells, StageInputs.of(problem, number, own, order));
    }

    private static boolean bathDiffers(Stage low, Stage high) {
        boolean differs = false;
        if (low.control() instanceof FrontControl.Reservoir a && high.control() instanceof FrontControl.Reservoir b) {
            for (int k = 0; k < a.size(); k++) {
                differs |= a.density(k) != b.density(k);
            }
        }
        return differs;
    }

    double width() {
        return variation.width();
    }

    /** Derivative of what is held at the first implicit stage. @param constraint in force @param from start of the step */
    double heldAtFirst(ImplicitStage.Constraint constraint, double from, double step) {
        return variation.derivative(
                below.atFirst(constraint, from * durationBelow, step * durationBelow),
                above.atFirst(constraint, from * durationAbove, step * durationAbove));
    }

    /** The same at the second one. */
    double heldAtEnd(ImplicitStage.Constraint constraint, double from, double step) {
        return variation.derivative(
                below.atEnd(constraint, from * durationBelow, step * durationBelow),
                above.atEnd(constraint, from * durationAbove, step * durationAbove));
    }
}
