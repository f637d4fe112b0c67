package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * NIST Statistical Reference Datasets, nonlinear regression: data, certified parameters and standard deviations. With the
 * certified residual standard deviation as sigma, (J^T J)^-1 gives the certified standard deviations and chi-square is the
 * number of degrees of freedom.
 */
class NistTest {
    /** @param sigma certified residual standard deviation */
    private record Case(NistProblem problem, double sigma, Point lower, Point upper, Point start) {
        @Override
        public String toString() {
            return problem + " from " + start;
        }

        ResidualModel model() {
            return Models.curve(problem.certified.length, problem.x, problem.y, sigma, problem.curve);
        }

        Refinement refine(RefineSettings settings) {
            return new Refiner(settings).refine(model(), lower.copy(), upper.copy(), start.copy());
        }
    }

    /** From both starts that NIST gives. */
    private static Stream<Case> both(String name, double sigma, Point lower, Point upper) {
        NistProblem problem = NistProblems.named(name);
        return Stream.of(problem.start1, problem.start2)
                .map(start -> new Case(problem, sigma, lower, upper, Point.of(start)));
    }

    static Stream<Case> cases() {
        return Stream.of(
                        both("Misra1a", 1.0187876330E-01, Point.of(50, 5e-5), Point.of(1000, 5e-3)),
                        // the first start is beyond these bounds
                        both("MGH09", 6.6279236551E-03, Point.of(0.01, 0.001, 0.001, 0.001), Point.of(1, 1, 1, 1))
                                .skip(1),
                        both("Rat43", 2.8262414662E+01, Point.of(10, 0, 0.01, 0.1), Point.of(2000, 20, 3, 5)),
                        both(
                                "Thurber",
                                1.3714600784E+01,
                                Point.of(500, 500, 100, 10, 0.1, 0.05, 0.005),
                                Point.of(2000, 3000, 1500, 200, 2, 1, 0.2)))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void certifiedParametersAndDeviationsComeBack(Case nist) {
        RefineSettings settings = RefineSettings.defaults()
                .withMaxEvaluations(5000)
                .withDifferences(1e-6, true)
                .withTolerances(1e-14, 1e-12, 1e-12);
        Refinement fit = nist.refine(settings);

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.chiSquare()).isCloseTo(nist.problem().degrees(), Percentage.withPercentage(1e-6));
        Covariance covariance = fit.covariance().orElseThrow();
        assertThat(covariance.rank()).isEqualTo(nist.problem().certified.length);
        for (int k = 0; k < nist.problem().certified.length; k++) {
            assertThat(fit.best().at(k)).isCloseTo(nist.problem().certified[k], Percentage.withPercentage(1e-3));
            assertThat(covariance.sigma(k).getAsDouble())
                    .isCloseTo(nist.problem().deviations[k], Percentage.withPercentage(1e-2));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void defaultSettingsEndWithinAFewHundredthsOfASigma(Case nist) {
        Refinement fit = nist.refine(RefineSettings.defaults());

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        for (int k = 0; k < nist.problem().certified.length; k++) {
            double off = (fit.best().at(k) - nist.problem().certified[k]) / nist.problem().deviations[k];
            assertThat(Math.abs(off)).as("parameter %d", k).isLessThan(0.05);
        }
    }
}
