package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.caitfit.PoissonCounts;
import org.caitfit.study.Calibration;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scale and background solved inside, on a front of known form. */
final class CalibrationFitTest {
    private static final int POINTS = 120;
    private static final double BULK = 1.4e28;
    private static final NoiseModel COUNTS = new NoiseModel.Counts(1e3);
    private static final NoiseModel GAUSSIAN = new NoiseModel.AbsoluteRelative(0.01 * BULK, 0.03);

    private static MeasuredProfile profile(NoiseModel noise, boolean scale, double sigma, boolean background) {
        double[] depth = new double[POINTS];
        boolean[] used = new boolean[POINTS];
        for (int i = 0; i < POINTS; i++) {
            depth[i] = i * 1e-9;
            used[i] = true;
        }
        return new MeasuredProfile(
                "K",
                0,
                Path.of("K.csv"),
                "",
                depth,
                used,
                List.of(new MeasuredProfile.IonSeries("K", new double[POINTS])),
                new DepthResolution.None(),
                new Calibration(scale, sigma, background, Quantity.Known.of(1)),
                noise,
                BULK,
                DisplayUnit.NONE,
                true);
    }

    /** A front at a depth, nm. */
    private static double[] front(double at) {
        double[] density = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            density[i] = BULK * (0.05 + 0.95 / (1 + Math.exp((at - i) / 6)));
        }
        return density;
    }

    private static double[] byFront(double at) {
        double[] slope = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double e = Math.exp((at - i) / 6);
            slope[i] = -BULK * 0.95 * e / 6 / ((1 + e) * (1 + e));
        }
        return slope;
    }

    private static double[] measured(double scale, double background) {
        PoissonCounts counts = new PoissonCounts(11);
        double[] truth = front(60);
        for (int i = 0; i < POINTS; i++) {
            truth[i] = counts.draw((scale * truth[i] / BULK + background) * 1e3) / 1e3 * BULK;
        }
        return truth;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scaleAndBackgroundAreFound(boolean countsNoise) {
        MeasuredProfile profile = profile(countsNoise ? COUNTS : GAUSSIAN, true, Double.POSITIVE_INFINITY, true);
        CalibrationFit fit = new CalibrationFit(profile, measured(1.2, 0.03), front(60));
        assertThat(fit.scale()).isCloseTo(1.2, within(3 * fit.scaleSigma().orElseThrow()));
        assertThat(fit.background() / BULK)
                .isCloseTo(0.03, within(3 * fit.backgroundSigma().orElseThrow() / BULK));
        assertThat(fit.backgroundSigma().orElseThrow() / BULK).isLessThan(0.005);
    }

    /** Nothing near it is better: the sum of squares is stationary to round-off, and larger around. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSumOfSquaresIsLeast(boolean countsNoise) {
        MeasuredProfile profile = profile(countsNoise ? COUNTS : GAUSSIAN, true, 0.02, true);
        double[] measured = measured(1.1, 0.02);
        CalibrationFit fit = new CalibrationFit(profile, measured, front(58));
        double least = sum(profile, measured, fit.scale(), fit.background());
        for (double da : new double[] {-1e-4, 0, 1e-4}) {
            for (double db : new double[] {-1e-5, 0, 1e-5}) {
                if (da != 0 || db != 0) {
                    assertThat(sum(profile, measured, fit.scale() + da, fit.background() + db * BULK))
                            .isGreaterThan(least);
                }
            }
        }
    }

    private static double sum(MeasuredProfile profile, double[] measured, double scale, double background) {
        double sum = Math.pow((scale - 1) / profile.calibration().scaleSigma(), 2);
        double[] s = front(58);
        for (int i = 0; i < POINTS; i++) {
            sum += Math.pow(Residual.of(profile, measured[i], scale * s[i] + background), 2);
        }
        return sum;
    }

    /** The residuals that are left, as a function of the depth of the front, against Richardson's differences. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void derivativesOfWhatIsLeftAreExact(boolean countsNoise) {
        MeasuredProfile profile = profile(countsNoise ? COUNTS : GAUSSIAN, true, 0.02, true);
        double[] measured = measured(1.1, 0.02);
        CalibrationFit fit = new CalibrationFit(profile, measured, front(57));
        double[] own = fit.change(byFront(57));
        double h = 0.05;
        CalibrationFit[] at = new CalibrationFit[4];
        for (int j = 0; j < 4; j++) {
            at[j] = new CalibrationFit(profile, measured, front(57 + h * new double[] {-2, -1, 1, 2}[j]));
        }
        for (int i = 0; i < POINTS; i++) {
            double difference =
                    (at[0].residual(i) - 8 * at[1].residual(i) + 8 * at[2].residual(i) - at[3].residual(i)) / (12 * h);
            assertThat(fit.slope(i, byFront(57)[i], own)).isCloseTo(difference, within(1e-6));
        }
        double prior =
                (at[0].priorResidual() - 8 * at[1].priorResidual() + 8 * at[2].priorResidual() - at[3].priorResidual())
                        / (12 * h);
        assertThat(fit.priorSlope(own)).isCloseTo(prior, within(1e-6));
        double scale = (at[0].scale() - 8 * at[1].scale() + 8 * at[2].scale() - at[3].scale()) / (12 * h);
        assertThat(own[0]).isCloseTo(scale, within(1e-8));
    }

    @Test
    void theBackgroundOfCountsIsNotNegative() {
        MeasuredProfile counts = profile(COUNTS, true, Double.POSITIVE_INFINITY, true);
        double[] tooLow = front(60);
        double[] shifted = front(60);
        for (int i = 0; i < POINTS; i++) {
            shifted[i] = Math.max(0, tooLow[i] - 0.04 * BULK);
        }
        CalibrationFit fit = new CalibrationFit(counts, shifted, tooLow);
        assertThat(fit.background()).isZero();
        assertThat(fit.backgroundSigma()).isEmpty();
        assertThat(fit.change(byFront(60))[1]).isZero();
        MeasuredProfile gaussian = profile(GAUSSIAN, false, Double.POSITIVE_INFINITY, true);
        assertThat(new CalibrationFit(gaussian, shifted, tooLow).background() / BULK)
                .isCloseTo(-0.04, within(0.002));
    }

    @Test
    void aScaleThatTheDataDoNotTellHasNoSigma() {
        MeasuredProfile profile = profile(COUNTS, true, Double.POSITIVE_INFINITY, true);
        // nothing of the ion is there; and a constant density, which is as good a background
        CalibrationFit absent = new CalibrationFit(profile, measured(1, 0.1), new double[POINTS]);
        assertThat(absent.scale()).isEqualTo(1);
        assertThat(absent.scaleSigma()).isEmpty();
        double[] constant = new double[POINTS];
        java.util.Arrays.fill(constant, 0.01 * BULK);
        CalibrationFit flat = new CalibrationFit(profile, measured(1, 0.1), constant);
        assertThat(flat.scaleSigma()).isEmpty();
        assertThat(flat.calibrated(0)).isFinite();
    }
}
