package org.caitfit.verification;

import org.caitfit.solver.DiffusionModel;

/**
 * A travelling wave that was chosen first, and the D_native(n) that makes it exact. With y = ln(n/m), m = n_bulk - n, the wave
 * x - centre = width (y + bend (2 n/n_bulk - 1)) has dy/dx = 1/(width g), g = 1 + 2 bend n m/n_bulk^2, and so
 *
 * <pre>
 * 1/D_native(n) = 1/D_foreign - 1/(v width g)
 * </pre>
 *
 * A bend of 0 is the logistic front. The filled length is width (ln(1 + e^y) + bend (n/n_bulk)^2), so cell averages are exact.
 *
 * @param centre depth of the front of equal area, m
 * @param width m
 * @param bend at least 0, dimensionless
 */
record ManufacturedFront(double centre, double width, double bend) implements ExactProfile {

    /** D_native of such a front. @param foreignD m^2/s @param speed v = I/n_bulk, m/s @param width m */
    record Diffusion(double foreignD, double speed, double width, double bend) implements DiffusionModel {
        @Override
        public Diffusivity at(double density, double temperature) {
            double n = Math.min(1, Math.max(0, density / StandardCase.N_BULK));
            double g = 1 + 2 * bend * n * (1 - n);
            double d = 1 / (1 / foreignD - 1 / (speed * width * g));
            double slope = -d * d * 2 * bend * (1 - 2 * n) / (speed * width * g * g);
            return new Diffusivity(d, slope / StandardCase.N_BULK);
        }
    }

    @Override
    public double at(double depth) {
        return logistic(parameter(depth));
    }

    @Override
    public double mean(double from, double to) {
        return width * (filled(parameter(to)) - filled(parameter(from))) / (to - from);
    }

    private double filled(double y) {
        double n = logistic(y);
        return LogisticFront.softPlus(y) + bend * n * n;
    }

    /** y at a depth, by bisection. */
    private double parameter(double depth) {
        double z = (depth - centre) / width;
        double lo = z - bend;
        double hi = z + bend;
        for (int i = 0; i < 60; i++) {
            double mid = 0.5 * (lo + hi);
            if (mid + bend * (2 * logistic(mid) - 1) < z) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        return 0.5 * (lo + hi);
    }

    private static double logistic(double y) {
        return 1 / (1 + Math.exp(-y));
    }
}
