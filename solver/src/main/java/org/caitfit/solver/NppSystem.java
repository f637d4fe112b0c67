package org.caitfit.solver;

import java.util.Arrays;

/**
 * The semi-discrete Nernst-Planck-Poisson equations of one stage on a moving finite-volume grid, scaled: densities by the
 * fixed charge density, lengths by 1 nm, fields by VT/nm, diffusion coefficients by the largest bulk one.
 *
 * <p>Unknowns, interleaved for a narrow band: the field E_f at every face f = 0 .. N and the densities of all ions but the
 * last one in every cell. The last ion follows from Gauss's law, so Poisson's equation holds to round-off and no charge is
 * ever the difference of two large numbers. Equations: the ion balance of every cell and, at every face, equality of the
 * total current (conduction + displacement) with the current j of the outer circuit.
 *
 * <p>Flux through a face: J_k = D_k(n^) (z_k n^ E - dn_k/dx) with n^ the density reconstructed from the upstream cell by a
 * limited (van Leer) slope. Taking the whole mobility D(n^) n^ upstream is what keeps a high D ahead of an unresolved front
 * from draining the zone behind it. The grid motion adds -v n_k, reconstructed from its own upstream side.
 */
final class NppSystem {
    final int cells;
    final int ions;
    final int order;
    /** Unknowns per cell. */
    final int block;

    private final double[] charge;
    private final double lambda2;
    private final DiffusionTable[] diffusion;
    /** Surface densities of a reservoir stage; empty for a stage that delivers the last ion. */
    private final double[] reservoir;

    private final int local;
    private final int fieldAt;
    private final double[] flux;
    private final double[][] gradient;
    private final double[] cell = new double[4];
    private final double[] own = new double[4];
    private final double[] leftBy = new double[3];
    private final double[] rightBy = new double[3];
    private double left;
    private double right;

    /**
     * @param cells grid cells
     * @param charge charge numbers, the delivered ion last
     * @param lambda2 scaled permittivity (Debye length squared)
     * @param diffusion scaled D(n) by ion
     * @param reservoir scaled surface densities by ion, or empty
     */
    NppSystem(int cells, double[] charge, double lambda2, DiffusionTable[] diffusion, double[] reservoir) {
        this.cells = cells;
        this.ions = charge.length;
        this.block = ions;
        this.order = cells * block + 1;
        this.charge = charge;
        this.lambda2 = lambda2;
        this.diffusion = diffusion;
        this.reservoir = reservoir;
        int free = ions - 1;
        this.fieldAt = 4 * free;
        this.local = fieldAt + 5;
        this.flux = new double[ions];
        this.gradient = new double[ions][local];
    }

    BandMatrix newMatrix() {
        return new BandMatrix(order, 3 * ions - 1);
    }

    boolean hasReservoir() {
        return reservoir.length > 0;
    }

    double lambda2() {
        return lambda2;
    }

    double chargeOf(int ion) {
        return charge[ion];
    }

    /** Index of the field at a face, 0 .. cells. */
    int field(int face) {
        return face * block;
    }

    /** Index of the density of an ion (not the last one) in a cell. */
    int density(int ion, int cell) {
        return cell * block + 1 + ion;
    }

    /** Density of the last ion in a cell, from Gauss's law. */
    double lastDensity(double[] u, double[] edges, int cell) {
        double sum = 1 + lambda2 * (u[field(cell + 1)] - u[field(cell)]) / (edges[cell + 1] - edges[cell]);
        for (int k = 0; k < ions - 1; k++) {
            sum -= charge[k] * u[density(k, cell)];
        }
        return sum / charge[ions - 1];
    }

    /** Excess charge density of a cell over the fixed charge density. */
    double excessCharge(double[] u, double[] edges, int cell) {
        return lambda2 * (u[field(cell + 1)] - u[field(cell)]) / (edges[cell + 1] - edges[cell]);
    }

    /** Flux of every ion out of the back, scaled. @param out by ion, out */
    void outflow(double[] u, double[] edges, double[] out) {
        backFace(u, edges);
        double current = flux[0];
        for (int k = 0; k < ions - 1; k++) {
            out[k] = flux[k + 1];
            current -= charge[k] * flux[k + 1];
        }
        out[ions - 1] = current / charge[ions - 1];
    }

