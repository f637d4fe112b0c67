package org.caitfit.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.FreeFormDiffusion;
import org.caitfit.solver.LogLinearDiffusion;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.junit.jupiter.api.Test;

/** The inverse of eq. (2) gives back the distribution that D(n) was made of. */
class SitesFromDiffusionTest {
    private static final double MEV = 1.602176634e-22;
    private static final double N_BULK = 1.4e28;
    private static final double TEMPERATURE = 350;
    private static final SiteEnergyDiffusion SED = new SiteEnergyDiffusion(1e-17, 250 * MEV, 0.15, N_BULK);

    @Test
    void aKnownDistributionComesBackWhateverTheTemperature() {
        for (double temperature : new double[] {300, 350, 420}) {
            SitesFromDiffusion inverse = new SitesFromDiffusion(SED, temperature, N_BULK);
            double bulk = SED.fermiEnergy(N_BULK);
            assertThat(inverse.curve(200)).hasSizeGreaterThan(190).allSatisfy(p -> {
                double energy = SED.fermiEnergy(p.density());
                assertThat(p.energy()).isCloseTo(energy - bulk, within(1e-6 * MEV));
                double states = SED.densityOfStates(energy);
                assertThat(p.states()).isCloseTo(states, within(1e-9 * states));
            });
            double width = new SiteWidths(SED).populated(N_BULK);
            assertThat(inverse.populatedFwhm().orElseThrow()).isCloseTo(width, within(1e-4 * MEV));
        }
    }

    @Test
    void aFreeFormThroughTheSameCurveHasTheSameWidthWithinThreePercent() {
        double[] fractions = DoubleStream.concat(
                        DoubleStream.of(0.002, 0.005, 0.01, 0.02),
                        IntStream.rangeClosed(1, 25).mapToDouble(i -> 0.04 * i))
                .toArray();
        double[] densities = DoubleStream.of(fractions).map(f -> f * N_BULK).toArray();
        double[] d = DoubleStream.of(densities)
                .map(n -> SED.at(n, TEMPERATURE).value())
                .toArray();
        SitesFromDiffusion inverse = new SitesFromDiffusion(new FreeFormDiffusion(densities, d), TEMPERATURE, N_BULK);
        double width = new SiteWidths(SED).populated(N_BULK);
        assertThat(inverse.populatedFwhm().orElseThrow()).isCloseTo(width, within(0.03 * width));
        for (SitesFromDiffusion.Point p : inverse.curve(50)) {
            if (p.density() > 0.05 * N_BULK && p.density() < 0.95 * N_BULK) {
                double energy = SED.fermiEnergy(p.density());
                assertThat(p.energy()).isCloseTo(energy - SED.fermiEnergy(N_BULK), within(0.5 * MEV));
            }
        }
    }

    @Test
    void logLinearDIsAConstantDensityOfStatesThatNeverFallsToHalf() {
        LogLinearDiffusion logLinear = new LogLinearDiffusion(1e-21, 1e-17, N_BULK);
        SitesFromDiffusion inverse = new SitesFromDiffusion(logLinear, TEMPERATURE, N_BULK);
        double states = N_BULK / (PhysicalConstants.BOLTZMANN * TEMPERATURE * Math.log(1e4));
        assertThat(inverse.densityOfStates(0.3 * N_BULK).orElseThrow()).isCloseTo(states, within(1e-9 * states));
        assertThat(inverse.populatedFwhm()).isEmpty();
        assertThat(inverse.exists()).isTrue();
    }

    @Test
    void constantAndFallingDHaveNoSiteEnergies() {
        SitesFromDiffusion constant = new SitesFromDiffusion(new ConstantDiffusion(1e-17), TEMPERATURE, N_BULK);
        assertThat(constant.exists()).isFalse();
        assertThat(constant.curve(10)).isEmpty();
        assertThat(constant.populatedFwhm()).isEmpty();
        LogLinearDiffusion falling = new LogLinearDiffusion(1e-17, 1e-18, N_BULK);
        assertThat(new SitesFromDiffusion(falling, TEMPERATURE, N_BULK).exists())
                .isFalse();
    }
}
