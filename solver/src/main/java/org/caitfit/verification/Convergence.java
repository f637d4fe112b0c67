package org.caitfit.verification;

/** Errors at rising resolution: cells or steps. */
final class Convergence {
    private final double[] resolution;
    private final double[] error;

    /** @param resolution rising; copied @param error of each; copied */
    Convergence(double[] resolution, double[] error) {
        this.resolution = resolution.clone();
        this.error = error.clone();
    }

    /** Error at the highest resolution. */
    double finestError() {
        return error[error.length - 1];
    }

    /** Order between the two highest resolutions. */
    double finestOrder() {
        return order(error.length - 2);
    }

    /** Order between the lowest and the highest resolution. */
    double overallOrder() {
        return order(0);
    }

    private double order(int from) {
        int last = error.length - 1;
        return Math.log(error[from] / error[last]) / Math.log(resolution[last] / resolution[from]);
    }

    Curve curve(String name) {
        return Curve.computed(name, resolution, error);
    }

    /** What order 2 would be, through the error at the highest resolution. */
    Curve secondOrder(String name) {
        double[] expected = new double[error.length];
        for (int i = 0; i < expected.length; i++) {
            double ratio = resolution[error.length - 1] / resolution[i];
            expected[i] = finestError() * ratio * ratio;
        }
        return Curve.exact(name, resolution, expected);
    }
}