    /** Flux of every ion in through the front of a reservoir stage, scaled. @param in by ion, out */
    void inflow(double[] u, double[] edges, double[] in) {
        reservoirFace(u, edges);
        double current = flux[0];
        for (int k = 0; k < ions - 1; k++) {
            in[k] = flux[k + 1];
            current -= charge[k] * flux[k + 1];
        }
        in[ions - 1] = current / charge[ions - 1];
    }

    /**
     * Residual and Jacobian of one implicit stage: conserved(u) - history - tau * rate(u) = 0, rows of cells divided by the
     * cell size, rows of faces by tau.
     *
     * @param u unknowns
     * @param current scaled current density of the outer circuit
     * @param edges grid at the time of the stage
     * @param velocity of the edges, scaled
     * @param history conserved quantities carried from earlier stages: h n per cell row, lambda^2 E per face row
     * @param tau gamma dt, scaled
     * @param matrix Jacobian, out
     * @param residual out
     */
    void assemble(
            double[] u,
            double current,
            double[] edges,
            double[] velocity,
            double[] history,
            double tau,
            BandMatrix matrix,
            double[] residual) {
        matrix.clear();
        for (int cell = 0; cell < cells; cell++) {
            double h = edges[cell + 1] - edges[cell];
            for (int k = 0; k < ions - 1; k++) {
                int row = density(k, cell);
                residual[row] = u[row] - history[row] / h;
                matrix.add(row, row, 1);
            }
        }
        for (int face = 0; face <= cells; face++) {
            int row = field(face);
            residual[row] = (lambda2 * u[row] - history[row]) / tau - current;
            matrix.add(row, row, lambda2 / tau);
        }
        assembleFront(u, edges, tau, matrix, residual);
        for (int face = 1; face < cells; face++) {
            interiorFace(u, edges, velocity[face], face);
            scatter(face, edges, tau, matrix, residual);
        }
        backFace(u, edges);
        scatter(cells, edges, tau, matrix, residual);
    }

    private void assembleFront(double[] u, double[] edges, double tau, BandMatrix matrix, double[] residual) {
        if (hasReservoir()) {
            reservoirFace(u, edges);
            scatter(0, edges, tau, matrix, residual);
        } else {
            // the injected surface charge is a sheet at x = 0: the first cell is neutral, E_0 = E_1
            residual[0] = u[field(0)] - u[field(1)];
            matrix.add(0, 0, 1 - lambda2 / tau);
            matrix.add(0, field(1), -1);
        }
    }

    /** Adds flux and gradient of a face to the rows of its two cells and to its own current row. */
    private void scatter(int face, double[] edges, double tau, BandMatrix matrix, double[] residual) {
        int free = ions - 1;
        int currentRow = field(face);
        residual[currentRow] += flux[0];
        scatterRow(matrix, currentRow, gradient[0], face, 1);
        for (int k = 0; k < free; k++) {
            if (face > 0) {
                double weight = tau / (edges[face] - edges[face - 1]);
                int row = density(k, face - 1);
                residual[row] += weight * flux[k + 1];
                scatterRow(matrix, row, gradient[k + 1], face, weight);
            }
            if (face < cells) {
                double weight = -tau / (edges[face + 1] - edges[face]);
                int row = density(k, face);
                residual[row] += weight * flux[k + 1];
                scatterRow(matrix, row, gradient[k + 1], face, weight);
            }
        }
    }

    private void scatterRow(BandMatrix matrix, int row, double[] g, int face, double weight) {
        int free = ions - 1;
        double[] a = matrix.a;
        int base = row * matrix.width + matrix.band - row;
        for (int c = 0; c < 4; c++) {
            int cell = face - 2 + c;
            if (cell >= 0 && cell < cells) {
                int at = base + cell * block + 1;
                for (int k = 0; k < free; k++) {
                    a[at + k] += weight * g[c * free + k];
                }
            }
        }
        for (int f = 0; f < 5; f++) {
            int at = face - 2 + f;
            if (at >= 0 && at <= cells) {
                a[base + at * block] += weight * g[fieldAt + f];
            }
        }
    }

