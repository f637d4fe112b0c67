package org.caitfit.verification;

import java.util.Arrays;

/**
 * Ions with constant D that travel with one speed v: in their frame every ion has n_k'/n_k = E/VT - v/D_k, and so n_k/n_bulk =
 * exp(a_k - v x/D_k)/sum_j exp(a_j - v x/D_j). Neighbouring ions have equal densities at the depth of the front between them.
 *
 * <p>Oven, J. Appl. Phys. 101, 113113 (2007), has the same for fronts that are far apart.
 */
final class StationaryFronts {
    private final double[] offset;
    private final double[] slope;

    /**
     * @param diffusivity from the back to the surface, m^2/s, falling; copied
     * @param front depths of the fronts between neighbours, m, falling
     * @param speed m/s
     */
    StationaryFronts(double[] diffusivity, double[] front, double speed) {
        this.slope = Arrays.stream(diffusivity).map(d -> speed / d).toArray();
        this.offset = new double[diffusivity.length];
        for (int k = 1; k < offset.length; k++) {
            offset[k] = offset[k - 1] + front[k - 1] * (slope[k] - slope[k - 1]);
        }
    }

    /** Density of an ion over n_bulk. @param ion counted from the back */
    ExactProfile of(int ion) {
        return new ExactProfile() {
            @Override
            public double at(double depth) {
                double sum = 0;
                for (int j = 0; j < slope.length; j++) {
                    sum += Math.exp(offset[j] - offset[ion] - (slope[j] - slope[ion]) * depth);
                }
                return 1 / sum;
            }

            @Override
            public double mean(double from, double to) {
                // Gauss's rule of three points is exact to far below the errors of any run
                double middle = 0.5 * (from + to);
                double reach = 0.5 * (to - from) * Math.sqrt(0.6);
                return (5 * at(middle - reach) + 8 * at(middle) + 5 * at(middle + reach)) / 18;
            }
        };
    }
}
