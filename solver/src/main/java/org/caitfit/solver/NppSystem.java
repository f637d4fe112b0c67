package org.caitfit.solver;

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
 * from draining the zone behind it; only where the drift over a cell is next to nothing are both sides mixed. The grid motion adds -v n_k, reconstructed from its own upstream side.
 */
final class NppSystem {
    /**
     * Drift between two cells, in thermal voltages, below which the mobility is taken half from each side: the flux must not
     * jump where the field changes sign. Far below the drift over a cell of any front.
     */
    static final double CENTRAL_DRIFT = 0.02;

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

    private final SurfaceFlux surface;
    private final double[] centre;
    private final double[] inverseWidth;
    /** At a face: 1 over the distance of the centres of its cells. */
    private final double[] inverseDistance;

    private final double[][] values;
    private final double[][] slope;
    private final double[][] slopeByLeft;
    private final double[][] slopeByRight;

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
        this.surface = new SurfaceFlux(this, charge, lambda2, diffusion, reservoir);
        this.centre = new double[cells];
        this.inverseWidth = new double[cells];
        this.inverseDistance = new double[cells];
        this.values = new double[ions][cells];
        this.slope = new double[ions][cells];
        this.slopeByLeft = new double[ions][cells];
        this.slopeByRight = new double[ions][cells];
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
        surface.back(u, edges);
        surface.byIon(out);
    }

    /** Flux of every ion in through the front of a reservoir stage, scaled. @param in by ion, out */
    void inflow(double[] u, double[] edges, double[] in) {
        surface.bath(u, edges);
        surface.byIon(in);
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
        int free = ions - 1;
        loadGrid(edges);
        loadCells(u);
        double storage = lambda2 / tau;
        for (int face = 0; face <= cells; face++) {
            int row = field(face);
            residual[row] = storage * u[row] - history[row] / tau - current;
            matrix.add(row, row, storage);
        }
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < free; k++) {
                int row = density(k, cell);
                residual[row] = u[row] - history[row] * inverseWidth[cell];
                matrix.add(row, row, 1);
            }
        }
        assembleFront(u, edges, tau, matrix, residual);
        for (int face = 1; face < cells; face++) {
            interiorFace(u[field(face)], edges[face], velocity[face], face, tau, matrix, residual);
        }
        surface.back(u, edges);
        scatter(cells, edges, tau, matrix, residual);
    }

    private void loadGrid(double[] edges) {
        for (int i = 0; i < cells; i++) {
            centre[i] = 0.5 * (edges[i] + edges[i + 1]);
            inverseWidth[i] = 1 / (edges[i + 1] - edges[i]);
        }
        for (int i = 1; i < cells; i++) {
            inverseDistance[i] = 1 / (centre[i] - centre[i - 1]);
        }
    }

    /** Densities of all ions and their limited slopes (van Leer: 2ab/(a+b)) with the derivatives by the differences a, b. */
    private void loadCells(double[] u) {
        int free = ions - 1;
        for (int i = 0; i < cells; i++) {
            double rest = 1 + lambda2 * (u[field(i + 1)] - u[field(i)]) * inverseWidth[i];
            for (int k = 0; k < free; k++) {
                double n = u[density(k, i)];
                values[k][i] = n;
                rest -= charge[k] * n;
            }
            values[free][i] = rest / charge[free];
        }
        for (int k = 0; k < ions; k++) {
            double[] n = values[k];
            double[] s = slope[k];
            double[] sa = slopeByLeft[k];
            double[] sb = slopeByRight[k];
            double a = (n[1] - n[0]) * inverseDistance[1];
            for (int i = 1; i < cells - 1; i++) {
                double b = (n[i + 1] - n[i]) * inverseDistance[i + 1];
                if (a * b > 0) {
                    double p = b / (a + b);
                    s[i] = 2 * a * p;
                    sa[i] = 2 * p * p;
                    sb[i] = 2 * (1 - p) * (1 - p);
                } else {
                    s[i] = 0;
                    sa[i] = 0;
                    sb[i] = 0;
                }
                a = b;
            }
        }
    }

    private void assembleFront(double[] u, double[] edges, double tau, BandMatrix matrix, double[] residual) {
        if (hasReservoir()) {
            surface.bath(u, edges);
            scatter(0, edges, tau, matrix, residual);
        } else {
            // the injected surface charge is a sheet at x = 0: the first cell is neutral, E_0 = E_1
            residual[0] = u[field(0)] - u[field(1)];
            matrix.add(0, 0, 1 - lambda2 / tau);
            matrix.add(0, field(1), -1);
        }
    }

    /** Flux relative to a moving interior face and its derivatives, added to the rows of its cells and of its current. */
    private void interiorFace(
            double e, double x, double velocity, int face, double tau, BandMatrix matrix, double[] residual) {
        int free = ions - 1;
        int l = face - 1;
        double reachLeft = x - centre[l];
        double reachRight = centre[face] - x;
        double steep = inverseDistance[face];
        double distance = reachLeft + reachRight;
        double farLeft = l > 0 ? reachLeft * inverseDistance[l] : 0;
        double nearLeft = reachLeft * steep;
        double nearRight = reachRight * steep;
        double farRight = face < cells - 1 ? reachRight * inverseDistance[face + 1] : 0;
        double weightLeft = tau * inverseWidth[l];
        double weightRight = -tau * inverseWidth[face];
        boolean meshFromLeft = velocity <= 0;
        boolean hasFarLeft = l > 0;
        boolean hasFarRight = face < cells - 1;
        double[] a = matrix.a;
        int step = matrix.width - 1;
        int currentBase = field(face) * step + matrix.band;
        int columns = field(face) - 2 * block;

        // the moving face carries the fixed charge with it
        double current = velocity;
        double byField = 0;
        for (int k = 0; k < ions; k++) {
            double z = charge[k];
            double nl = values[k][l];
            double nr = values[k][face];
            double left = nl + reachLeft * slope[k][l];
            double right = nr - reachRight * slope[k][face];
            double left0 = -farLeft * slopeByLeft[k][l];
            double left2 = nearLeft * slopeByRight[k][l];
            double right0 = nearRight * slopeByLeft[k][face];
            double right2 = -farRight * slopeByRight[k][face];
            double ze = z * e;
            double drift = ze * distance;
            double root = 1 / Math.sqrt(drift * drift + CENTRAL_DRIFT * CENTRAL_DRIFT);
            double upstream = 0.5 * (1 + drift * root);
            double up = upstream * left + (1 - upstream) * right;
            DiffusionTable table = diffusion[k];
            table.lookUp(up);
            double d = table.value;
            double drive = up * ze - (nr - nl) * steep;
            double byUp = d * ze + table.slope * drive;
            double g = d * drive - velocity * (meshFromLeft ? left : right);
            double byLeft = upstream * byUp - (meshFromLeft ? velocity : 0);
            double byRight = (1 - upstream) * byUp - (meshFromLeft ? 0 : velocity);
            double weightByField = 0.5 * z * distance * CENTRAL_DRIFT * CENTRAL_DRIFT * root * root * root;
            double gByField = d * z * up + byUp * (left - right) * weightByField;
            double own0 = byLeft * left0;
            double own1 = byLeft * (1 - left0 - left2) + byRight * right0 + d * steep;
            double own2 = byLeft * left2 + byRight * (1 - right0 - right2) - d * steep;
            double own3 = byRight * right2;
            current += z * g;
            byField += z * gByField;
            if (k < free) {
                int column = columns + 1 + k;
                int rowLeft = density(k, l);
                int rowRight = rowLeft + block;
                residual[rowLeft] += weightLeft * g;
                residual[rowRight] += weightRight * g;
                int atLeft = rowLeft * step + matrix.band + column;
                int atRight = rowRight * step + matrix.band + column;
                int at = currentBase + column;
                if (hasFarLeft) {
                    a[atLeft] += weightLeft * own0;
                    a[atRight] += weightRight * own0;
                    a[at] += z * own0;
                }
                a[atLeft + block] += weightLeft * own1;
                a[atRight + block] += weightRight * own1;
                a[at + block] += z * own1;
                a[atLeft + 2 * block] += weightLeft * own2;
                a[atRight + 2 * block] += weightRight * own2;
                a[at + 2 * block] += z * own2;
                if (hasFarRight) {
                    a[atLeft + 3 * block] += weightLeft * own3;
                    a[atRight + 3 * block] += weightRight * own3;
                    a[at + 3 * block] += z * own3;
                }
                int fieldColumn = field(face) - column;
                a[atLeft + fieldColumn] += weightLeft * gByField;
                a[atRight + fieldColumn] += weightRight * gByField;
            } else {
                // z_last times the last density: 1 + lambda^2 dE/h - sum z n
                if (hasFarLeft) {
                    addLast(a, currentBase + columns, own0, l - 1);
                }
                addLast(a, currentBase + columns + block, own1, l);
                addLast(a, currentBase + columns + 2 * block, own2, face);
                if (hasFarRight) {
                    addLast(a, currentBase + columns + 3 * block, own3, face + 1);
                }
            }
        }
        residual[field(face)] += current;
        a[currentBase + field(face)] += byField;
    }

    /** Adds weight * z_last * d(last density of a cell) to a row. @param at place of the field on the left of the cell */
    private void addLast(double[] a, int at, double weight, int cell) {
        double byField = weight * lambda2 * inverseWidth[cell];
        a[at] -= byField;
        a[at + block] += byField;
        for (int k = 0; k < ions - 1; k++) {
            a[at + 1 + k] -= weight * charge[k];
        }
    }

    /** Adds flux[] and gradient[] of an outer face to the rows of its cell and to its own current row. */
    private void scatter(int face, double[] edges, double tau, BandMatrix matrix, double[] residual) {
        int cell = face == 0 ? 0 : face - 1;
        double weight = (face == 0 ? -tau : tau) * inverseWidth[cell];
        residual[field(face)] += surface.flux[0];
        scatterRow(matrix, field(face), surface.gradient[0], cell, 1);
        for (int k = 0; k < ions - 1; k++) {
            residual[density(k, cell)] += weight * surface.flux[k + 1];
            scatterRow(matrix, density(k, cell), surface.gradient[k + 1], cell, weight);
        }
    }

    /** Gradients of outer faces: by the densities of the one cell, then by the fields on its left and right. */
    private void scatterRow(BandMatrix matrix, int row, double[] g, int cell, double weight) {
        int free = ions - 1;
        for (int k = 0; k < free; k++) {
            matrix.add(row, density(k, cell), weight * g[k]);
        }
        matrix.add(row, field(cell), weight * g[free]);
        matrix.add(row, field(cell + 1), weight * g[free + 1]);
    }
}
