package org.caitfit.solver;

/**
 * Flux of one ion through the inner faces, with its derivatives by the densities of that ion in the two cells on either side
 * and by the field at the face. D depends on its own density. The equations are those of {@link GeneralFaces}.
 */
final class IonFlux {
    private final int cells;
    private final double z;
    private final DiffusionTable table;

    /** By cell, in. */
    final double[] density;

    private final Slopes slopes;

    /** By face: share of the left side in what is upstream, and its derivative by the field. */
    private final double[] share;

    private final double[] turn;

    /** By face: density reconstructed on its left and its right, and upstream of it. */
    private final double[] left;

    private final double[] right;
    private final double[] upstream;
    private final double[] diffusivity;
    private final double[] diffusivitySlope;

    /** By face, out: into the direction of depth, relative to the face. */
    final double[] flux;

    /** Derivatives by the densities in the cells from the second on the left to the second on the right. */
    final double[] by0;

    final double[] by1;
    final double[] by2;
    final double[] by3;

    final double[] byField;

    /** @param z charge number */
    IonFlux(int cells, double z, DiffusionTable table) {
        this.cells = cells;
        this.z = z;
        this.table = table;
        this.density = new double[cells];
        this.slopes = new Slopes(cells);
        this.share = new double[cells];
        this.turn = new double[cells];
        this.left = new double[cells];
        this.right = new double[cells];
        this.upstream = new double[cells];
        this.diffusivity = new double[cells];
        this.diffusivitySlope = new double[cells];
        this.flux = new double[cells];
        this.by0 = new double[cells];
        this.by1 = new double[cells];
        this.by2 = new double[cells];
        this.by3 = new double[cells];
        this.byField = new double[cells];
    }

    /** What is upstream of each face. @param u unknowns: fields at even places */
    void shares(double[] u, FaceGrid grid) {
        double c2 = Faces.CENTRAL_DRIFT * Faces.CENTRAL_DRIFT;
        for (int face = 1; face < cells; face++) {
            double distance = grid.reachLeft[face] + grid.reachRight[face];
            double drift = z * u[2 * face] * distance;
            double root = 1 / Math.sqrt(drift * drift + c2);
            share[face] = 0.5 * (1 + drift * root);
            turn[face] = 0.5 * z * distance * c2 * root * root * root;
        }
    }

    /** The same as for another ion of the same charge number. */
    void shares(IonFlux other) {
        System.arraycopy(other.share, 0, share, 0, cells);
        System.arraycopy(other.turn, 0, turn, 0, cells);
    }

    /** Fluxes and derivatives from the densities and shares. */
    void compute(double[] u, FaceGrid grid) {
        slopes.compute(density, grid);
        reconstruct(grid);
        for (int face = 1; face < cells; face++) {
            table.lookUp(upstream[face]);
            diffusivity[face] = table.value;
            diffusivitySlope[face] = table.slope;
        }
        differentiate(u, grid);
    }

    private void reconstruct(FaceGrid grid) {
        double[] slope = slopes.slope;
        for (int face = 1; face < cells; face++) {
            double l = density[face - 1] + grid.reachLeft[face] * slope[face - 1];
            double r = density[face] - grid.reachRight[face] * slope[face];
            left[face] = l;
            right[face] = r;
            upstream[face] = r + share[face] * (l - r);
        }
    }

    private void differentiate(double[] u, FaceGrid grid) {
        double[] steepAt = grid.steep;
        double[] slopeByLeft = slopes.byLeft;
        double[] slopeByRight = slopes.byRight;
        double[] slopeByOwn = slopes.byOwn;
        for (int face = 1; face < cells; face++) {
            double reachLeft = grid.reachLeft[face];
            double reachRight = grid.reachRight[face];
            double steep = steepAt[face];
            double meshLeft = Math.min(grid.velocity[face], 0);
            double meshRight = Math.max(grid.velocity[face], 0);
            double left0 = -(reachLeft * steepAt[face - 1]) * slopeByLeft[face - 1];
            double left2 = reachLeft * steep * slopeByRight[face - 1];
            double right0 = reachRight * steep * slopeByLeft[face];
            double right2 = -(reachRight * steepAt[face + 1]) * slopeByRight[face];
            double left1 = 1 - left0 - left2 + reachLeft * slopeByOwn[face - 1];
            double right1 = 1 - right0 - right2 - reachRight * slopeByOwn[face];
            double up = upstream[face];
            double d = diffusivity[face];
            double ze = z * u[2 * face];
            double drive = up * ze - (density[face] - density[face - 1]) * steep;
            double byUp = d * ze + diffusivitySlope[face] * drive;
            flux[face] = d * drive - meshLeft * left[face] - meshRight * right[face];
            double byLeft = share[face] * byUp - meshLeft;
            double byRight = (1 - share[face]) * byUp - meshRight;
            byField[face] = d * z * up + byUp * (left[face] - right[face]) * turn[face];
            by0[face] = byLeft * left0;
            by1[face] = byLeft * left1 + byRight * right0 + d * steep;
            by2[face] = byLeft * left2 + byRight * right1 - d * steep;
            by3[face] = byRight * right2;
        }
    }
}
