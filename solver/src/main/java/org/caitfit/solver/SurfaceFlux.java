package org.caitfit.solver;

import java.util.Arrays;

/**
 * Flux through one of the two surfaces of the sample with its gradient, in the scaled units of {@link NppSystem}: the
 * grounded back, where ions leave, or the front of a salt bath.
 */
final class SurfaceFlux {
    private final NppSystem system;
    private final int ions;
    private final double[] charge;
    private final double lambda2;
    private final DiffusionTable[] diffusion;
    private final int[][] arguments;
    private final double[] reservoir;

    /** Of each ion, into the direction of depth. */
    private final double[] flux;

    /** By ion: by the densities of the free ions in the outermost cell, then by the fields on its left and right. */
    private final double[][] gradient;

    private final double[] up;
    private final double[] upByDensity;
    private final double[] upByField;

    SurfaceFlux(NppSystem system, StageInputs inputs) {
        this.system = system;
        this.charge = inputs.charge;
        this.ions = charge.length;
        this.lambda2 = inputs.lambda2;
        this.diffusion = inputs.diffusion;
        this.arguments = inputs.arguments;
        this.reservoir = inputs.reservoir;
        this.flux = new double[ions];
        this.gradient = new double[ions][ions + 1];
        this.up = new double[ions];
        this.upByDensity = new double[ions];
        this.upByField = new double[ions];
    }

    /** The grounded back: ions leave, dn/dx = 0. */
    void atBack(double[] u, double[] edges) {
        int cell = system.cells - 1;
        for (int k = 0; k < ions; k++) {
            up[k] = system.densityOf(k, u, edges, cell);
            upByDensity[k] = 1;
            upByField[k] = 0;
        }
        double e = u[system.field(system.cells)];
        double perWidth = lambda2 / (edges[cell + 1] - edges[cell]);
        for (int k = 0; k < ions; k++) {
            set(k, e, ions, up[k] * charge[k] * e, 0, perWidth);
        }
    }

    /** The front of a salt bath: densities held at x = 0. */
    void ofBath(double[] u, double[] edges) {
        double distance = 0.5 * (edges[1] - edges[0]);
        double e = u[system.field(0)];
        for (int k = 0; k < ions; k++) {
            double n = system.densityOf(k, u, edges, 0);
            double drift = charge[k] * e * distance;
            double root = 1 / Math.sqrt(drift * drift + Faces.CENTRAL_DRIFT * Faces.CENTRAL_DRIFT);
            double bath = 0.5 * (1 + drift * root);
            up[k] = bath * reservoir[k] + (1 - bath) * n;
            upByDensity[k] = 1 - bath;
            upByField[k] = (reservoir[k] - n)
                    * 0.5
                    * charge[k]
                    * distance
                    * Faces.CENTRAL_DRIFT
                    * Faces.CENTRAL_DRIFT
                    * root
                    * root
                    * root;
        }
        double perWidth = lambda2 / (edges[1] - edges[0]);
        for (int k = 0; k < ions; k++) {
            double n = system.densityOf(k, u, edges, 0);
            double drive = charge[k] * up[k] * e - (n - reservoir[k]) / distance;
            set(k, e, ions - 1, drive, 1 / distance, perWidth);
        }
    }

    /** Flux D(argument) drive of ion k and its gradient. @param fieldColumn of the gradient for the field at the surface */
    private void set(int k, double e, int fieldColumn, double drive, double perDistance, double perWidth) {
        Arrays.fill(gradient[k], 0);
        double argument = 0;
        for (int ion : arguments[k]) {
            argument += up[ion];
        }
        DiffusionTable table = diffusion[k];
        table.lookUp(argument);
        double d = table.value;
        flux[k] = d * drive;
        gradient[k][fieldColumn] += d * charge[k] * (up[k] + e * upByField[k]);
        addDensity(k, k, d * (charge[k] * e * upByDensity[k] - perDistance), perWidth);
        for (int ion : arguments[k]) {
            gradient[k][fieldColumn] += table.slope * drive * upByField[ion];
            addDensity(k, ion, table.slope * drive * upByDensity[ion], perWidth);
        }
    }

    private void addDensity(int k, int ion, double derivative, double perWidth) {
        int free = ions - 1;
        if (ion < free) {
            gradient[k][ion] += derivative;
            return;
        }
        double perCharge = derivative / charge[free];
        for (int other = 0; other < free; other++) {
            gradient[k][other] -= perCharge * charge[other];
        }
        gradient[k][free] -= perCharge * perWidth;
        gradient[k][free + 1] += perCharge * perWidth;
    }

    /** Adds the fluxes to the rows of an outer face and of its cell. @param weight of a flux in the balance of the cell */
    void scatter(int face, int cell, double weight, BandMatrix matrix, double[] residual) {
        int row = system.field(face);
        for (int k = 0; k < ions; k++) {
            residual[row] += charge[k] * flux[k];
            scatterRow(matrix, row, k, cell, charge[k]);
            if (k < ions - 1) {
                residual[system.density(k, cell)] += weight * flux[k];
                scatterRow(matrix, system.density(k, cell), k, cell, weight);
            }
        }
    }

    private void scatterRow(BandMatrix matrix, int row, int k, int cell, double weight) {
        int free = ions - 1;
        for (int other = 0; other < free; other++) {
            matrix.add(row, system.density(other, cell), weight * gradient[k][other]);
        }
        matrix.add(row, system.field(cell), weight * gradient[k][free]);
        matrix.add(row, system.field(cell + 1), weight * gradient[k][free + 1]);
    }

    /**
     * The fluxes after a Newton step, linear as in the step: with these the ion balance holds to round-off, however far the
     * iteration has gone.
     *
     * @param change of the unknowns @param factor of it @param cell the outermost @param out by ion, added to
     */
    void addAfter(double[] change, double factor, int cell, double weight, double[] out, int at) {
        int free = ions - 1;
        for (int k = 0; k < ions; k++) {
            double f = flux[k];
            for (int other = 0; other < free; other++) {
                f += factor * gradient[k][other] * change[system.density(other, cell)];
            }
            f += factor * gradient[k][free] * change[system.field(cell)];
            f += factor * gradient[k][free + 1] * change[system.field(cell + 1)];
            out[at + k] += weight * f;
        }
    }
}
