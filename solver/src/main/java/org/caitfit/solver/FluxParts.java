package org.caitfit.solver;

/**
 * The fluxes of a state taken apart, for the tangent equations: through every face, both surfaces included, flux = D(argument)
 * times drive, without what the motion of the grid carries. Arrays by ion and face.
 */
final class FluxParts {
    private final NppSystem system;
    private final double[] charge;
    private final DiffusionTable[] diffusion;
    private final int[][] arguments;
    private final double[] reservoir;
    private final double[][] values;
    private final Slopes[] slopes;
    private final double[] up;
    private final double[] upByField;

    /** Argument of D: a density, or the sum of several. */
    final double[][] argument;

    /** z n E - dn/dx; 0 where nothing passes. */
    final double[][] drive;

    final double[][] flux;

    /** Field times the derivative of the flux by the field. */
    final double[][] fluxByLogField;

    FluxParts(NppSystem system, StageInputs inputs) {
        this.system = system;
        this.charge = inputs.charge;
        this.diffusion = inputs.diffusion;
        this.arguments = inputs.arguments;
        this.reservoir = inputs.reservoir;
        int faces = system.cells + 1;
        int ions = charge.length;
        this.values = new double[ions][system.cells];
        this.slopes = new Slopes[ions];
        for (int k = 0; k < ions; k++) {
            slopes[k] = new Slopes(system.cells);
        }
        this.up = new double[ions];
        this.upByField = new double[ions];
        this.argument = new double[ions][faces];
        this.drive = new double[ions][faces];
        this.flux = new double[ions][faces];
        this.fluxByLogField = new double[ions][faces];
    }

    /** @param u unknowns @param edges grid, not modified @param grid the same grid, loaded */
    void load(double[] u, double[] edges, FaceGrid grid) {
        int cells = system.cells;
        loadCells(u, edges, grid);
        for (int face = 1; face < cells; face++) {
            double e = u[system.field(face)];
            double distance = grid.reachLeft[face] + grid.reachRight[face];
            for (int k = 0; k < charge.length; k++) {
                double left = values[k][face - 1] + grid.reachLeft[face] * slopes[k].slope[face - 1];
                double right = values[k][face] - grid.reachRight[face] * slopes[k].slope[face];
                upwind(k, left, right, e, distance);
                drive[k][face] = up[k] * charge[k] * e - (values[k][face] - values[k][face - 1]) * grid.steep[face];
            }
            finish(face, e);
        }
        double atBack = u[system.field(cells)];
        for (int k = 0; k < charge.length; k++) {
            up[k] = values[k][cells - 1];
            upByField[k] = 0;
            drive[k][cells] = up[k] * charge[k] * atBack;
        }
        finish(cells, atBack);
        if (system.front == StageInputs.Front.BATH) {
            double e = u[system.field(0)];
            double distance = 0.5 * (edges[1] - edges[0]);
            for (int k = 0; k < charge.length; k++) {
                double n = values[k][0];
                upwind(k, reservoir[k], n, e, distance);
                drive[k][0] = charge[k] * up[k] * e - (n - reservoir[k]) / distance;
            }
            finish(0, e);
        }
    }

    private void loadCells(double[] u, double[] edges, FaceGrid grid) {
        int cells = system.cells;
        for (int k = 0; k < charge.length; k++) {
            double[] n = values[k];
            for (int i = 0; i < cells; i++) {
                n[i] = system.densityOf(k, u, edges, i);
            }
            slopes[k].compute(n, grid);
        }
    }

    private void upwind(int k, double left, double right, double e, double distance) {
        double drift = charge[k] * e * distance;
        double square = Faces.CENTRAL_DRIFT * Faces.CENTRAL_DRIFT;
        double root = 1 / Math.sqrt(drift * drift + square);
        up[k] = right + 0.5 * (1 + drift * root) * (left - right);
        upByField[k] = (left - right) * 0.5 * charge[k] * distance * square * root * root * root;
    }

    private void finish(int face, double e) {
        for (int k = 0; k < charge.length; k++) {
            double sum = 0;
            double sumByField = 0;
            for (int ion : arguments[k]) {
                sum += up[ion];
                sumByField += upByField[ion];
            }
            argument[k][face] = sum;
            DiffusionTable table = diffusion[k];
            table.lookUp(sum);
            flux[k][face] = table.value * drive[k][face];
            fluxByLogField[k][face] = e
                    * (table.value * charge[k] * (up[k] + e * upByField[k])
                            + table.slope * drive[k][face] * sumByField);
        }
    }
}
