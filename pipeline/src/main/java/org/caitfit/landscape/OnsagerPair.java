package org.caitfit.landscape;

/**
 * Onsager coefficients of two mobile ions with the off-diagonal one, such that the fluxes J_i = -sum_j L_ij grad(mu_j + z_j e phi)
 * are those of the Nernst-Planck equations, J_i = -D_i grad n_i - z_i D_i n_i e/kT grad phi.
 *
 * <p>The migration part gives z_1 L_11 + z_2 L_12 = z_1 D_1 n_1/kT and the same with 1 and 2 exchanged. The diffusion part, under
 * electroneutrality z_1 grad n_1 = -z_2 grad n_2, then is the same, too, if the thermodynamic factor of the exchange of the two ions
 * is {@link #thermodynamicFactor}; for an ideal mixture (factor 1) the exchange is slower by just that factor. See
 * docs/landscape.md.
 *
 * @param first L_11, 1/(J m s)
 * @param second L_22, 1/(J m s)
 * @param offDiagonal L_12 = L_21, 1/(J m s)
 * @param largest L_12 above which (below which, for charges of opposite sign) L_11 L_22 is less than L_12^2, 1/(J m s)
 */
record OnsagerPair(double first, double second, double offDiagonal, double largest) {
    /**
     * The transformation.
     *
     * @param diagonalFirst D_1 n_1/kT of the Nernst-Planck description, above 0, 1/(J m s)
     * @param diagonalSecond D_2 n_2/kT, above 0, 1/(J m s)
     * @param chargeFirst charge number, not 0
     * @param chargeSecond charge number, not 0
     */
    static OnsagerPair of(
            double diagonalFirst, double diagonalSecond, int chargeFirst, int chargeSecond, double offDiagonal) {
        double ratio = (double) chargeSecond / chargeFirst;
        return new OnsagerPair(
                diagonalFirst - ratio * offDiagonal,
                diagonalSecond - offDiagonal / ratio,
                offDiagonal,
                1 / (ratio / diagonalFirst + 1 / (ratio * diagonalSecond)));
    }

    /** Whether entropy is produced whatever the forces are: L_11 L_22 >= L_12^2, both not negative. */
    boolean isAdmissible() {
        return first >= 0 && second >= 0 && first * second >= offDiagonal * offDiagonal;
    }

    /** L_12/sqrt(L_11 L_22), -1 to 1. */
    double correlation() {
        return offDiagonal / Math.sqrt(first * second);
    }

    /**
     * With b = (z_2/z_1) dmu_1/dn_1 + (z_1/z_2) dmu_2/dn_2: b over its ideal value, for which the Onsager and the Nernst-Planck
     * description are the same for all gradients; 1/(1 - L_12/largest).
     */
    double thermodynamicFactor() {
        return 1 / (1 - offDiagonal / largest);
    }
}
