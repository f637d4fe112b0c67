package org.caitfit.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.refine.ResidualModel;
import org.caitfit.uncertainty.ProfileLikelihood.Verdict;
import org.junit.jupiter.api.Test;

/** Profile likelihoods against closed forms and against brute force. */
class LikelihoodScanTest {
    private static final Refiner REFINER = new Refiner(RefineSettings.defaults());
    private static final double Z95 = 1.959963984540054;

    private static ProfileLikelihood scan(
            ResidualModel model, double[] lower, double[] upper, double[] start, int parameter) {
        Refinement best = REFINER.refine(model, lower, upper, start);
        assertThat(best.reason().optimal()).as(best.detail()).isTrue();
        return new ProfileLikelihood(
                LikelihoodScan.side(model, lower, upper, best, parameter, -1),
                LikelihoodScan.side(model, lower, upper, best, parameter, 1),
                best.chiSquare());
    }

    /** Residuals with finite-difference derivatives of the model itself, as exact ones. */
    private static ResidualModel model(int parameters, Function<double[], double[]> residuals) {
        return new ResidualModel() {
            @Override
            public int parameters() {
                return parameters;
            }

            @Override
            public Evaluation evaluate(double[] point, Purpose purpose) {
                double[] r = residuals.apply(point);
                if (r.length == 0) {
                    return new NoResiduals("Beyond the wall.");
                }
                double[][] jacobian = new double[r.length][parameters];
                for (int k = 0; k < parameters; k++) {
                    double[] more = point.clone();
                    double[] less = point.clone();
                    more[k] += 1e-6;
                    less[k] -= 1e-6;
                    double[] a = residuals.apply(more);
                    double[] b = residuals.apply(less);
                    for (int i = 0; i < r.length; i++) {
                        jacobian[i][k] = a.length == 0 ? (r[i] - b[i]) / 1e-6 : (a[i] - b[i]) / 2e-6;
                    }
                }
                return new Residuals(r, Optional.of(jacobian));
            }
        };
    }

    private static Offset<Double> onePercentOf(double width) {
        return within(0.01 * Math.abs(width));
    }

    @Test
    void ofALinearModelTheIntervalIsThatOfTheCovariance() {
        ResidualModel line = model(
                2,
                p -> IntStream.range(0, 20)
                        .mapToDouble(i -> 5 * (p[0] + p[1] * i / 10.0 - 1) + Math.sin(7.0 * i))
                        .toArray());
        double[] lower = {-10, -10};
        double[] upper = {10, 10};
        Refinement best = REFINER.refine(line, lower, upper, new double[] {0, 0});
        for (int k = 0; k < 2; k++) {
            ProfileLikelihood profile = scan(line, lower, upper, new double[] {0, 0}, k);
            double sigma = best.covariance().orElseThrow().sigma(k).getAsDouble();
            double at = best.best().at(k);

            assertThat(profile.verdict()).isEqualTo(Verdict.DETERMINED);
            assertThat(profile.upper95().getAsDouble()).isCloseTo(at + Z95 * sigma, onePercentOf(Z95 * sigma));
            assertThat(profile.lower95().getAsDouble()).isCloseTo(at - Z95 * sigma, onePercentOf(Z95 * sigma));
            assertThat(profile.upper68().getAsDouble()).isCloseTo(at + sigma, onePercentOf(sigma));
            assertThat(profile.lower68().getAsDouble()).isCloseTo(at - sigma, onePercentOf(sigma));
            // two steps a side, each of one evaluation
            assertThat(profile.evaluations()).isLessThanOrEqualTo(8);
            assertThat(profile.better()).isEmpty();
        }
    }

    /** A decay seen over less than its time: both parameters are far from normal. */
    private static ResidualModel decay() {
        return model(
                2,
                p -> IntStream.range(0, 12)
                        .mapToDouble(i -> (p[0] * Math.exp(-p[1] * i / 10.0) - 2 * Math.exp(-0.9 * i / 10.0)) / 0.25
                                + 0.7 * Math.cos(5.0 * i))
                        .toArray());
    }

    @Test
    void ofACurvedModelTheEndsAreThoseOfBruteForce() {
        double[] lower = {0.1, 0};
        double[] upper = {10, 8};
        for (int k = 0; k < 2; k++) {
            ProfileLikelihood profile = scan(decay(), lower, upper, new double[] {1, 1}, k);
            assertThat(profile.verdict()).isEqualTo(Verdict.DETERMINED);
            assertThat(profile.evaluations()).isLessThanOrEqualTo(25);
            for (double end : new double[] {
                profile.lower95().getAsDouble(), profile.upper95().getAsDouble()
            }) {
                double width = end - (k == 0 ? 2 : 0.9);
                double inner = lowest(k, end - 0.02 * width) - profile.chiSquare();
                double outer = lowest(k, end + 0.02 * width) - profile.chiSquare();
                assertThat(inner).as("parameter %d, just inside %s", k, end).isLessThan(LikelihoodScan.RISE_95);
                assertThat(outer).as("parameter %d, just outside %s", k, end).isGreaterThan(LikelihoodScan.RISE_95);
            }
        }
    }

