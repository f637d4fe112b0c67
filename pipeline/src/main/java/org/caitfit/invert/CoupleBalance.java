package org.caitfit.invert;

/**
 * Flux in a couple that is nowhere near its ends (Boltzmann, Ann. Phys. 53 (1894) 959; without a Matano plane: den Broeder, Scr.
 * Metall. 3 (1969) 321): with Y the share of the way from one side to the other,
 *
 * <pre>D dY/dx = ( (1 - Y) integral of Y from the left + Y integral of 1 - Y to the right )/(2 t)</pre>
 */
final class CoupleBalance {
    private CoupleBalance() {}

    /**
     * 2 t times the flux of Y to the left, m.
     *
     * @param share Y
     * @param depth from the left end, m
     * @param amount integral of Y from there, m
     * @param missing integral of 1 - Y over the whole couple, m
     */
    static double product(double share, double depth, double amount, double missing) {
        double right = missing - (depth - amount);
        return (1 - share) * amount + share * right;
    }
}
