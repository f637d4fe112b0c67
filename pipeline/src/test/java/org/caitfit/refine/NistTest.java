package org.caitfit.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
    private static final class Case {
        final String name;
        final Models.Curve curve;
        final double sigma;
        final int degrees;
        double[] x = {};
        double[] y = {};
        double[] lower = {};
        double[] upper = {};
        double[] start = {};
        double[] certified = {};
        double[] deviations = {};

        Case(String name, double sigma, int degrees, Models.Curve curve) {
            this.name = name;
            this.sigma = sigma;
            this.degrees = degrees;
            this.curve = curve;
        }

        Case data(double[] depths, double[] values) {
            x = depths;
            y = values;
            return this;
        }

        Case search(double[] low, double[] high, double[] from) {
            lower = low;
            upper = high;
            start = from;
            return this;
        }

        Case answer(double[] values, double[] sigmas) {
            certified = values;
            deviations = sigmas;
            return this;
        }

        @Override
        public String toString() {
            return name + " from " + Arrays.toString(start);
        }
    }

    private static Case misra1a(double... start) {
        return new Case("Misra1a", 1.0187876330E-01, 12, (b, x) -> b[0] * (1 - Math.exp(-b[1] * x)))
                .data(
                        v(
                                77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1,
                                689.1, 760),
                        v(
                                10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40,
                                75.47, 81.78))
                .search(v(50, 5e-5), v(1000, 5e-3), start)
                .answer(v(2.3894212918E+02, 5.5015643181E-04), v(2.7070075241E+00, 7.2668688436E-06));
    }

    private static Case mgh09(double... start) {
        return new Case("MGH09", 6.6279236551E-03, 7, (b, x) -> b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]))
                .data(
                        v(4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625),
                        v(0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246))
                .search(v(0.01, 0.001, 0.001, 0.001), v(1, 1, 1, 1), start)
                .answer(
                        v(1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01),
                        v(1.1435312227E-02, 1.9633220911E-01, 8.0842031232E-02, 9.0025542308E-02));
    }

    private static Case rat43(double... start) {
        return new Case(
                        "Rat43",
                        2.8262414662E+01,
                        11,
                        (b, x) -> b[0] / Math.pow(1 + Math.exp(b[1] - b[2] * x), 1 / b[3]))
                .data(
                        v(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
                        v(
                                16.08, 33.83, 65.80, 97.20, 191.55, 326.20, 386.87, 520.53, 590.03, 651.92, 724.93,
                                699.56, 689.96, 637.56, 717.41))
                .search(v(10, 0, 0.01, 0.1), v(2000, 20, 3, 5), start)
                .answer(
                        v(6.9964151270E+02, 5.2771253025E+00, 7.5962938329E-01, 1.2792483859E+00),
                        v(1.6302297817E+01, 2.0828735829E+00, 1.9566123451E-01, 6.8761936385E-01));
    }

    private static Case thurber(double... start) {
        return new Case(
                        "Thurber",
                        1.3714600784E+01,
                        30,
                        (b, x) ->
                                (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6]))))
                .data(
                        v(
                                -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363,
                                -2.322, -1.501, -1.460, -1.274, -1.212, -1.100, -1.046, -0.915, -0.714, -0.566, -0.545,
                                -0.400, -0.309, -0.109, -0.103, 0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572,
                                1.841, 2.047, 2.200),
                        v(
                                80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696,
                                101.060, 401.672, 390.724, 567.534, 635.316, 733.054, 759.087, 894.206, 990.785,
                                1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339, 1327.543,
                                1353.863, 1414.509, 1425.208, 1421.384, 1442.962, 1464.350, 1468.705, 1447.894,
                                1457.628))
                .search(v(500, 500, 100, 10, 0.1, 0.05, 0.005), v(2000, 3000, 1500, 200, 2, 1, 0.2), start)
                .answer(
                        v(
                                1.2881396800E+03,
                                1.4910792535E+03,
                                5.8323836877E+02,
                                7.5416644291E+01,
                                9.6629502864E-01,
                                3.9797285797E-01,
                                4.9727297349E-02),
                        v(
                                4.6647963344E+00,
                                3.9571156086E+01,
                                2.8698696102E+01,
                                5.5675370270E+00,
                                3.1333340687E-02,
                                1.4984928198E-02,
                                6.5842344623E-03));
    }

    static Stream<Case> cases() {
        return Stream.of(
                misra1a(500, 1e-4),
                misra1a(250, 5e-4),
                mgh09(0.25, 0.39, 0.415, 0.39),
                rat43(100, 10, 1, 1),
                rat43(700, 5, 0.75, 1.3),
                thurber(1000, 1000, 400, 40, 0.7, 0.3, 0.03),
                thurber(1300, 1500, 500, 75, 1, 0.4, 0.05));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void certifiedParametersAndDeviationsComeBack(Case nist) {
        RefineSettings settings = RefineSettings.defaults()
                .withMaxEvaluations(5000)
                .withDifferences(1e-6, true)
                .withTolerances(1e-14, 1e-12, 1e-12);
        Refinement fit = new Refiner(settings).refine(model(nist), nist.lower, nist.upper, nist.start);

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        assertThat(fit.chiSquare()).isCloseTo(nist.degrees, Percentage.withPercentage(1e-6));
        Covariance covariance = fit.covariance().orElseThrow();
        assertThat(covariance.rank()).isEqualTo(nist.certified.length);
        for (int k = 0; k < nist.certified.length; k++) {
            assertThat(fit.best().at(k)).isCloseTo(nist.certified[k], Percentage.withPercentage(1e-3));
            assertThat(covariance.sigma(k).getAsDouble())
                    .isCloseTo(nist.deviations[k], Percentage.withPercentage(1e-2));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void defaultSettingsEndWithinAFewHundredthsOfASigma(Case nist) {
        Refinement fit = new Refiner(RefineSettings.defaults()).refine(model(nist), nist.lower, nist.upper, nist.start);

        assertThat(fit.reason()).as(fit.detail()).isEqualTo(StopReason.CONVERGED);
        for (int k = 0; k < nist.certified.length; k++) {
            double off = (fit.best().at(k) - nist.certified[k]) / nist.deviations[k];
            assertThat(Math.abs(off)).as("parameter %d", k).isLessThan(0.05);
        }
    }

    private static ResidualModel model(Case nist) {
        return Models.curve(nist.certified.length, nist.x, nist.y, nist.sigma, nist.curve);
    }

    private static double[] v(double... values) {
        return values;
    }
}
