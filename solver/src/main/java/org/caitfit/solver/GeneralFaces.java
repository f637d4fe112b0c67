package org.caitfit.solver;

/**
 * Inner faces of a system of any number of ions, each D depending on the density of any ions.
 *
 * <p>Flux through a face: J_k = D_k(n^) (z_k n_k^ E - dn_k/dx) with n^ the densities reconstructed from the upstream cell by
 * limited slopes ({@link Slopes}). Taking the whole mobility D(n^) n^ upstream is what keeps a high D ahead of an unresolved front
 * from draining the zone behind it; only where the drift over a cell is next to nothing are both sides mixed. The motion of
 * the grid adds -v n_k, reconstructed from its own upstream side.
 */
final class GeneralFaces implements Faces {
    private final NppSystem system;
    private final int cells;
    private final int ions;
    private final double[] charge;
    private final double lambda2;
    private final DiffusionTable[] diffusion;
    /** By ion: the ions whose densities together are the argument of its D. */
    private final int[][] arguments;

    private final double[][] values;
    private final Slopes[] slopes;

    // of the ions at the face in hand
    private final double[] left;
    private final double[] right;
    private final double[] upstream;
    private final double[] up;
    private final double[] upByField;
    /** Derivatives of the densities on the left and on the right of the face by those of the four cells around it. */
    private final double[][] leftBy;

    private final double[][] rightBy;

    GeneralFaces(NppSystem system, StageInputs inputs) {
        this.system = system;
        this.cells = system.cells;
        this.charge = inputs.charge;
        this.ions = charge.length;
        this.lambda2 = inputs.lambda2;
        this.diffusion = inputs.diffusion;
        this.arguments = inputs.arguments;
        this.values = new double[ions][cells];
        this.slopes = new Slopes[ions];
        for (int k = 0; k < ions; k++) {
            slopes[k] = new Slopes(cells);
        }
        this.left = new double[ions];
        this.right = new double[ions];
        this.upstream = new double[ions];
        this.up = new double[ions];
        this.upByField = new double[ions];
        this.leftBy = new double[ions][4];
        this.rightBy = new double[ions][4];
    }

