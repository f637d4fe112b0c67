package org.caitfit.refine;

/**
 * Least-squares refinement within bounds: the Levenberg-Marquardt of Apache Commons Math on the free parameters, inside an
 * active set of our own.
 *
 * <p>A parameter that reaches a bound is held there, exactly, and the others go on; it is let go when its gradient
 * points inward. A trial at which the model fails is a rejected step. The end point is judged by the gradient over all
 * parameters on the search scale ({@link StopReason}), and the best point seen is kept whatever happens. Deterministic.
 * Thread-safe if the model is.
 */
public final class Refiner {
    private final RefineSettings settings;

    public Refiner(RefineSettings settings) {
        this.settings = settings;
    }

    /**
     * @param model residuals in sigma
     * @param lower bounds on the search scale, finite
     * @param upper above lower
     * @param start on the search scale, within the bounds; it may be on one
     */
    public Refinement refine(ResidualModel model, double[] lower, double[] upper, double[] start) {
        check(model, lower, upper, start);
        return new ActiveSet(model, lower.clone(), upper.clone(), start.clone(), settings).refine();
    }

    /**
     * The result of a refinement that has ended before, from one evaluation at its end: the same to the last bit, without the
     * trajectory.
     *
     * @param model the same as then
     * @param lower as then
     * @param upper as then
     */
    public Refinement restore(ResidualModel model, double[] lower, double[] upper, RefinementEnd end) {
        check(model, lower, upper, end.best().copy());
        return new ActiveSet(model, lower.clone(), upper.clone(), end.best().copy(), settings).restored(end);
    }

    private static void check(ResidualModel model, double[] lower, double[] upper, double[] start) {
        int n = model.parameters();
        if (n < 1 || lower.length != n || upper.length != n || start.length != n) {
            throw new IllegalArgumentException("The model has " + n + " parameters, got " + lower.length
                    + " lower bounds, " + upper.length + " upper bounds and a start of " + start.length);
        }
        for (int k = 0; k < n; k++) {
            if (!Double.isFinite(lower[k]) || !Double.isFinite(upper[k]) || !(lower[k] < upper[k])) {
                throw new IllegalArgumentException(
                        "Bounds of parameter " + k + " must be finite and in order, got " + lower[k] + ", " + upper[k]);
            }
            if (!(start[k] >= lower[k] && start[k] <= upper[k])) {
                throw new IllegalArgumentException("The start of parameter " + k + " must be within " + lower[k] + ", "
                        + upper[k] + ", got " + start[k]);
            }
        }
    }
}
