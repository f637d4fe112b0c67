package org.caitfit.solver;

import org.caitfit.solver.FrontControl.Blocking;
import org.caitfit.solver.FrontControl.Reservoir;

/** The numbers of one stage as the equations take them, scaled; ions in solver order, the eliminated one last. */
final class StageInputs {
    /** What the front surface is. */
    enum Front {
        /** The last ion enters, no other; its surplus is a sheet of charge at x = 0. */
        DELIVERING,
        /** No ion passes. */
        BLOCKING,
        /** The density of every ion is held. */
        BATH
    }

    final double[] charge;

    /** Permittivity: the Debye length squared. */
    final double lambda2;

    final DiffusionTable[] diffusion;

    /** By ion: the ions whose densities together are the argument of its D. */
    final int[][] arguments;

    final Front front;

    /** Surface densities by ion; not looked at unless the front is a bath. */
    final double[] reservoir;

    StageInputs(
            double[] charge,
            double lambda2,
            DiffusionTable[] diffusion,
            int[][] arguments,
            Front front,
            double[] reservoir) {
        this.charge = charge;
        this.lambda2 = lambda2;
        this.diffusion = diffusion;
        this.arguments = arguments;
        this.front = front;
        this.reservoir = reservoir;
    }

    /** @param number of the stage @param scales of this problem, or of the one that it is a variation of @param order of the ions */
    static StageInputs of(TransportProblem problem, int number, Scales scales, int[] order) {
        Stage stage = problem.stages().get(number);
        int ions = order.length;
        int[] place = new int[ions];
        for (int k = 0; k < ions; k++) {
            place[order[k]] = k;
        }
        double[] charge = new double[ions];
        DiffusionTable[] diffusion = new DiffusionTable[ions];
        int[][] arguments = new int[ions][];
        double[] reservoir = new double[ions];
        for (int k = 0; k < ions; k++) {
            charge[k] = problem.ions().get(order[k]).charge();
            DiffusionModel model = stage.diffusion().get(order[k]);
            diffusion[k] = table(model, stage, scales);
            arguments[k] = model.arguments().isEmpty()
                    ? new int[] {k}
                    : model.arguments().stream().mapToInt(ion -> place[ion]).toArray();
            reservoir[k] = stage.control() instanceof Reservoir r ? r.density(order[k]) / scales.density() : 0;
        }
        return new StageInputs(
                charge,
                scales.lambda2(problem.permittivity()),
                diffusion,
                arguments,
                front(stage.control()),
                reservoir);
    }

    static DiffusionTable table(DiffusionModel model, Stage stage, Scales scales) {
        return new DiffusionTable(model, stage.temperature(), scales.density(), scales.diffusivity());
    }

    private static Front front(FrontControl control) {
        if (control instanceof Reservoir) {
            return Front.BATH;
        }
        return control instanceof Blocking ? Front.BLOCKING : Front.DELIVERING;
    }
}
