package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.solver.StandardCase.N_BULK;

import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Salt bath without a current: ions change places by diffusion with D_amb(n) = n_bulk D_n D_f/(n D_n + m D_f). Measured:
 * equal D's 4e-4; D_f/D_n = 0.3, 0.03, 5: 3.5e-3, 1.3e-2, 1.1e-3 of n_bulk; three ions 2.9e-3.
 */
final class InterdiffusionTest {
    private static final double NATIVE_D = 1e-18;
    private static final double THICKNESS = 10e-6;
    private static final double DURATION = 2500;

    @Test
    void equalDiffusionCoefficientsGiveTheErrorFunction(TestReporter reporter) {
        Outcome.Completed run = Run.of(bath(
                new ConstantDiffusion(NATIVE_D), NATIVE_D, new FrontControl.Reservoir(0.3 * N_BULK, 0.7 * N_BULK)));

        double length = 2 * Math.sqrt(NATIVE_D * DURATION);
        Profile profile = run.finalProfile();
        double largest = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double a = profile.edge(cell) / length;
            double b = profile.edge(cell + 1) / length;
            double exact = (erfcIntegral(b) - erfcIntegral(a)) / (b - a);
            largest = Math.max(largest, Math.abs(profile.density(1, cell) / N_BULK - 0.7 * exact));
        }
        double uptake = profile.amount(1, 0, THICKNESS) / (0.7 * N_BULK * length / Math.sqrt(Math.PI)) - 1;
        reporter.publishEntry("largest", "" + largest);
        reporter.publishEntry("uptake", "" + uptake);
        assertThat(largest).as("largest error of a cell average").isLessThan(2e-3);
        assertThat(Math.abs(uptake)).as("uptake").isLessThan(2e-3);
        assertThat(run.diagnostics().conservationError()).isLessThan(1e-10);
        Run.assertSound(run);
    }

    /** D_f/D_n; the bath leaves 1 % of the native ions at the surface. */
    @ParameterizedTest
    @CsvSource({"0.3,false", "0.03,false", "5,false", "0.1,true", "3,true"})
    void unequalDiffusionCoefficientsGiveTheSimilaritySolution(double ratio, boolean sed, TestReporter reporter) {
        DiffusionModel nativeD = sed
                ? new SiteEnergyDiffusion(NATIVE_D, 0.1 * PhysicalConstants.ELEMENTARY_CHARGE, 0.1, N_BULK)
                : new ConstantDiffusion(NATIVE_D);
        double foreignD = ratio * NATIVE_D;
        Outcome.Completed run = Run.of(
                bath(nativeD, foreignD, new FrontControl.Reservoir(0.01 * N_BULK, 0.99 * N_BULK)),
                new SolverSettings(1e-3, 64, 64, 0.3, 1000, 0));

        Profile profile = run.finalProfile();
        Similarity exact = new Similarity(nativeD, foreignD, 0.01);
        double length = 2 * Math.sqrt(NATIVE_D * DURATION);
        double largest = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double expected = exact.at(profile.depth(cell) / length);
            largest = Math.max(largest, Math.abs(profile.density(0, cell) / N_BULK - expected));
        }
        double uptake = profile.amount(1, 0, THICKNESS) / (N_BULK * length * exact.uptake()) - 1;
        reporter.publishEntry("largest", "" + largest);
        reporter.publishEntry("uptake", "" + uptake);
        DepthSamples samples = DepthSamples.of(profile, 0);
        double blurred = samples.blurredRmsTo(samples.like(x -> exact.at(x / length)));
        reporter.publishEntry("blurred", "" + blurred);
        reporter.publishEntry("work", "" + run.statistics());
        assertThat(blurred).as("blurred RMS").isLessThan(4e-3);
        assertThat(largest).as("largest error").isLessThan(0.02);
        assertThat(Math.abs(uptake)).as("uptake").isLessThan(0.015);
        Run.assertSound(run);
    }

    /** Two foreign ions, one of them divalent, against the electroneutral equations on a uniform grid of our own. */
    @Test
    void threeIonsWithoutCurrentAgreeWithAnElectroneutralIntegration(TestReporter reporter) {
        double[] charge = {1, 1, 2};
        double[] d = {1e-18, 3e-19, 2e-19};
        double[] surface = {0.1, 0.5, 0.2};
        double thickness = 400e-9;
        TransportProblem problem = new TransportProblem(
                List.of(new Ion("Na", 1, N_BULK), new Ion("K", 1, 0), new Ion("Ca", 2, 0)),
                thickness,
                9,
                List.of(new Stage(
                        new FrontControl.Reservoir(0.1 * N_BULK, 0.5 * N_BULK, 0.2 * N_BULK),
                        600,
                        DURATION,
                        List.of(
                                new ConstantDiffusion(d[0]),
                                new ConstantDiffusion(d[1]),
                                new ConstantDiffusion(d[2])))));
        Outcome.Completed run = Run.of(problem);

        int cells = 240;
        double[] expected = electroneutral(cells, thickness, charge, d, surface);
        double h = thickness / cells;
        double largest = 0;
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < 3; k++) {
                double n = run.finalProfile().amount(k, cell * h, (cell + 1) * h) / (h * N_BULK);
                largest = Math.max(largest, Math.abs(n - expected[3 * cell + k]));
            }
        }
        reporter.publishEntry("largest", "" + largest);
        assertThat(largest).as("largest difference of a cell average").isLessThan(4e-3);
        assertThat(run.diagnostics().conservationError()).isLessThan(1e-10);
        assertThat(run.diagnostics().smallestDensity()).isGreaterThan(-1e-12);
    }

    private static TransportProblem bath(DiffusionModel nativeD, double foreignD, FrontControl.Reservoir surface) {
        return new TransportProblem(
                StandardCase.twoIons(),
                THICKNESS,
                9,
                List.of(new Stage(surface, 600, DURATION, List.of(nativeD, new ConstantDiffusion(foreignD)))));
    }

    /** Integral of erfc from 0. */
    private static double erfcIntegral(double x) {
        return x * Erf.erfc(x) + (1 - Math.exp(-x * x)) / Math.sqrt(Math.PI);
    }

    /** d/dt n_k = -dJ_k/dx with E = sum z D dn/dx / sum z^2 D n: explicit in time, central in space. */
    private static double[] electroneutral(int cells, double thickness, double[] charge, double[] d, double[] surface) {
        double h = thickness / cells;
        int ions = charge.length;
        OrdinaryDifferentialEquation system = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return ions * cells;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] rate = new double[y.length];
                for (int face = 0; face < cells; face++) {
                    double above = 0;
                    double below = 0;
                    for (int k = 0; k < ions; k++) {
                        above += charge[k] * d[k] * gradient(y, face, k);
                        below += charge[k] * charge[k] * d[k] * mean(y, face, k);
                    }
                    for (int k = 0; k < ions; k++) {
                        double flux = -d[k] * (gradient(y, face, k) - charge[k] * mean(y, face, k) * above / below) / h;
                        if (face > 0) {
                            rate[ions * (face - 1) + k] -= flux;
                        }
                        rate[ions * face + k] += flux;
                    }
                }
                return rate;
            }

            private double gradient(double[] y, int face, int k) {
                return face == 0 ? 2 * (y[k] - surface[k]) / h : (y[ions * face + k] - y[ions * (face - 1) + k]) / h;
            }

            private double mean(double[] y, int face, int k) {
                return face == 0 ? surface[k] : 0.5 * (y[ions * face + k] + y[ions * (face - 1) + k]);
            }
        };
        double[] start = new double[ions * cells];
        for (int cell = 0; cell < cells; cell++) {
            start[ions * cell] = 1;
        }
        return new DormandPrince853Integrator(1e-9, DURATION, 1e-8, 1e-8)
                .integrate(system, new ODEState(0, start), DURATION)
                .getPrimaryState();
    }

    /** Shooting for (D_amb n')' = -2 eta n' with eta = x/(2 sqrt(D_native t)) and D_amb in units of D_native. */
    private static final class Similarity {
        private static final int POINTS = 4000;
        private final DiffusionModel nativeD;
        private final double foreignD;
        private final double surface;
        private final double far;
        private final double[] density = new double[POINTS + 1];
        private double uptake;

        Similarity(DiffusionModel nativeD, double foreignD, double surface) {
            this.nativeD = nativeD;
            this.foreignD = foreignD;
            this.surface = surface;
            this.far = 4 * Math.sqrt(Math.max(1, foreignD / NATIVE_D));
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
                uptake += far / POINTS * (1 - 0.5 * (density[i] + density[i + 1]));
            }
        }

        double uptake() {
            return uptake;
        }

        double at(double eta) {
            if (eta >= far) {
                return 1;
            }
            int i = (int) (eta / far * POINTS);
            double w = eta / far * POINTS - i;
            return density[i] + w * (density[i + 1] - density[i]);
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

        private double ambipolar(double n) {
            double d = nativeD.at(Math.max(1e-6, n) * N_BULK, 600).value() / NATIVE_D;
            double f = foreignD / NATIVE_D;
            return d * f / (n * d + (1 - n) * f);
        }
    }
}
