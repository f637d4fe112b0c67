package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NIST problems of all levels from both starts: digits agreed with the certified parameters, and an independent optimiser. */
class NistSuiteTest {
    private static final RefineSettings TIGHT =
            RefineSettings.defaults().withMaxEvaluations(3000).withTolerances(1e-15, 1e-13, 1e-14);

    static Stream<NistProblem> problems() {
        return NistProblems.all().stream();
    }

    /** The data as typed are those that NIST has: a wrong digit would show. */
    @ParameterizedTest
    @MethodSource("problems")
    void theCertifiedParametersGiveTheCertifiedSum(NistProblem p) {
        double sum = p.squares(p.certified);
        assertThat(sum).isCloseTo(p.sum, within(Math.max(2e-10 * p.sum, 1e-20)));
    }

    /** Log relative error: digits agreed, of the worst parameter, at most 11. */
    private static double digits(NistProblem p, Point found) {
        double worst = 11;
        for (int k = 0; k < p.certified.length; k++) {
            double error = Math.abs(found.at(k) - p.certified[k]) / Math.abs(p.certified[k]);
            worst = Math.min(worst, error > 0 ? -Math.log10(error) : 11);
        }
        return Math.max(0, worst);
    }

    @Test
    void bothStartsReachTheCertifiedParameters() {
        StringBuilder table =
                new StringBuilder(String.format("%n%-10s %-8s %28s %28s%n", "NIST", "level", "start 1", "start 2"));
        int reached = 0;
        int all = 0;
        for (NistProblem p : NistProblems.all()) {
            table.append(String.format(Locale.ROOT, "%-10s %-8s", p.name, p.level));
            for (double[] start : List.of(p.start1, p.start2)) {
                Refinement fit = new Refiner(TIGHT).refine(p.model(), p.lower(), p.upper(), start);
                double digits = digits(p, fit.best());
                table.append(
                        String.format(Locale.ROOT, " %5.1f digits %4d %-10s", digits, fit.evaluations(), fit.reason()));
                reached += digits >= 4 ? 1 : 0;
                all++;
            }
            table.append(System.lineSeparator());
        }
        assertThat(reached).as("%s", table).isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void hipparchusEndsAtTheSameOptimum(NistProblem p) {
        Refinement fit = new Refiner(TIGHT).refine(p.model(), p.lower(), p.upper(), p.start2);
        int n = p.x.length;
        LeastSquaresOptimizer.Optimum peer = new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(1e-15)
                .withParameterRelativeTolerance(1e-14)
                .optimize(LeastSquaresFactory.create(
                        LeastSquaresFactory.model(
                                b -> residuals(p, b).values(),
                                b -> residuals(p, b).jacobian().orElseThrow()),
                        new ArrayRealVector(n),
                        new ArrayRealVector(p.start2),
                        new DiagonalMatrix(new ArrayRealVector(n, 1.0).toArray()),
                        null,
                        3000,
                        3000));
        for (int k = 0; k < p.certified.length; k++) {
            double sigma = Math.max(p.deviations[k], 1e-9 * Math.abs(p.certified[k]));
            assertThat((fit.best().at(k) - peer.getPoint().getEntry(k)) / sigma)
                    .as("parameter %d", k)
                    .isCloseTo(0, within(1e-3));
        }
    }

    private static ResidualModel.Residuals residuals(NistProblem p, double[] b) {
        return (ResidualModel.Residuals) p.model().evaluate(b, ResidualModel.Purpose.TRIAL);
    }
}
