package org.caitfit.solver;

/**
 * The semi-discrete Nernst-Planck-Poisson equations of one stage on a moving finite-volume grid, scaled: densities by the
 * fixed charge density, lengths by 1 nm, fields by VT/nm, diffusion coefficients by the largest bulk one.
 *
 * <p>Unknowns, interleaved for a narrow band: the field E_f at every face f = 0 .. N and the densities of all ions but the
 * last one in every cell. The last ion follows from Gauss's law, so Poisson's equation holds to round-off and no charge is
 * ever the difference of two large numbers. Equations: the ion balance of every cell and, at every face, equality of the
 * total current (conduction + displacement) with the current j of the outer circuit.
 */
final class NppSystem {
    final int cells;
    final int ions;
    final int order;
    /** Unknowns per cell. */
    final int block;

    final StageInputs.Front front;

    private final double[] charge;
    private final double lambda2;
    private final FaceGrid grid;
    private final Faces faces;
    private final SurfaceFlux back;
    private final SurfaceFlux bath;
    private final int band;

    /** @param cells grid cells @param inputs of the stage */
    NppSystem(int cells, StageInputs inputs) {
        this.cells = cells;
        this.charge = inputs.charge;
        this.ions = charge.length;
        this.block = ions;
        this.order = cells * block + 1;
        this.lambda2 = inputs.lambda2;
        this.front = inputs.front;
        this.grid = new FaceGrid(cells);
        boolean own = true;
        for (int k = 0; k < ions; k++) {
            own &= inputs.arguments[k].length == 1 && inputs.arguments[k][0] == k;
        }
        this.band = own ? 2 * ions : 3 * ions - 1;
        this.faces = own && ions == 2 && charge[0] != 0 ? new PairFaces(cells, inputs) : new GeneralFaces(this, inputs);
        this.back = new SurfaceFlux(this, inputs);
        this.bath = new SurfaceFlux(this, inputs);
    }

    BandMatrix newMatrix() {
        return new BandMatrix(order, band);
    }

    /** The grid of the stage that was loaded last. */
    FaceGrid grid() {
        return grid;
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

    /** Density of any ion in a cell. */
    double densityOf(int ion, double[] u, double[] edges, int cell) {
        return ion < ions - 1 ? u[density(ion, cell)] : lastDensity(u, edges, cell);
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

    /**
     * Largest change of the free densities; at a blocking electrode, where the charge is no longer small, and where there is
     * no other ion, that of the last one, too.
     *
     * @param change of the unknowns
     */
    double largestChange(double[] change, double[] edges) {
        // as bits, which sort like positive numbers and do not lose a NaN
        long largest = 0;
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < ions - 1; k++) {
                largest = Math.max(largest, bits(change[density(k, cell)]));
            }
        }
        if (controlsLast()) {
            for (int cell = 0; cell < cells; cell++) {
                largest = Math.max(largest, bits(changeOfLast(change, edges, cell)));
            }
        }
        return Double.longBitsToDouble(largest);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value) & Long.MAX_VALUE;
    }

    /** Whether the density of the last ion is none that the others tell. */
    boolean controlsLast() {
        return ions == 1 || front == StageInputs.Front.BLOCKING;
    }

    /** Change of the density of the last ion in a cell. @param change of the unknowns */
    double changeOfLast(double[] change, double[] edges, int cell) {
        double sum = excessCharge(change, edges, cell);
        for (int k = 0; k < ions - 1; k++) {
            sum -= charge[k] * change[density(k, cell)];
        }
        return sum / charge[ions - 1];
    }

    /** Whether the current of the outer circuit is the total current at a face; at a delivering front E_0 = E_1 instead. */
    boolean carriesCurrent(int face) {
        return face > 0 || front != StageInputs.Front.DELIVERING;
    }

    /**
     * Prepares an implicit stage.
     *
     * @param edges at the time of the stage @param velocity of the edges, scaled @param tau gamma dt, scaled
     */
    void load(double[] edges, double[] velocity, double tau) {
        grid.load(edges, velocity, tau);
    }

    /**
     * Residual and Jacobian of the loaded stage: conserved(u) - history - tau * rate(u) = 0, rows of cells divided by the
     * cell size, rows of faces by tau.
     *
     * @param u unknowns
     * @param current scaled current density of the outer circuit
     * @param edges as loaded
     * @param history conserved quantities carried from earlier stages: h n per cell row, lambda^2 E per face row
     * @param matrix Jacobian, out
     * @param residual out
     */
    void assemble(double[] u, double current, double[] edges, double[] history, BandMatrix matrix, double[] residual) {
        faces.assemble(u, current, history, grid, matrix, residual);
        switch (front) {
            case BATH -> {
                bath.ofBath(u, edges);
                bath.scatter(0, 0, -grid.weight[0], matrix, residual);
            }
            case DELIVERING -> {
                // the injected surface charge is a sheet at x = 0: the first cell is neutral, E_0 = E_1
                residual[0] = u[field(0)] - u[field(1)];
                matrix.add(0, 0, 1 - lambda2 / grid.tau);
                matrix.add(0, field(1), -1);
            }
            case BLOCKING -> {
                // displacement alone: the row is there already
            }
        }
        back.atBack(u, edges);
        back.scatter(cells, cells - 1, grid.weight[cells - 1], matrix, residual);
    }

    /**
     * Adds the ions that went through the surfaces, as the last Newton step has it.
     *
     * @param change of the unknowns in that step
     * @param factor of the change
     * @param weight duration, scaled
     * @param exchanged out through the back by ion, then in through the front by ion; added to
     */
    void addExchanged(double[] change, double factor, double weight, double[] exchanged) {
        back.addAfter(change, factor, cells - 1, weight, exchanged, 0);
        if (front == StageInputs.Front.BATH) {
            bath.addAfter(change, factor, 0, weight, exchanged, ions);
        }
    }
}
