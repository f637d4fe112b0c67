package org.caitfit.solver;

/**
 * Inner faces of a system of two ions whose D depend on their own densities: the equations of {@link GeneralFaces}, written
 * out, since nearly all runs are such runs. A test holds the two together.
 */
final class PairFaces implements Faces {
    /** Next to nothing, but not 0: the square of a slope beyond all round-off. */
    private static final double TINY = 1e-200;

    private final int cells;
    private final double zn;
    private final double zm;
    private final double fixed;
    private final double lambda2;
    private final DiffusionTable tableN;
    private final DiffusionTable tableM;
    private final double[] n;
    private final double[] m;
    private final double[] slopeN;
    private final double[] slopeNLeft;
    private final double[] slopeNRight;
    private final double[] slopeM;
    private final double[] slopeMLeft;
    private final double[] slopeMRight;
    private final Upstream upstreamN;
    private final Upstream upstreamM;

    PairFaces(int cells, StageInputs inputs) {
        this.cells = cells;
        this.zn = inputs.charge[0];
        this.zm = inputs.charge[1];
        this.fixed = inputs.fixed;
        this.lambda2 = inputs.lambda2;
        this.tableN = inputs.diffusion[0];
        this.tableM = inputs.diffusion[1];
        this.n = new double[cells];
        this.m = new double[cells];
        this.slopeN = new double[cells];
        this.slopeNLeft = new double[cells];
        this.slopeNRight = new double[cells];
        this.slopeM = new double[cells];
        this.slopeMLeft = new double[cells];
        this.slopeMRight = new double[cells];
        this.upstreamN = new Upstream(cells);
        this.upstreamM = new Upstream(cells);
    }

    /** By face: what the flux of an ion takes from upstream. In passes of their own, since each ends in a long chain. */
    private static final class Upstream {
        /** Share of the value on the left. */
        final double[] share;

        /** Its derivative by the field, over the charge number. */
        final double[] turn;

        final double[] left;
        final double[] right;
        final double[] density;
        final double[] diffusivity;
        final double[] slope;

        Upstream(int cells) {
            this.share = new double[cells];
            this.turn = new double[cells];
            this.left = new double[cells];
            this.right = new double[cells];
            this.density = new double[cells];
            this.diffusivity = new double[cells];
            this.slope = new double[cells];
        }
    }

    @Override
    public void assemble(
            double[] u, double current, double[] history, FaceGrid grid, BandMatrix matrix, double[] residual) {
        loadCells(u, grid);
        vanLeer(n, grid.steep, slopeN, slopeNLeft, slopeNRight);
        vanLeer(m, grid.steep, slopeM, slopeMLeft, slopeMRight);
        shares(zn, u, grid, upstreamN);
        if (zm != zn) {
            shares(zm, u, grid, upstreamM);
        }
        Upstream sharesM = zm == zn ? upstreamN : upstreamM;
        reconstruct(n, slopeN, grid, upstreamN.share, upstreamN);
        reconstruct(m, slopeM, grid, sharesM.share, upstreamM);
        lookUp(tableN, upstreamN);
        lookUp(tableM, upstreamM);
        fluxes(u, current, history, grid, sharesM, matrix.a, matrix.diagonal(0), residual);
    }

    private void shares(double z, double[] u, FaceGrid grid, Upstream out) {
        double c2 = CENTRAL_DRIFT * CENTRAL_DRIFT;
        for (int face = 1; face < cells; face++) {
            double distance = grid.reachLeft[face] + grid.reachRight[face];
            double drift = z * u[2 * face] * distance;
            double root = 1 / Math.sqrt(drift * drift + c2);
            out.share[face] = 0.5 * (1 + drift * root);
            out.turn[face] = 0.5 * z * distance * c2 * root * root * root;
        }
    }

    private void reconstruct(double[] v, double[] slope, FaceGrid grid, double[] share, Upstream out) {
        for (int face = 1; face < cells; face++) {
            double left = v[face - 1] + grid.reachLeft[face] * slope[face - 1];
            double right = v[face] - grid.reachRight[face] * slope[face];
            out.left[face] = left;
            out.right[face] = right;
            out.density[face] = right + share[face] * (left - right);
        }
    }

    private void lookUp(DiffusionTable table, Upstream out) {
        for (int face = 1; face < cells; face++) {
            table.lookUp(out.density[face]);
            out.diffusivity[face] = table.value;
            out.slope[face] = table.slope;
        }
    }

    private void loadCells(double[] u, FaceGrid grid) {
        double[] inverse = grid.inverseWidth;
        double perLast = 1 / zm;
        for (int i = 0; i < cells; i++) {
            double own = u[2 * i + 1];
            n[i] = own;
            m[i] = (fixed + lambda2 * (u[2 * i + 2] - u[2 * i]) * inverse[i] - zn * own) * perLast;
        }
    }