    /** Flux relative to a moving interior face: flux[0] = current, flux[k+1] = ion k; with gradients. */
    private void interiorFace(double[] u, double[] edges, double velocity, int face) {
        clearGradients();
        int l = face - 1;
        double xl = 0.5 * (edges[l] + edges[face]);
        double xr = 0.5 * (edges[face] + edges[face + 1]);
        double toLeft = face >= 2 ? xl - 0.5 * (edges[l - 1] + edges[l]) : 0;
        double toRight = face <= cells - 2 ? 0.5 * (edges[face + 1] + edges[face + 2]) - xr : 0;
        double distance = xr - xl;
        double e = u[field(face)];
        // the moving face carries the fixed charge with it
        double current = velocity;
        for (int k = 0; k < ions; k++) {
            double z = charge[k];
            loadCells(u, edges, face, k);
            reconstruct(toLeft, distance, toRight, edges[face] - xl, xr - edges[face]);
            boolean fromLeft = z * e >= 0;
            double up = fromLeft ? left : right;
            DiffusionTable table = diffusion[k];
            table.lookUp(up);
            double d = table.value;
            double drive = z * up * e - (cell[2] - cell[1]) / distance;
            double byUp = d * z * e + table.slope * drive;
            double byMesh = -velocity;
            boolean meshFromLeft = velocity <= 0;
            double g = d * drive + byMesh * (meshFromLeft ? left : right);
            double byLeft = (fromLeft ? byUp : 0) + (meshFromLeft ? byMesh : 0);
            double byRight = (fromLeft ? 0 : byUp) + (meshFromLeft ? 0 : byMesh);
            own[0] = byLeft * leftBy[0];
            own[1] = byLeft * leftBy[1] + byRight * rightBy[0] + d / distance;
            own[2] = byLeft * leftBy[2] + byRight * rightBy[1] - d / distance;
            own[3] = byRight * rightBy[2];
            current += z * g;
            addOwn(edges, face, k, 0, z);
            gradient[0][fieldAt + 2] += z * d * z * up;
            if (k < ions - 1) {
                flux[k + 1] = g;
                addOwn(edges, face, k, k + 1, 1);
                gradient[k + 1][fieldAt + 2] += d * z * up;
            }
        }
        flux[0] = current;
    }

    /** Densities of an ion in the four cells about a face; outside the grid the nearest one. */
    private void loadCells(double[] u, double[] edges, int face, int k) {
        for (int c = 0; c < 4; c++) {
            int at = Math.min(cells - 1, Math.max(0, face - 2 + c));
            cell[c] = k < ions - 1 ? u[density(k, at)] : lastDensity(u, edges, at);
        }
    }

    /** Adds weight * own[] to a gradient; the last ion's cells pass on to the others and to the fields by Gauss's law. */
    private void addOwn(double[] edges, int face, int k, int row, double weight) {
        int free = ions - 1;
        double[] g = gradient[row];
        if (k < free) {
            for (int c = 0; c < 4; c++) {
                g[c * free + k] += weight * own[c];
            }
            return;
        }
        for (int c = 0; c < 4; c++) {
            double w = weight * own[c] / charge[free];
            if (w != 0) {
                for (int i = 0; i < free; i++) {
                    g[c * free + i] -= w * charge[i];
                }
                int at = face - 2 + c;
                double byField = w * lambda2 / (edges[at + 1] - edges[at]);
                g[fieldAt + c] -= byField;
                g[fieldAt + c + 1] += byField;
            }
        }
    }

    /** Limited linear reconstruction on both sides of a face, with derivatives by the three cells each. */
    private void reconstruct(double toLeft, double distance, double toRight, double reachLeft, double reachRight) {
        double middle = (cell[2] - cell[1]) / distance;
        left = cell[1];
        right = cell[2];
        leftBy[0] = 0;
        leftBy[1] = 1;
        leftBy[2] = 0;
        rightBy[0] = 0;
        rightBy[1] = 1;
        rightBy[2] = 0;
        double a = toLeft > 0 ? (cell[1] - cell[0]) / toLeft : 0;
        if (a * middle > 0) {
            double q = 1 / (a + middle);
            left += reachLeft * 2 * a * middle * q;
            double byA = reachLeft * 2 * middle * middle * q * q / toLeft;
            double byMiddle = reachLeft * 2 * a * a * q * q / distance;
            leftBy[0] = -byA;
            leftBy[1] = 1 + byA - byMiddle;
            leftBy[2] = byMiddle;
        }
        double b = toRight > 0 ? (cell[3] - cell[2]) / toRight : 0;
        if (middle * b > 0) {
            double q = 1 / (middle + b);
            right -= reachRight * 2 * middle * b * q;
            double byMiddle = reachRight * 2 * b * b * q * q / distance;
            double byB = reachRight * 2 * middle * middle * q * q / toRight;
            rightBy[0] = byMiddle;
            rightBy[1] = 1 - byMiddle + byB;
            rightBy[2] = -byB;
        }
    }

