package org.caitfit.invert;

/**
 * The exact relation between a profile, its native flux and the diffusion coefficients (two ions of equal charge, neutral
 * everywhere; model.md section 4), with n the native share, m = 1 - n, J the native flux over the whole one, I the whole flux
 * over n_bulk:
 *
 * <pre>D_native/D_foreign = J m / ((1 - J) n - (D_foreign/I) dn/dx)</pre>
 */
final class FluxBalance {
    private FluxBalance() {}

    /**
     * Native flux over the whole one at every node, were the profile a function of depth over charge alone (convective limit):
     * (x n - integral of n)/Q, Q the amount of natives that left.
     */
    static double[] selfSimilarFlux(NativeShare profile) {
        double[] amount = profile.amounts();
        double left = missing(profile);
        double[] flux = new double[profile.size()];
        for (int i = 0; i < flux.length; i++) {
            flux[i] = (profile.depth(i) * profile.share(i) - amount[i]) / left;
        }
        return flux;
    }

    /** Amount of natives that left over n_bulk, m: the integral of 1 - n. */
    static double missing(NativeShare profile) {
        int last = profile.size() - 1;
        return profile.depth(last) - profile.amounts()[last];
    }

    /**
     * D_native/D_foreign; not a number where the relation has no positive answer.
     *
     * @param flux native flux over the whole one
     * @param share n
     * @param rise dn/dx, 1/m
     * @param length D_foreign/I, m
     */
    static double ratio(double flux, double share, double rise, double length) {
        double denominator = (1 - flux) * share - length * rise;
        return flux > 0 && denominator > 0 ? flux * (1 - share) / denominator : Double.NaN;
    }
}
