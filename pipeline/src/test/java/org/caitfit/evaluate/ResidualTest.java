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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResidualTest {
    private static final double BULK = 1.4e28;
    private static final double COUNTS = 1e4;

    private static MeasuredProfile profile(NoiseModel noise) {
        return new MeasuredProfile(
                "K",
                0,
                Path.of("K.csv"),
                "",
                new double[] {1e-9},
                new boolean[] {true},
                List.of(new MeasuredProfile.IonSeries("K", new double[] {BULK})),
                new DepthResolution.None(),
                Calibration.NONE,
                noise,
                BULK,
                DisplayUnit.NONE,
                true);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 20, 300, 3000})
    void residualsOfPoissonCountsHaveMeanZeroAndVarianceOne(double mean) {
        MeasuredProfile profile = profile(new NoiseModel.Counts(COUNTS));
        PoissonCounts noise = new PoissonCounts(42);
        int draws = 10_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double r = Residual.of(profile, noise.draw(mean) / COUNTS * BULK, mean / COUNTS * BULK);
            sum += r;
            squares += r * r;
        }
        double average = sum / draws;
        assertThat(squares / draws - average * average).as("%s", noise).isCloseTo(1, within(0.06));
        // the transform is biased by 1/(4 sqrt(mean))
        assertThat(average).as("%s", noise).isCloseTo(0, within(0.05 + 0.25 / Math.sqrt(mean)));
    }

    @Test
    void theSigmaOfCountsIsThatOfThePoissonDistribution() {
        MeasuredProfile profile = profile(new NoiseModel.Counts(COUNTS));
        double relative = Residual.sigma(profile, 0, BULK) / BULK;
        assertThat(relative).isCloseTo(0.01, within(1e-6));
        // smooth down to nothing
        assertThat(Residual.sigma(profile, 0, 0)).isPositive();
        assertThat(Residual.sigma(profile, 0, -1e20)).isEqualTo(Residual.sigma(profile, 0, 0));
    }

    @Test
    void gaussianNoiseAddsItsPartsInSquares() {
        MeasuredProfile profile = profile(new NoiseModel.AbsoluteRelative(3e26, 0.04));
        assertThat(Residual.sigma(profile, 1e28, 5)).isCloseTo(5e26, within(1e12));
        assertThat(Residual.of(profile, 1e28, 1.1e28)).isCloseTo(2, within(1e-12));
        assertThat(Residual.of(profile, 1e28, 0.9e28)).isCloseTo(-2, within(1e-12));
    }

    @Test
    void aResidualIsPositiveWhereTheSimulationIsHigher() {
        MeasuredProfile profile = profile(new NoiseModel.Counts(COUNTS));
        assertThat(Residual.of(profile, 0.5 * BULK, 0.5 * BULK)).isZero();
        assertThat(Residual.of(profile, 0.5 * BULK, 0.51 * BULK)).isPositive();
        // about one sigma at 1e4 counts
        assertThat(Residual.of(profile, BULK, 1.01 * BULK)).isCloseTo(1, within(0.01));
    }
}
