package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;

import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Jacobian against differences of the residual, the band solver against a dense one. */
final class NppSystemTest {
    private static final int CELLS = 9;
    private static final double LAMBDA2 = 0.01;
    private static final double TAU = 0.7;

    /** Charges of the ions, the last one delivered. */
    @ParameterizedTest
    @CsvSource({"'1',false", "'1 1',false", "'1 1',true", "'1 2 1',false", "'1 -1 2',false", "'2 -1 1',true"})
    void jacobianIsTheDerivativeOfTheResidual(String charges, boolean reservoir, TestReporter reporter) {
        String[] z = charges.split(" ");
        int ions = z.length;
        double[] charge = new double[ions];
        DiffusionTable[] tables = new DiffusionTable[ions];
        for (int k = 0; k < ions; k++) {
            charge[k] = Double.parseDouble(z[k]);
            DiffusionModel model = k == 0
                    ? new SiteEnergyDiffusion(1, 0.1 * ELEMENTARY_CHARGE, 0.1, 1)
                    : new ConstantDiffusion(0.1 + 0.2 * k);
            tables[k] = new DiffusionTable(model, 350, 1, 1);
        }
        double[] bath = reservoir ? new double[] {0.3, 0.2, 0.6} : new double[0];
        NppSystem system =
                new NppSystem(CELLS, charge, LAMBDA2, tables, reservoir ? java.util.Arrays.copyOf(bath, ions) : bath);
        SplittableRandom random = new SplittableRandom(ions * 7L + (reservoir ? 1 : 0));
        double worst = 0;
        for (int trial = 0; trial < 20; trial++) {
            double[] edges = new double[CELLS + 1];
            double[] velocity = new double[CELLS + 1];
            for (int i = 1; i <= CELLS; i++) {
                edges[i] = edges[i - 1] + 0.2 + random.nextDouble();
                // the outermost edges stay
                velocity[i] = i < CELLS ? random.nextDouble() - 0.5 : 0;
            }
            double[] u = new double[system.order];
            for (int i = 0; i < u.length; i++) {
                u[i] = i % system.block == 0 ? random.nextDouble() - 0.4 : 0.1 + 0.3 * random.nextDouble();
            }
            worst = Math.max(worst, jacobianError(system, u, edges, velocity, random.nextDouble()));
        }
        reporter.publishEntry("worst", "" + worst);
        assertThat(worst).as("largest error of an entry, of its row").isLessThan(1e-6);
    }

    private static double jacobianError(
            NppSystem system, double[] u, double[] edges, double[] velocity, double current) {
        int order = system.order;
        double[] history = new double[order];
        double[] residual = new double[order];
        BandMatrix jacobian = system.newMatrix();
        system.assemble(u, current, edges, velocity, history, TAU, jacobian, residual);
        double worst = 0;
        double step = 1e-6;
        double[] above = new double[order];
        double[] below = new double[order];
        BandMatrix ignored = system.newMatrix();
        double[] scale = new double[order];
        for (int row = 0; row < order; row++) {
            for (int column = 0; column < order; column++) {
                scale[row] = Math.max(scale[row], Math.abs(entry(jacobian, row, column)));
            }
        }
        for (int column = 0; column < order; column++) {
            double kept = u[column];
            u[column] = kept + step;
            system.assemble(u, current, edges, velocity, history, TAU, ignored, above);
            u[column] = kept - step;
            system.assemble(u, current, edges, velocity, history, TAU, ignored, below);
            u[column] = kept;
            for (int row = 0; row < order; row++) {
                double expected = (above[row] - below[row]) / (2 * step);
                worst = Math.max(worst, Math.abs(entry(jacobian, row, column) - expected) / scale[row]);
            }
        }
        return worst;
    }

    private static double entry(BandMatrix matrix, int row, int column) {
        return Math.abs(row - column) > matrix.band ? 0 : matrix.a[row * matrix.width + column - row + matrix.band];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void bandSolverAgreesWithADenseOne(int band) {
        int order = 40;
        SplittableRandom random = new SplittableRandom(band);
        BandMatrix matrix = new BandMatrix(order, band);
        Array2DRowRealMatrix dense = new Array2DRowRealMatrix(order, order);
        double[] x = new double[order];
        for (int row = 0; row < order; row++) {
            x[row] = random.nextDouble() - 0.5;
            for (int column = Math.max(0, row - band); column <= Math.min(order - 1, row + band); column++) {
                double value = random.nextDouble() - 0.5 + (row == column ? 2 * band : 0);
                matrix.add(row, column, value);
                dense.addToEntry(row, column, value);
            }
        }
        double[] expected = new LUDecomposition(dense)
                .getSolver()
                .solve(new ArrayRealVector(x))
                .toArray();

        assertThat(matrix.factorise()).isTrue();
        matrix.solve(x);
        for (int i = 0; i < order; i++) {
            assertThat(Math.abs(x[i] - expected[i])).as("x[" + i + "]").isLessThan(1e-13);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
    void singularMatrixIsReported(double pivot) {
        BandMatrix matrix = new BandMatrix(2, 1);
        matrix.add(0, 0, 1);
        matrix.add(1, 1, pivot);

        assertThat(matrix.factorise()).isFalse();
    }
}
