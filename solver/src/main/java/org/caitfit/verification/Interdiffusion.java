package org.caitfit.verification;

import org.caitfit.solver.DiffusionModel;

/**
 * Interdiffusion of two monovalent ions without current: (D_amb n')' = -2 eta n' with eta = x/(2 sqrt(D_unit t)) and D_amb =
 * n_bulk D_native D_foreign/(n D_native + m D_foreign), solved by shooting.
 */
final class Interdiffusion implements ExactProfile {
    private static final int POINTS = 4000;

    private final DiffusionModel nativeD;
    private final double foreignD;
    private final double unit;
    private final double temperature;
    private final double surface;
    private final double length;
    private final double far;
    private final double[] density = new double[POINTS + 1];
    private double uptake;

    /** @param surface native density at x = 0 over n_bulk @param unit scale of D, m^2/s @param duration s */
    Interdiffusion(
            DiffusionModel nativeD, double foreignD, double surface, double unit, double temperature, double duration) {
        this.nativeD = nativeD;
        this.foreignD = foreignD / unit;
        this.surface = surface;
        this.unit = unit;
        this.temperature = temperature;
        this.length = 2 * Math.sqrt(unit * duration);
        this.far = 4 * Math.sqrt(Math.max(1, this.foreignD));
        double lo = 0;
        double hi = 20;
        for (int i = 0; i < 60; i++) {
            double mid = 0.5 * (lo + hi);
            if (shoot(mid) < 1) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        shoot(lo);
        for (int i = 0; i < POINTS; i++) {
            uptake += length * far / POINTS * (1 - 0.5 * (density[i] + density[i + 1]));
        }
    }

    /** Foreign ions taken up per area over n_bulk, m. */
    double uptake() {
        return uptake;
    }

    @Override
    public double at(double depth) {
        double at = depth / length / far * POINTS;
        if (at >= POINTS) {
            return 1;
        }
        int i = (int) at;
        return density[i] + (at - i) * (density[i + 1] - density[i]);
    }

    /** Density far away for a flux at the surface; classical Runge-Kutta, stopped where it overshoots. */
    private double shoot(double flux) {
        double h = far / POINTS;
        double n = surface;
        double g = flux;
        for (int i = 0; i <= POINTS; i++) {
            density[i] = n;
            double eta = i * h;
            double k1 = g / ambipolar(n);
            double l1 = -2 * eta * k1;
            double k2 = (g + 0.5 * h * l1) / ambipolar(n + 0.5 * h * k1);
            double l2 = -2 * (eta + 0.5 * h) * k2;
            double k3 = (g + 0.5 * h * l2) / ambipolar(n + 0.5 * h * k2);
            double l3 = -2 * (eta + 0.5 * h) * k3;
            double k4 = (g + h * l3) / ambipolar(n + h * k3);
            double l4 = -2 * (eta + h) * k4;
            n += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            g += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
            if (n > 1.02) {
                return n;
            }
        }
        return n;
    }

    /** D_amb over the unit. */
    private double ambipolar(double n) {
        double d =
                nativeD.at(Math.max(1e-6, n) * StandardCase.N_BULK, temperature).value() / unit;
        return d * foreignD / (n * d + (1 - n) * foreignD);
    }
}