    @Override
    public void assemble(
            double[] u, double current, double[] history, FaceGrid grid, BandMatrix matrix, double[] residual) {
        matrix.clear();
        double storage = lambda2 / grid.tau;
        for (int face = 0; face <= cells; face++) {
            int row = system.field(face);
            residual[row] = storage * u[row] - history[row] / grid.tau - current;
            matrix.add(row, row, storage);
        }
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < ions - 1; k++) {
                int row = system.density(k, cell);
                residual[row] = u[row] - history[row] * grid.inverseWidth[cell];
                matrix.add(row, row, 1);
            }
        }
        loadCells(u, grid);
        for (int face = 1; face < cells; face++) {
            reconstruct(u[system.field(face)], face, grid);
            fluxes(u[system.field(face)], face, grid, matrix, residual);
        }
    }

    private void loadCells(double[] u, FaceGrid grid) {
        int free = ions - 1;
        for (int i = 0; i < cells; i++) {
            double rest = 1 + lambda2 * (u[system.field(i + 1)] - u[system.field(i)]) * grid.inverseWidth[i];
            for (int k = 0; k < free; k++) {
                double n = u[system.density(k, i)];
                values[k][i] = n;
                rest -= charge[k] * n;
            }
            values[free][i] = rest / charge[free];
        }
        for (int k = 0; k < ions; k++) {
            slopes[k].compute(values[k], grid);
        }
    }

    private void reconstruct(double e, int face, FaceGrid grid) {
        int l = face - 1;
        double reachLeft = grid.reachLeft[face];
        double reachRight = grid.reachRight[face];
        double steep = grid.steep[face];
        double distance = reachLeft + reachRight;
        for (int k = 0; k < ions; k++) {
            double[] byL = leftBy[k];
            double[] byR = rightBy[k];
            Slopes of = slopes[k];
            left[k] = values[k][l] + reachLeft * of.slope[l];
            right[k] = values[k][face] - reachRight * of.slope[face];
            byL[0] = -reachLeft * grid.steep[l] * of.byLeft[l];
            byL[2] = reachLeft * steep * of.byRight[l];
            byL[1] = 1 - byL[0] - byL[2] + reachLeft * of.byOwn[l];
            byR[1] = reachRight * steep * of.byLeft[face];
            byR[3] = -reachRight * grid.steep[face + 1] * of.byRight[face];
            byR[2] = 1 - byR[1] - byR[3] - reachRight * of.byOwn[face];
            double drift = charge[k] * e * distance;
            double root = 1 / Math.sqrt(drift * drift + CENTRAL_DRIFT * CENTRAL_DRIFT);
            upstream[k] = 0.5 * (1 + drift * root);
            up[k] = right[k] + upstream[k] * (left[k] - right[k]);
            upByField[k] = (left[k] - right[k])
                    * 0.5
                    * charge[k]
                    * distance
                    * CENTRAL_DRIFT
                    * CENTRAL_DRIFT
                    * root
                    * root
                    * root;
        }
    }

    private void fluxes(double e, int face, FaceGrid grid, BandMatrix matrix, double[] residual) {
        int l = face - 1;
        double steep = grid.steep[face];
        double velocity = grid.velocity[face];
        double meshLeft = velocity <= 0 ? velocity : 0;
        double meshRight = velocity <= 0 ? 0 : velocity;
        // the moving face carries the fixed charge with it
        residual[system.field(face)] += velocity;
        for (int k = 0; k < ions; k++) {
            double argument = 0;
            for (int ion : arguments[k]) {
                argument += up[ion];
            }
            DiffusionTable table = diffusion[k];
            table.lookUp(argument);
            double d = table.value;
            double ze = charge[k] * e;
            double drive = up[k] * ze - (values[k][face] - values[k][l]) * steep;
            double byArgument = table.slope * drive;
            double byOwn = d * ze;
            double g = d * drive - meshLeft * left[k] - meshRight * right[k];
            add(k, face, g, grid, residual);
            double byField = d * charge[k] * up[k] + byOwn * upByField[k];
            boolean own = false;
            for (int ion : arguments[k]) {
                own |= ion == k;
                byField += byArgument * upByField[ion];
                double byUp = byArgument + (ion == k ? byOwn : 0);
                addByDensities(k, ion, byUp, ion == k ? d * steep : 0, meshLeft, meshRight, face, grid, matrix);
            }
            if (!own) {
                addByDensities(k, k, byOwn, d * steep, meshLeft, meshRight, face, grid, matrix);
            }
            addAt(k, face, system.field(face), byField, grid, matrix);
        }
    }

    /** Adds a flux of ion k through a face to the rows that it concerns. */
    private void add(int k, int face, double flux, FaceGrid grid, double[] residual) {
        if (k < ions - 1) {
            residual[system.density(k, face - 1)] += grid.weight[face - 1] * flux;
            residual[system.density(k, face)] -= grid.weight[face] * flux;
        }
        residual[system.field(face)] += charge[k] * flux;
    }

    private void addAt(int k, int face, int column, double derivative, FaceGrid grid, BandMatrix matrix) {
        if (k < ions - 1) {
            matrix.add(system.density(k, face - 1), column, grid.weight[face - 1] * derivative);
            matrix.add(system.density(k, face), column, -grid.weight[face] * derivative);
        }
        matrix.add(system.field(face), column, charge[k] * derivative);
    }

    /** Adds the derivatives of the flux of ion k by the densities of another ion, or of its own, in the four cells. */
    private void addByDensities(
            int k,
            int ion,
            double byUp,
            double diffusive,
            double meshLeft,
            double meshRight,
            int face,
            FaceGrid grid,
            BandMatrix matrix) {
        double byLeft = upstream[ion] * byUp - (ion == k ? meshLeft : 0);
        double byRight = (1 - upstream[ion]) * byUp - (ion == k ? meshRight : 0);
        for (int j = 0; j < 4; j++) {
            int cell = face - 2 + j;
            double derivative = byLeft * leftBy[ion][j] + byRight * rightBy[ion][j];
            derivative += j == 1 ? diffusive : j == 2 ? -diffusive : 0;
            if (derivative == 0 || cell < 0 || cell >= cells) {
                continue;
            }
            if (ion < ions - 1) {
                addAt(k, face, system.density(ion, cell), derivative, grid, matrix);
                continue;
            }
            // the last ion: z_last n_last = 1 + lambda^2 dE/h - sum z n
            double perCharge = derivative / charge[ion];
            double byField = perCharge * lambda2 * grid.inverseWidth[cell];
            addAt(k, face, system.field(cell), -byField, grid, matrix);
            addAt(k, face, system.field(cell + 1), byField, grid, matrix);
            for (int other = 0; other < ions - 1; other++) {
                addAt(k, face, system.density(other, cell), -perCharge * charge[other], grid, matrix);
            }
        }
    }
}