    /** The grounded back: ions leave, dn/dx = 0. */
    private void backFace(double[] u, double[] edges) {
        int free = ions - 1;
        clearGradients();
        int cell = cells - 1;
        double e = u[field(cells)];
        double chargeL = lambda2 / (edges[cells] - edges[cells - 1]);
        double current = 0;
        double last = 1 + chargeL * (e - u[field(cell)]);
        for (int k = 0; k < free; k++) {
            double z = charge[k];
            double n = u[density(k, cell)];
            last -= z * n;
            diffusion[k].lookUp(n);
            double d = diffusion[k].value;
            double byN = z * e * (d + diffusion[k].slope * n);
            flux[k + 1] = d * z * n * e;
            gradient[k + 1][free + k] += byN;
            gradient[k + 1][fieldAt + 2] += d * z * n;
            current += z * flux[k + 1];
            gradient[0][free + k] += z * byN;
            gradient[0][fieldAt + 2] += z * d * z * n;
        }
        double zLast = charge[free];
        last /= zLast;
        diffusion[free].lookUp(last);
        double d = diffusion[free].value;
        current += zLast * d * zLast * last * e;
        double byLast = zLast * zLast * e * (d + diffusion[free].slope * last);
        for (int k = 0; k < free; k++) {
            gradient[0][free + k] -= byLast * charge[k] / zLast;
        }
        gradient[0][fieldAt + 1] -= byLast * chargeL / zLast;
        gradient[0][fieldAt + 2] += byLast * chargeL / zLast + zLast * d * zLast * last;
        flux[0] = current;
    }

    /** The front of a salt bath: densities held at x = 0. */
    private void reservoirFace(double[] u, double[] edges) {
        int free = ions - 1;
        clearGradients();
        double distance = 0.5 * (edges[1] - edges[0]);
        double e = u[field(0)];
        double chargeR = lambda2 / (edges[1] - edges[0]);
        double current = 0;
        double last = 1 + chargeR * (u[field(1)] - e);
        for (int k = 0; k < free; k++) {
            double z = charge[k];
            double n = u[density(k, 0)];
            last -= z * n;
            boolean in = z * e >= 0;
            double up = in ? reservoir[k] : n;
            diffusion[k].lookUp(up);
            double d = diffusion[k].value;
            double drive = z * up * e - (n - reservoir[k]) / distance;
            double byN = -d / distance + (in ? 0 : d * z * e + diffusion[k].slope * drive);
            flux[k + 1] = d * drive;
            gradient[k + 1][2 * free + k] += byN;
            gradient[k + 1][fieldAt + 2] += d * z * up;
            current += z * flux[k + 1];
            gradient[0][2 * free + k] += z * byN;
            gradient[0][fieldAt + 2] += z * d * z * up;
        }
        double zLast = charge[free];
        last /= zLast;
        boolean in = zLast * e >= 0;
        double up = in ? reservoir[free] : last;
        diffusion[free].lookUp(up);
        double d = diffusion[free].value;
        double drive = zLast * up * e - (last - reservoir[free]) / distance;
        current += zLast * d * drive;
        double byLast = zLast * (-d / distance + (in ? 0 : d * zLast * e + diffusion[free].slope * drive));
        for (int k = 0; k < free; k++) {
            gradient[0][2 * free + k] -= byLast * charge[k] / zLast;
        }
        gradient[0][fieldAt + 2] += zLast * d * zLast * up - byLast * chargeR / zLast;
        gradient[0][fieldAt + 3] += byLast * chargeR / zLast;
        flux[0] = current;
    }

    private void clearGradients() {
        for (double[] g : gradient) {
            Arrays.fill(g, 0);
        }
    }
}
