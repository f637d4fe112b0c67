package org.caitfit.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.caitfit.solver.GaussianSumSites;
import org.caitfit.solver.SiteDistribution;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.TabulatedSites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Widths in closed form. */
class SiteWidthsTest {
    private static final double MEV = 1.602176634e-22;
    private static final double N_BULK = 1.4e28;
    private static final double FWHM = 250 * MEV;
    private static final double SIGMA = FWHM / Math.sqrt(8 * Math.log(2));

    private static SiteWidths widths(SiteDistribution distribution, double vacancies) {
        return new SiteWidths(new SiteEnergyDiffusion(1e-17, distribution, vacancies, N_BULK));
    }

    @Test
    void allSitesOfAGaussianHaveItsWidth() {
        SiteWidths widths = new SiteWidths(new SiteEnergyDiffusion(1e-17, FWHM, 0.1, N_BULK));
        assertThat(widths.all()).isCloseTo(FWHM, within(1e-9 * FWHM));
        // at 10 % vacancies the Fermi level is above the upper point at half maximum
        assertThat(widths.populated(N_BULK)).isCloseTo(FWHM, within(1e-9 * FWHM));
    }

    /** Quantiles of the normal distribution from a table. */
    @ParameterizedTest
    @CsvSource({"0.15, 1.0364333894937896", "0.2, 0.8416212335729143", "0.5, 0"})
    void theUpperPointOfTheCutGaussianIsTheFermiLevel(double vacancies, double quantile) {
        SiteWidths widths = new SiteWidths(new SiteEnergyDiffusion(1e-17, FWHM, vacancies, N_BULK));
        double expected = 0.5 * FWHM + quantile * SIGMA;
        assertThat(widths.populated(N_BULK)).isCloseTo(expected, within(1e-9 * FWHM));
    }

    @Test
    void belowTheMiddleTheMaximumOfTheCutGaussianIsAtTheFermiLevel() {
        double quantile = -0.2533471031357997; // 40 % filled
        SiteWidths widths = new SiteWidths(new SiteEnergyDiffusion(1e-17, FWHM, 0.6, N_BULK));
        double half = -Math.sqrt(quantile * quantile + 2 * Math.log(2));
        assertThat(widths.populated(N_BULK)).isCloseTo((quantile - half) * SIGMA, within(1e-9 * FWHM));
    }

    @Test
    void twoGaussiansCountFromTheirOutermostPoints() {
        SiteDistribution apart = new GaussianSumSites(List.of(
                new GaussianSumSites.Part(1, -300 * MEV, 100 * MEV),
                new GaussianSumSites.Part(1, 300 * MEV, 100 * MEV)));
        assertThat(widths(apart, 0.01).all()).isCloseTo(700 * MEV, within(1e-6 * MEV));
        // half of the sites filled: the lower Gaussian, with its upper point
        assertThat(widths(apart, 0.5).populated(N_BULK)).isCloseTo(100 * MEV, within(1e-6 * MEV));
    }

    @Test
    void aTriangleIsHalfAsWideAsItsBase() {
        SiteDistribution triangle =
                new TabulatedSites(new double[] {-100 * MEV, 50 * MEV, 100 * MEV}, new double[] {0, 2, 0});
        assertThat(widths(triangle, 0.05).all()).isCloseTo(100 * MEV, within(1e-6 * MEV));
    }
}
