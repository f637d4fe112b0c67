package org.caitfit.solver;

/** The inner faces of a system: where nearly all of the time goes. */
sealed interface Faces permits PairFaces, GeneralFaces {
    /**
     * Drift between two cells, in thermal voltages, below which the mobility is taken half from each side: the flux must not
     * jump where the field changes sign. Far below the drift over a cell of any front.
     */
    double CENTRAL_DRIFT = 0.02;

    /**
     * Residual and Jacobian without what the fluxes through the two surfaces add.
     *
     * @param u unknowns
     * @param current scaled current density of the outer circuit
     * @param history conserved quantities carried from earlier stages
     * @param grid loaded
     * @param matrix Jacobian, out: all entries are written
     * @param residual out
     */
    void assemble(double[] u, double current, double[] history, FaceGrid grid, BandMatrix matrix, double[] residual);
}
