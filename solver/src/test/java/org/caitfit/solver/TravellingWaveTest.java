package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.solver.StandardCase.NATIVE;
import static org.caitfit.solver.StandardCase.N_BULK;

import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D_native(n) above D_foreign throughout: d/dx ln(n/m) = v (1/D_f - 1/D_n(n)) gives the whole front by quadrature. */
final class TravellingWaveTest {
    private static final double FOREIGN_D = 1e-20;
    /** The diffusivity of the native ion falls over three decades, as in an SED, but stays above that of the foreign ion. */
    private static final DiffusionModel NATIVE_D = new FreeFormDiffusion(
            new double[] {1e-4 * N_BULK, 0.1 * N_BULK, 0.4 * N_BULK, 0.8 * N_BULK, N_BULK},
            new double[] {1.5e-20, 3e-20, 3e-19, 3e-18, 1e-17});

    @ParameterizedTest
    @ValueSource(doubles = {2, 5})
    void profileIsTheQuadrature(double widthNm, TestReporter reporter) {
        double width = widthNm * 1e-9;
        double speed = FOREIGN_D / width;
        Outcome.Completed run = Run.of(TwoConstants.galvanostatic(NATIVE_D, FOREIGN_D, speed, 60 * width));

        Profile profile = run.finalProfile();
        double[] exact = quadrature(speed, TwoConstants.equalAreaDepth(run, 9), profile);
        double largest = 0;
        double sum = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double d = profile.density(NATIVE, cell) / N_BULK - exact[cell];
            largest = Math.max(largest, Math.abs(d));
            sum += (profile.edge(cell + 1) - profile.edge(cell)) * d * d;
        }
        double rms = Math.sqrt(sum / (20 * width));
        reporter.publishEntry("largest", "" + largest);
        reporter.publishEntry("rms over 20 widths", "" + rms);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(largest).as("largest error of a cell average").isLessThan(0.012);
        assertThat(rms).as("RMS over 20 widths").isLessThan(3e-3);
        Run.assertSound(run);
    }

    /** Cell averages over n_bulk of the front whose native deficit is a depth. */
    private static double[] quadrature(double speed, double depth, Profile profile) {
        // logit y = ln(n/m) as parameter, x by the trapezoidal rule
        int points = 200_000;
        double from = -60;
        double to = 40;
        double h = (to - from) / points;
        double[] x = new double[points + 1];
        double[] filled = new double[points + 1];
        double inverse = inverseSlope(from, speed);
        for (int i = 1; i <= points; i++) {
            double next = inverseSlope(from + h * i, speed);
            double dx = 0.5 * h * (inverse + next);
            x[i] = x[i - 1] + dx;
            filled[i] = filled[i - 1] + 0.5 * dx * (logistic(from + h * (i - 1)) + logistic(from + h * i));
            inverse = next;
        }
        // ahead of everything the filled length is x - depth
        double shift = depth - (x[points] - filled[points]);
        double[] mean = new double[profile.cells()];
        for (int cell = 0; cell < mean.length; cell++) {
            double a = profile.edge(cell);
            double b = profile.edge(cell + 1);
            mean[cell] = (at(x, filled, shift, b) - at(x, filled, shift, a)) / (b - a);
        }
        return mean;
    }

    private static double at(double[] x, double[] filled, double shift, double depth) {
        double wanted = depth - shift;
        int last = x.length - 1;
        if (wanted <= x[0]) {
            return 0;
        }
        if (wanted >= x[last]) {
            return filled[last] + wanted - x[last];
        }
        int i = java.util.Arrays.binarySearch(x, wanted);
        i = i >= 0 ? i : -i - 2;
        return filled[i] + (filled[i + 1] - filled[i]) * (wanted - x[i]) / (x[i + 1] - x[i]);
    }

    private static double inverseSlope(double y, double speed) {
        double d = NATIVE_D.at(logistic(y) * N_BULK, 350).value();
        return 1 / (speed * (1 / FOREIGN_D - 1 / d));
    }

    private static double logistic(double y) {
        return 1 / (1 + Math.exp(-y));
    }
}
