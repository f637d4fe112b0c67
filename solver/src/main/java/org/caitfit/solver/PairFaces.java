package org.caitfit.solver;

/**
 * Inner faces of a system of two ions whose D depend on their own densities: the equations of {@link GeneralFaces}, written
 * out, since nearly all runs are such runs. A test holds the two together. In passes over arrays, each of them with little that
 * waits for something else, so that the processor overlaps the faces.
 */
final class PairFaces implements Faces {
    private final int cells;
    private final double zn;
    private final double zm;
    private final double lambda2;
    private final IonFlux fluxN;
    private final IonFlux fluxM;

    PairFaces(int cells, StageInputs inputs) {
        this.cells = cells;
        this.zn = inputs.charge[0];
        this.zm = inputs.charge[1];
        this.lambda2 = inputs.lambda2;
        this.fluxN = new IonFlux(cells, zn, inputs.diffusion[0]);
        this.fluxM = new IonFlux(cells, zm, inputs.diffusion[1]);
    }

    @Override
    public void assemble(
            double[] u, double current, double[] history, FaceGrid grid, BandMatrix matrix, double[] residual) {
        loadCells(u, grid);
        fluxN.shares(u, grid);
        if (zm == zn) {
            fluxM.shares(fluxN);
        } else {
            fluxM.shares(u, grid);
        }
        fluxN.compute(u, grid);
        fluxM.compute(u, grid);
        scatter(u, current, history, grid, matrix.a, matrix.diagonal(0), residual);
    }

    private void loadCells(double[] u, FaceGrid grid) {
        double[] inverse = grid.inverseWidth;
        double[] n = fluxN.density;
        double[] m = fluxM.density;
        double perLast = 1 / zm;
        for (int i = 0; i < cells; i++) {
            double own = u[2 * i + 1];
            n[i] = own;
            m[i] = (1 + lambda2 * (u[2 * i + 2] - u[2 * i]) * inverse[i] - zn * own) * perLast;
        }
    }

    private void scatter(
            double[] u, double current, double[] history, FaceGrid grid, double[] a, int diagonal, double[] residual) {
        double[] inverseWidth = grid.inverseWidth;
        double[] n = fluxN.density;
        double storage = lambda2 / grid.tau;
        double perTau = 1 / grid.tau;
        // flux of the first ion through the face on the left of the cell, and its derivatives
        double flux = 0;
        double by0 = 0;
        double by1 = 0;
        double by2 = 0;
        double by3 = 0;
        double byField = 0;
        for (int face = 1; face < cells; face++) {
            int l = face - 1;
            double g = fluxN.flux[face];
            double g0 = fluxN.by0[face];
            double g1 = fluxN.by1[face];
            double g2 = fluxN.by2[face];
            double g3 = fluxN.by3[face];
            double gE = fluxN.byField[face];
            double h0 = fluxM.by0[face];
            double h1 = fluxM.by1[face];
            double h2 = fluxM.by2[face];
            double h3 = fluxM.by3[face];

            // current through the face: the second ion by Gauss's law, z_m m = 1 + lambda^2 dE/h - z_n n; the moving
            // face carries the fixed charge with it
            int row = 2 * face;
            int at = diagonal + 9 * row;
            double q0 = face > 1 ? h0 * lambda2 * inverseWidth[l - 1] : 0;
            double q1 = h1 * lambda2 * inverseWidth[l];
            double q2 = h2 * lambda2 * inverseWidth[face];
            double q3 = face < cells - 1 ? h3 * lambda2 * inverseWidth[face + 1] : 0;
            a[at - 4] = -q0;
            a[at - 3] = zn * (g0 - h0);
            a[at - 2] = q0 - q1;
            a[at - 1] = zn * (g1 - h1);
            a[at] = storage + zn * gE + zm * fluxM.byField[face] + q1 - q2;
            a[at + 1] = zn * (g2 - h2);
            a[at + 2] = q2 - q3;
            a[at + 3] = zn * (g3 - h3);
            a[at + 4] = q3;
            residual[row] = storage * u[row]
                    - history[row] * perTau
                    - current
                    + grid.velocity[face]
                    + zn * g
                    + zm * fluxM.flux[face];

            // balance of the first ion in the cell on the left, whose both faces are known by now
            double weight = grid.weight[l];
            a[at - 13] = -weight * by0;
            a[at - 12] = 0;
            a[at - 11] = weight * (g0 - by1);
            a[at - 10] = -weight * byField;
            a[at - 9] = 1 + weight * (g1 - by2);
            a[at - 8] = weight * gE;
            a[at - 7] = weight * (g2 - by3);
            a[at - 6] = 0;
            a[at - 5] = weight * g3;
            residual[row - 1] = n[l] - history[row - 1] * inverseWidth[l] + weight * (g - flux);
            flux = g;
            by0 = g0;
            by1 = g1;
            by2 = g2;
            by3 = g3;
            byField = gE;
        }
        // the cell at the back, and its outer face, to which the surface adds
        int last = cells - 1;
        int row = 2 * last + 1;
        int at = diagonal + 9 * row;
        double weight = grid.weight[last];
        a[at - 4] = -weight * by0;
        a[at - 3] = 0;
        a[at - 2] = -weight * by1;
        a[at - 1] = -weight * byField;
        a[at] = 1 - weight * by2;
        for (int c = 1; c <= 4; c++) {
            a[at + c] = 0;
        }
        residual[row] = n[last] - history[row] * inverseWidth[last] - weight * flux;
        outer(2 * cells, diagonal, a, storage);
        residual[2 * cells] = storage * u[2 * cells] - history[2 * cells] * perTau - current;
        outer(0, diagonal, a, storage);
        residual[0] = storage * u[0] - history[0] * perTau - current;
    }

    private static void outer(int row, int diagonal, double[] a, double storage) {
        int at = diagonal + 9 * row;
        for (int c = -4; c <= 4; c++) {
            a[at + c] = 0;
        }
        a[at] = storage;
    }
}
