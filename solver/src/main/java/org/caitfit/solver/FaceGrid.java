package org.caitfit.solver;

/** What the fluxes need of the grid during one implicit stage; scaled lengths. Arrays by cell or by face, face f left of cell f. */
final class FaceGrid {
    final int cells;
    final double[] centre;
    /** 1 over the size of a cell. */
    final double[] inverseWidth;
    /** gamma dt over the size of a cell. */
    final double[] weight;
    /** From the centre of the cell on the left to the face. */
    final double[] reachLeft;
    /** From the face to the centre of the cell on the right. */
    final double[] reachRight;
    /** 1 over the distance of the centres on both sides of the face. */
    final double[] steep;
    /** Of the face, into the direction of depth. */
    final double[] velocity;

    /** gamma dt, scaled. */
    double tau;

    FaceGrid(int cells) {
        this.cells = cells;
        this.centre = new double[cells];
        this.inverseWidth = new double[cells];
        this.weight = new double[cells];
        this.reachLeft = new double[cells + 1];
        this.reachRight = new double[cells + 1];
        this.steep = new double[cells + 1];
        this.velocity = new double[cells + 1];
    }

    /** @param edges not modified @param speed of the edges, not modified @param tau gamma dt */
    void load(double[] edges, double[] speed, double tau) {
        this.tau = tau;
        for (int i = 0; i < cells; i++) {
            centre[i] = 0.5 * (edges[i] + edges[i + 1]);
            double inverse = 1 / (edges[i + 1] - edges[i]);
            inverseWidth[i] = inverse;
            weight[i] = tau * inverse;
        }
        for (int f = 1; f < cells; f++) {
            reachLeft[f] = edges[f] - centre[f - 1];
            reachRight[f] = centre[f] - edges[f];
            steep[f] = 1 / (centre[f] - centre[f - 1]);
        }
        System.arraycopy(speed, 0, velocity, 0, cells + 1);
    }
}
