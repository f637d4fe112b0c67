package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.verification.StandardCase.N_BULK;

import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Salt bath without a current and three ions; measured 2.9e-3. Two ions: {@code InterdiffusionCase}. */
final class InterdiffusionTest {
    private static final double DURATION = 2500;

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
}
