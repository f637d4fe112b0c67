package org.caitfit.solver;

/**
 * Estimate of the numerical error of a profile, from the run alone: what the cells cannot resolve, what the last time step
 * left, and where the error of the charge has carried the front.
 */
final class NumericalError {
    /** Depth resolution of measurements that the error is meant for, nm. */
    private static final double RESOLUTION = 5;

    /** Depth over which the mean is taken, over the replaced depth. */
    private static final double WINDOW = 3;

    private NumericalError() {}

    /**
     * RMS error of the densities over the fixed charge density, of the ion with the largest one.
     *
     * @param density by ion and cell, over the fixed charge density
     * @param background of the untouched glass, by ion
     * @param edges nm
     * @param chargeError error of the charge, nm of untouched glass
     * @param profileError local error of the last step, RMS over the replaced zone
     */
    static double of(double[][] density, double[] background, double[] edges, double chargeError, double profileError) {
        int cells = edges.length - 1;
        double zone = 0;
        for (int i = 0; i < cells; i++) {
            double replaced = 0;
            for (int k = 0; k < density.length; k++) {
                replaced = Math.max(replaced, Math.abs(density[k][i] - background[k]));
            }
            zone += (edges[i + 1] - edges[i]) * replaced;
        }
        if (!(zone > 0)) {
            return 0;
        }
        double window = WINDOW * zone;
        double unresolved = 0;
        for (double[] n : density) {
            unresolved = Math.max(unresolved, unresolved(n, edges));
        }
        // a step moved by chargeError, seen with the depth resolution
        double moved = chargeError * chargeError / (2 * Math.sqrt(Math.PI) * RESOLUTION);
        return Math.sqrt((unresolved + moved + profileError * profileError * zone) / window);
    }

    /** Integral of the square of h^2 n''/12, the error of a second order scheme, nm. */
    private static double unresolved(double[] n, double[] edges) {
        double sum = 0;
        for (int i = 1; i < n.length - 1; i++) {
            double h = edges[i + 1] - edges[i];
            double left = 0.5 * (edges[i + 1] - edges[i - 1]);
            double right = 0.5 * (edges[i + 2] - edges[i]);
            double bend = ((n[i + 1] - n[i]) / right - (n[i] - n[i - 1]) / left) / (0.5 * (left + right));
            double error = h * h * bend / 12;
            sum += h * error * error;
        }
        return sum;
    }
}
