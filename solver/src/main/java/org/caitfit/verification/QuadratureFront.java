package org.caitfit.verification;

import java.util.Arrays;
import org.caitfit.solver.DiffusionModel;

/**
 * Travelling wave of a native ion with any D(n) above the constant D of the foreign ion: d/dx ln(n/m) = v (1/D_foreign -
 * 1/D_native(n)) with m = n_bulk - n, integrated by the trapezoidal rule with ln(n/m) as parameter.
 */
final class QuadratureFront implements ExactProfile {
    private static final int POINTS = 200_000;
    private static final double FROM = -60;
    private static final double TO = 40;

    private final double[] depth = new double[POINTS + 1];
    /** Integral of n/n_bulk up to the depth, m. */
    private final double[] filled = new double[POINTS + 1];

    /** @param centre depth of the front of equal area, m @param speed I/n_bulk, m/s */
    QuadratureFront(DiffusionModel nativeD, double foreignD, double speed, double centre) {
        double h = (TO - FROM) / POINTS;
        double inverse = inverseSlope(nativeD, foreignD, FROM, speed);
        for (int i = 1; i <= POINTS; i++) {
            double y = FROM + h * i;
            double next = inverseSlope(nativeD, foreignD, y, speed);
            double dx = 0.5 * h * (inverse + next);
            depth[i] = depth[i - 1] + dx;
            filled[i] = filled[i - 1] + 0.5 * dx * (logistic(y - h) + logistic(y));
            inverse = next;
        }
        // ahead of everything the filled length is depth - centre
        double shift = centre - (depth[POINTS] - filled[POINTS]);
        for (int i = 0; i <= POINTS; i++) {
            depth[i] += shift;
        }
    }

    private static double inverseSlope(DiffusionModel nativeD, double foreignD, double y, double speed) {
        double d = nativeD.at(logistic(y) * StandardCase.N_BULK, StandardCase.TEMPERATURE)
                .value();
        return 1 / (speed * (1 / foreignD - 1 / d));
    }

    private static double logistic(double y) {
        return 1 / (1 + Math.exp(-y));
    }

    @Override
    public double at(double x) {
        double reach = 1e-4 * (depth[POINTS] - depth[0]);
        return mean(x - reach, x + reach);
    }

    @Override
    public double mean(double from, double to) {
        return (filledTo(to) - filledTo(from)) / (to - from);
    }

    private double filledTo(double x) {
        if (x <= depth[0]) {
            return 0;
        }
        if (x >= depth[POINTS]) {
            return filled[POINTS] + x - depth[POINTS];
        }
        int i = Arrays.binarySearch(depth, x);
        i = i >= 0 ? i : -i - 2;
        return filled[i] + (filled[i + 1] - filled[i]) * (x - depth[i]) / (depth[i + 1] - depth[i]);
    }
}