    /** Lowest chi-square at a value of one parameter of the decay, by golden section over the other. */
    private static double lowest(int held, double value) {
        double a = held == 0 ? 0 : 0.1;
        double b = held == 0 ? 8 : 10;
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 120; i++) {
            double left = b - golden * (b - a);
            double right = a + golden * (b - a);
            if (chiSquare(held, value, left) < chiSquare(held, value, right)) {
                b = right;
            } else {
                a = left;
            }
        }
        return chiSquare(held, value, 0.5 * (a + b));
    }

    private static double chiSquare(int held, double value, double other) {
        double[] point = held == 0 ? new double[] {value, other} : new double[] {other, value};
        double sum = 0;
        for (double r : ((ResidualModel.Residuals) decay().evaluate(point, ResidualModel.Purpose.TRIAL)).values()) {
            sum += r * r;
        }
        return sum;
    }

    @Test
    void whereOnlyAProductIsDeterminedBothFactorsAreFlat() {
        // log10 a + log10 b is seen
        ResidualModel product = model(2, p -> new double[] {10 * (p[0] + p[1] - 1), 10 * (p[0] + p[1] - 1.02)});
        for (int k = 0; k < 2; k++) {
            ProfileLikelihood profile =
                    scan(product, new double[] {-5, -5}, new double[] {5, 5}, new double[] {0.3, 0.4}, k);
            // the other one reaches its bound first and then limits this one from below
            assertThat(profile.upper95()).isEmpty();
            assertThat(profile.verdict()).isIn(Verdict.FLAT, Verdict.LOWER_LIMIT);
            if (profile.lower95().isPresent()) {
                assertThat(profile.lower95().getAsDouble()).isLessThan(-3.99);
            }
            assertThat(profile.evaluations()).isLessThanOrEqualTo(25);
        }
    }

    @Test
    void aSaturatedParameterHasALowerLimit() {
        // seen only where it is small: an exchange that is complete looks the same however fast it was
        ResidualModel saturated = model(1, p -> new double[] {20 * (Math.tanh(Math.pow(10, p[0])) - 1), 0.5});
        ProfileLikelihood profile = scan(saturated, new double[] {-3}, new double[] {3}, new double[] {2}, 0);

        assertThat(profile.verdict()).isEqualTo(Verdict.LOWER_LIMIT);
        // 20 (1 - tanh x) = 1.96
        double x = 0.5 * Math.log((2 - Z95 / 20) / (Z95 / 20));
        assertThat(profile.lower95().getAsDouble()).isCloseTo(Math.log10(x), within(0.02));
        assertThat(profile.upper95()).isEmpty();
    }

    @Test
    void atABoundTheOtherSideIsALimit() {
        ResidualModel pressed =
                model(2, p -> new double[] {3 * (p[0] - 1.5), 2 * (p[1] - 0.5), 2 * (p[0] + p[1] - 1.5)});
        ProfileLikelihood profile = scan(pressed, new double[] {0, 0}, new double[] {1, 1}, new double[] {0.5, 0.5}, 0);

        assertThat(profile.verdict()).isEqualTo(Verdict.LOWER_LIMIT);
        assertThat(profile.up().steps()).isEmpty();
        // chi-square over p0 with the best p1: 9 (p0 - 1.5)^2 + 2 (p0 - 1)^2, at the bound 2.25
        double rise = LikelihoodScan.RISE_95;
        double low = profile.lower95().getAsDouble();
        assertThat(9 * (low - 1.5) * (low - 1.5) + 2 * (low - 1) * (low - 1) - 2.25)
                .isCloseTo(rise, within(0.08));
    }

    @Test
    void behindAWallTheSideIsUnknownAndTheOtherStands() {
        ResidualModel wall =
                model(2, p -> p[0] > 0.6 ? new double[0] : new double[] {2 * (p[0] - 0.5), 3 * (p[1] - p[0]), 0.3});
        ProfileLikelihood profile = scan(wall, new double[] {-5, -5}, new double[] {5, 5}, new double[] {0.2, 0.1}, 0);

        assertThat(profile.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(profile.lower95().getAsDouble()).isCloseTo(0.5 - Z95 / 2, within(0.01));
    }

    @Test
    void aBetterBasinOnTheWayIsReported() {
        ResidualModel two = model(1, p -> new double[] {0.8 * (p[0] * p[0] - 1), 0.15 * (p[0] - 1)});
        ProfileLikelihood profile = scan(two, new double[] {-3}, new double[] {3}, new double[] {-0.9}, 0);

        assertThat(profile.chiSquare()).isCloseTo(0.09, within(0.01));
        ResidualModel wide = model(1, p -> new double[] {0.8 * (p[0] * p[0] - 1), 0.3 * (p[0] - 1)});
        ProfileLikelihood other = scan(wide, new double[] {-3}, new double[] {3}, new double[] {-0.9}, 0);
        assertThat(other.better()).isPresent();
        assertThat(other.better().orElseThrow().chiSquare()).isLessThan(other.chiSquare() - 0.1);
    }

    @Test
    void aScanStartsAtAnOptimumOnly() {
        ResidualModel failing = model(1, p -> new double[0]);
        Refinement none = REFINER.refine(failing, new double[] {0}, new double[] {1}, new double[] {0.5});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikelihoodScan.side(failing, new double[] {0}, new double[] {1}, none, 0, 1))
                .withMessageContaining("FAILED_START");
    }
}
