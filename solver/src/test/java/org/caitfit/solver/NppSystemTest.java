package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;

import java.util.SplittableRandom;
import java.util.stream.Stream;
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

    /** Charges of the ions, the last one eliminated; by ion the ions that its D depends on. */
    @ParameterizedTest
    @CsvSource({
        "'1','0',DELIVERING",
        "'1','0',BLOCKING",
        "'1 1','0,1',DELIVERING",
        "'1 1','0,1',BLOCKING",
        "'1 1','0,1',BATH",
        "'1 2','0,1',DELIVERING",
        "'1 1','0 1,0',DELIVERING",
        "'1 1','1,1',BATH",
        "'1 2 1','0,1,2',DELIVERING",
        "'1 1 1','0,0 1,2',DELIVERING",
        "'1 2 1','0 2,2,0 1 2',BLOCKING",
        "'1 -1 2','0,1,2',DELIVERING",
        "'2 -1 1','0,1,2',BATH",
        "'2 1 1','2,0 1,1',BATH"
    })
    void jacobianIsTheDerivativeOfTheResidual(
            String charges, String arguments, StageInputs.Front front, TestReporter reporter) {
        NppSystem system = system(charges, arguments, front);
        SplittableRandom random = new SplittableRandom(charges.length() * 7L + front.ordinal());
        double worst = 0;
        for (int trial = 0; trial < 20; trial++) {
            State state = State.random(system, random);
            worst = Math.max(worst, jacobianError(system, state));
        }
        reporter.publishEntry("worst", "" + worst);
        assertThat(worst).as("largest error of an entry, of its row").isLessThan(1e-6);
    }

    private static NppSystem system(String charges, String arguments, StageInputs.Front front) {
        double[] charge =
                Stream.of(charges.split(" ")).mapToDouble(Double::parseDouble).toArray();
        int[][] of = Stream.of(arguments.split(","))
                .map(a -> Stream.of(a.split(" ")).mapToInt(Integer::parseInt).toArray())
                .toArray(int[][]::new);
        double[] bath = java.util.Arrays.copyOf(new double[] {0.3, 0.2, 0.6}, charge.length);
        return new NppSystem(CELLS, new StageInputs(charge, LAMBDA2, tables(charge.length), of, front, bath));
    }

    private static DiffusionTable[] tables(int ions) {
        DiffusionTable[] tables = new DiffusionTable[ions];
        for (int k = 0; k < ions; k++) {
            DiffusionModel model = k == 1
                    ? new ConstantDiffusion(0.3)
                    : new SiteEnergyDiffusion(1 + k, (0.1 + 0.05 * k) * ELEMENTARY_CHARGE, 0.1, 1.1 + k);
            tables[k] = new DiffusionTable(model, 350, 1, 1);
        }
        return tables;
    }

    /** A grid in motion and unknowns. */
    private record State(double[] edges, double[] velocity, double[] u, double current) {
        static State random(NppSystem system, SplittableRandom random) {
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
            return new State(edges, velocity, u, random.nextDouble());
        }
    }

    private static double jacobianError(NppSystem system, State state) {
        int order = system.order;
        double[] u = state.u();
        double[] history = new double[order];
        double[] residual = new double[order];
        BandMatrix jacobian = system.newMatrix();
        system.load(state.edges(), state.velocity(), TAU);
        system.assemble(u, state.current(), state.edges(), history, jacobian, residual);
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
            system.assemble(u, state.current(), state.edges(), history, ignored, above);
            u[column] = kept - step;
            system.assemble(u, state.current(), state.edges(), history, ignored, below);
            u[column] = kept;
            for (int row = 0; row < order; row++) {
                double expected = (above[row] - below[row]) / (2 * step);
                worst = Math.max(worst, Math.abs(entry(jacobian, row, column) - expected) / scale[row]);
            }
        }
        return worst;
    }

    /** The kernel for two ions and the one for any number are the same equations. */
    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "2,1"})
    void kernelForTwoIonsAgreesWithTheGeneralOne(double first, double second) {
        StageInputs inputs = new StageInputs(
                new double[] {first, second},
                LAMBDA2,
                tables(2),
                new int[][] {{0}, {1}},
                StageInputs.Front.BLOCKING,
                new double[2]);
        NppSystem system = system((int) first + " " + (int) second, "0,1", StageInputs.Front.BLOCKING);
        Faces pair = new PairFaces(CELLS, inputs);
        Faces general = new GeneralFaces(system, inputs);
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 50; trial++) {
            State state = State.random(system, random);
            FaceGrid grid = new FaceGrid(CELLS);
            grid.load(state.edges(), state.velocity(), TAU);
            BandMatrix a = system.newMatrix();
            BandMatrix b = system.newMatrix();
            double[] residualA = new double[system.order];
            double[] residualB = new double[system.order];
            double[] history = new double[system.order];
            pair.assemble(state.u(), state.current(), history, grid, a, residualA);
            general.assemble(state.u(), state.current(), history, grid, b, residualB);
            for (int row = 0; row < system.order; row++) {
                assertThat(residualA[row]).isCloseTo(residualB[row], within(1e-12));
                for (int column = 0; column < system.order; column++) {
                    assertThat(entry(a, row, column))
                            .as("row " + row + " column " + column)
                            .isCloseTo(entry(b, row, column), within(1e-11));
                }
            }
        }
    }

    private static double entry(BandMatrix matrix, int row, int column) {
        return Math.abs(row - column) > matrix.band ? 0 : matrix.a[matrix.diagonal(row) + column - row];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 8})
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

        double[] y = x.clone();
        double[] later = x.clone();
        assertThat(matrix.solveNew(x, y)).isTrue();
        matrix.solve(later);
        for (int i = 0; i < order; i++) {
            assertThat(Math.abs(x[i] - expected[i])).as("x[" + i + "]").isLessThan(1e-13);
            assertThat(Math.abs(y[i] - expected[i])).as("y[" + i + "]").isLessThan(1e-13);
            assertThat(Math.abs(later[i] - expected[i])).as("later[" + i + "]").isLessThan(1e-13);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
    void singularMatrixIsReported(double pivot) {
        BandMatrix matrix = new BandMatrix(2, 1);
        matrix.add(0, 0, 1);
        matrix.add(1, 1, pivot);

        assertThat(matrix.solveNew(new double[] {1, 1})).isFalse();
    }
}
