package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.FWHM;

import java.util.Collections;
import java.util.List;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fermi energies: filled up to E_F(f), a distribution holds the share f of the sites. */
final class SiteDistributionTest {
    private static final double MEV = 1e-3 * ELEMENTARY_CHARGE;

    static final SiteDistribution TWO_GAUSSIANS = gaussians(0.3, -300, 120);
    static final SiteDistribution TABLE = new TabulatedSites(
            new double[] {-500 * MEV, -300 * MEV, -200 * MEV, 100 * MEV, 300 * MEV}, new double[] {0, 2, 0.5, 3, 0});

    /** With 0.7 in a Gaussian of 250 meV about 0. */
    private static SiteDistribution gaussians(double weight, double centreInMev, double fwhmInMev) {
        return new GaussianSumSites(List.of(
                new GaussianSumSites.Part(0.7, 0, FWHM),
                new GaussianSumSites.Part(weight, centreInMev * MEV, fwhmInMev * MEV)));
    }

    private static double normal(double energy, double centre, double fwhm) {
        double y = (energy - centre) / (fwhm / GaussianSites.FWHM_OVER_SIGMA);
        return 0.5 * Erf.erfc(-y / Math.sqrt(2));
    }

    /** Weight beside 0.7, centre and FWHM in meV of the second Gaussian; the last pair hardly overlaps. */
    @ParameterizedTest
    @CsvSource({"0.3,-300,120", "0.3,200,400", "7,0,1", "1e-3,-1000,30", "0.3,-700,50"})
    void aSumOfGaussiansIsFilledUpToItsFermiEnergy(double weight, double centre, double fwhm) {
        SiteDistribution sum = gaussians(weight, centre, fwhm);
        double last = Double.NEGATIVE_INFINITY;
        for (double odds = 1e-12; odds < 1e6; odds *= 1.21) {
            double filling = odds / (1 + odds);
            double energy = sum.energy(filling);
            double found = (0.7 * normal(energy, 0, FWHM) + weight * normal(energy, centre * MEV, fwhm * MEV))
                    / (0.7 + weight);
            // E_F is good to 1e-15 of the width of the distribution
            double allowed = 2e-14 * filling + 4e-15 * sum.density(energy) * (FWHM + Math.abs(centre * MEV));
            assertThat(found).as("filling at " + energy / MEV + " meV").isCloseTo(filling, within(allowed));
            assertThat(energy).isGreaterThan(last);
            last = energy;
        }
    }

    @Test
    void equalGaussiansAreOne() {
        GaussianSites one = new GaussianSites(FWHM);
        SiteDistribution five =
                new GaussianSumSites(Collections.nCopies(5, new GaussianSumSites.Part(0.1, 30 * MEV, FWHM)));
        for (double filling = 1e-9; filling < 1; filling *= 1.7) {
            double energy = one.energy(filling);
            assertThat(five.energy(filling) - 30 * MEV).isCloseTo(energy, within(1e-15 * FWHM));
            assertThat(five.density(energy + 30 * MEV))
                    .isCloseTo(one.density(energy), within(1e-13 * one.density(energy)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-11.99, -8.3, -3.1, -1.0 / 128, 0, 0.7, 2.0078125, 5.2, 12.5})
    void theNormalDistributionIsThatOfErfc(double y) {
        double exact = 0.5 * Erf.erfc(-y / Math.sqrt(2));
        double density = Math.exp(-0.5 * y * y) / Math.sqrt(2 * Math.PI);
        // beyond 12 standard deviations there is nothing
        double least = Math.abs(y) < 12 ? 0 : 1e-31;
        assertThat(NormalDistribution.below(y)).isCloseTo(exact, within(3e-14 * exact));
        assertThat(NormalDistribution.density(y)).isCloseTo(density, within(1e-14 * density + least));
    }

    /** Up to the top of a ramp from E = 0 to w lies the share (E/w)^2. */
    @Test
    void aRampIsFilledWithTheSquareOfTheEnergy() {
        double w = 400 * MEV;
        SiteDistribution up = new TabulatedSites(new double[] {0, w}, new double[] {0, 5});
        SiteDistribution down = new TabulatedSites(new double[] {0, w}, new double[] {5, 0});
        for (double filling = 1e-12; filling < 1; filling *= 1.9) {
            assertThat(up.energy(filling)).isCloseTo(w * Math.sqrt(filling), within(1e-15 * w));
            assertThat(down.energy(1 - filling)).isCloseTo(w * (1 - Math.sqrt(filling)), within(1e-10 * w));
        }
        assertThat(up.density(0.25 * w)).isCloseTo(0.5 / w, within(1e-15 / w));
        assertThat(up.density(1.01 * w)).isZero();
        assertThat(up.density(-0.01 * w)).isZero();
    }

    @Test
    void aTableIsFilledUpToItsFermiEnergy() {
        // areas 200, 125, 525, 300 of 1150
        double[] share = {200 / 1150.0, 325 / 1150.0, 850 / 1150.0};
        double[] energy = {-300, -200, 100};
        for (int i = 0; i < share.length; i++) {
            assertThat(TABLE.energy(share[i])).isCloseTo(energy[i] * MEV, within(1e-12 * MEV));
        }
        double sum = 0;
        double step = 0.1 * MEV;
        for (double e = -499.95 * MEV; e < 300 * MEV; e += step) {
            sum += step * TABLE.density(e);
            assertThat(TABLE.energy(Math.min(sum, 1))).isCloseTo(e + 0.5 * step, within(0.01 * MEV));
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFineTableOfAGaussianIsThatGaussian() {
        GaussianSites gaussian = new GaussianSites(FWHM);
        double[] energy = new double[1201];
        double[] density = new double[energy.length];
        for (int i = 0; i < energy.length; i++) {
            energy[i] = (i - 600) * MEV;
            density[i] = 1e-3 * gaussian.density(energy[i]);
        }
        SiteDistribution table = new TabulatedSites(energy, density);
        for (double filling = 1e-4; filling < 1; filling *= 1.3) {
            assertThat(table.energy(filling)).isCloseTo(gaussian.energy(filling), within(1e-2 * MEV));
        }
    }
}