    private void vanLeer(double[] v, double[] steep, double[] s, double[] byLeft, double[] byRight) {
        double a = (v[1] - v[0]) * steep[1];
        for (int i = 1; i < cells - 1; i++) {
            double b = (v[i + 1] - v[i]) * steep[i + 1];
            // all 0 where a and b differ in sign, which they do at random in round-off: a mask, not a branch
            double product = a * b;
            double sum = a + b;
            double inverse = 2 / (sum * sum + TINY);
            long sameSign = ~(Double.doubleToRawLongBits(product) >> 63);
            inverse = Double.longBitsToDouble(Double.doubleToRawLongBits(inverse) & sameSign);
            s[i] = product * sum * inverse;
            byLeft[i] = b * b * inverse;
            byRight[i] = a * a * inverse;
            a = b;
        }
    }

    private void fluxes(
            double[] u,
            double current,
            double[] history,
            FaceGrid grid,
            Upstream sharesM,
            double[] a,
            int diagonal,
            double[] residual) {
        double[] steepAt = grid.steep;
        double[] inverseWidth = grid.inverseWidth;
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
            double e = u[2 * face];
            double reachLeft = grid.reachLeft[face];
            double reachRight = grid.reachRight[face];
            double steep = steepAt[face];
            double farLeft = reachLeft * steepAt[l];
            double nearLeft = reachLeft * steep;
            double nearRight = reachRight * steep;
            double farRight = reachRight * steepAt[face + 1];
            double velocity = grid.velocity[face];
            double meshLeft = velocity <= 0 ? velocity : 0;
            double meshRight = velocity <= 0 ? 0 : velocity;

            double nl = n[l];
            double nr = n[face];
            double left = upstreamN.left[face];
            double right = upstreamN.right[face];
            double left0 = -farLeft * slopeNLeft[l];
            double left2 = nearLeft * slopeNRight[l];
            double right0 = nearRight * slopeNLeft[face];
            double right2 = -farRight * slopeNRight[face];
            double ze = zn * e;
            double upstream = upstreamN.share[face];
            double up = upstreamN.density[face];
            double d = upstreamN.diffusivity[face];
            double drive = up * ze - (nr - nl) * steep;
            double byUp = d * ze + upstreamN.slope[face] * drive;
            double g = d * drive - meshLeft * left - meshRight * right;
            double byLeft = upstream * byUp - meshLeft;
            double byRight = (1 - upstream) * byUp - meshRight;
            double gE = d * zn * up + byUp * (left - right) * upstreamN.turn[face];
            double g0 = byLeft * left0;
            double g1 = byLeft * (1 - left0 - left2) + byRight * right0 + d * steep;
            double g2 = byLeft * left2 + byRight * (1 - right0 - right2) - d * steep;
            double g3 = byRight * right2;

            double ml = m[l];
            double mr = m[face];
            left = upstreamM.left[face];
            right = upstreamM.right[face];
            left0 = -farLeft * slopeMLeft[l];
            left2 = nearLeft * slopeMRight[l];
            right0 = nearRight * slopeMLeft[face];
            right2 = -farRight * slopeMRight[face];
            ze = zm * e;
            upstream = sharesM.share[face];
            up = upstreamM.density[face];
            d = upstreamM.diffusivity[face];
            drive = up * ze - (mr - ml) * steep;
            byUp = d * ze + upstreamM.slope[face] * drive;
            double h = d * drive - meshLeft * left - meshRight * right;
            byLeft = upstream * byUp - meshLeft;
            byRight = (1 - upstream) * byUp - meshRight;
            double hE = d * zm * up + byUp * (left - right) * sharesM.turn[face];
            double h0 = byLeft * left0;
            double h1 = byLeft * (1 - left0 - left2) + byRight * right0 + d * steep;
            double h2 = byLeft * left2 + byRight * (1 - right0 - right2) - d * steep;
            double h3 = byRight * right2;

            // current through the face: the second ion by Gauss's law, z_m m = 1 + lambda^2 dE/h - z_n n; the moving
            // face
            // carries the fixed charge with it
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
            a[at] = storage + zn * gE + zm * hE + q1 - q2;
            a[at + 1] = zn * (g2 - h2);
            a[at + 2] = q2 - q3;
            a[at + 3] = zn * (g3 - h3);
            a[at + 4] = q3;
            residual[row] = storage * e - history[row] * perTau - current + velocity * fixed + zn * g + zm * h;

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
            residual[row - 1] = nl - history[row - 1] * inverseWidth[l] + weight * (g - flux);
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
