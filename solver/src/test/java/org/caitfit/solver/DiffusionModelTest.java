package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.caitfit.solver.PhysicalConstants.BOLTZMANN;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.FWHM;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.util.List;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D(n): the site energy distribution, the free form against its promises, the table against its model. */
final class DiffusionModelTest {
    private static final FreeFormDiffusion FREE = new FreeFormDiffusion(
            new double[] {0.01 * N_BULK, 0.1 * N_BULK, 0.15 * N_BULK, 0.6 * N_BULK, N_BULK},
            new double[] {1e-22, 1e-20, 1e-20, 3e-18, 1e-17});

    @Test
    void standardGlassHasTheTabulatedValues() {
        SiteEnergyDiffusion sed = new SiteEnergyDiffusion(D_BULK, FWHM, 0.1, N_BULK);

        double ratio = sed.at(0.1 * N_BULK, TEMPERATURE).value() / D_BULK;
        double fall = (sed.fermiEnergy(N_BULK) - sed.fermiEnergy(0.1 * N_BULK)) / ELEMENTARY_CHARGE;
        assertThat(sed.at(N_BULK, TEMPERATURE).value()).isCloseTo(D_BULK, within(1e-12 * D_BULK));
        assertThat(sed.siteDensity()).isCloseTo(N_BULK / (1 - StandardCase.VACANCIES), withinPercentage(1e-10));
        assertThat(ratio).isCloseTo(9.8e-5, within(0.05e-5));
        assertThat(fall).isCloseTo(0.278, within(0.0005));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.0102, 0.12, 0.5, 0.9, 0.99, 1.05})
    void slopesAreTheDerivatives(double n) {
        for (DiffusionModel model : new DiffusionModel[] {
            StandardCase.native250(),
            FREE,
            new LogLinearDiffusion(1e-21, D_BULK, N_BULK),
            new SiteEnergyDiffusion(D_BULK, SiteDistributionTest.TWO_GAUSSIANS, 0.1, N_BULK),
            new SiteEnergyDiffusion(D_BULK, SiteDistributionTest.TABLE, 0.1, N_BULK)
        }) {
            double h = 1e-3 * n * N_BULK;
            double x = n * N_BULK;
            // sixth order
            double expected = (45 * (value(model, x + h) - value(model, x - h))
                            - 9 * (value(model, x + 2 * h) - value(model, x - 2 * h))
                            + value(model, x + 3 * h)
                            - value(model, x - 3 * h))
                    / (60 * h);
            assertThat(model.at(x, TEMPERATURE).slope())
                    .as(model.getClass().getSimpleName())
                    .isCloseTo(expected, within(1e-8 * Math.abs(expected) + 1e-9 * value(model, x) / x));
        }
    }

    @Test
    void freeFormPassesThroughItsKnotsAndIsMonotone() {
        double[] knots = {0.01, 0.1, 0.15, 0.6, 1};
        double[] values = {1e-22, 1e-20, 1e-20, 3e-18, 1e-17};
        for (int i = 0; i < knots.length; i++) {
            assertThat(value(FREE, knots[i] * N_BULK)).isCloseTo(values[i], within(1e-13 * values[i]));
        }
        double last = 0;
        for (double n = 0.005; n < 1.1; n += 1e-4) {
            double d = value(FREE, n * N_BULK);
            assertThat(d).as("D at " + n).isGreaterThanOrEqualTo(last * (1 - 1e-14));
            last = d;
        }
        assertThat(value(FREE, 0.12 * N_BULK)).as("flat between equal knots").isCloseTo(1e-20, within(1e-33));
        assertThat(FREE.at(1e-5 * N_BULK, TEMPERATURE))
                .as("constant below the first knot")
                .isEqualTo(FREE.at(0.005 * N_BULK, TEMPERATURE));
    }

    /**
     * Up to a density that leaves a few sites free: the excess charge at a front is below 1 %. FWHM in meV, vacancies,
     * highest n/n_bulk.
     */
    @ParameterizedTest
    @CsvSource({"250,0.1,1.01", "350,0.1,1.01", "100,0.1,1.01", "1,0.1,1.05", "350,0.3,1.05", "350,0.02,1.0"})
    void tableIsItsModel(int fwhmInMev, double vacancies, double highest, TestReporter reporter) {
        SiteEnergyDiffusion model =
                new SiteEnergyDiffusion(D_BULK, fwhmInMev * 1e-3 * ELEMENTARY_CHARGE, vacancies, N_BULK);
        reporter.publishEntry("value, slope", assertTable(model, highest, 1e-4));
    }

    /** A free form has kinks in its curvature at its knots and in its slope at the outermost ones. */
    @Test
    void tableIsItsFreeForm(TestReporter reporter) {
        reporter.publishEntry("value, slope", assertTable(FREE, 1.05, 5e-3));
    }

    @Test
    void tableIsItsSumOfGaussians(TestReporter reporter) {
        DiffusionModel model = new SiteEnergyDiffusion(D_BULK, SiteDistributionTest.TWO_GAUSSIANS, 0.1, N_BULK);
        reporter.publishEntry("value, slope", assertTable(model, 1.01, 2e-4));
    }

    @Test
    void logLinearDiffusionIsTheGeometricMeanHalfWay() {
        DiffusionModel model = new LogLinearDiffusion(1e-20, 1e-18, N_BULK);
        assertThat(value(model, 0)).isEqualTo(1e-20);
        assertThat(value(model, N_BULK)).isCloseTo(1e-18, within(1e-31));
        assertThat(value(model, 0.5 * N_BULK)).isCloseTo(1e-19, within(1e-32));
        assertThat(value(new LogLinearDiffusion(3e-20, 3e-20, N_BULK), 0.3 * N_BULK))
                .as("equal ends")
                .isEqualTo(3e-20);
    }

    /** In a box of width w the Fermi energy is linear in the density, so ln D is: from exp(-(1 - v) w/kT) to 1. */
    @Test
    void sitesInABoxMakeDiffusionLogLinear() {
        double width = 0.2 * ELEMENTARY_CHARGE;
        double vacancies = 0.1;
        SiteDistribution box = new TabulatedSites(new double[] {0, 0.3 * width, width}, new double[] {2, 2, 2});
        DiffusionModel sites = new SiteEnergyDiffusion(D_BULK, box, vacancies, N_BULK);
        double lowest = D_BULK * Math.exp(-(1 - vacancies) * width / (BOLTZMANN * TEMPERATURE));
        DiffusionModel line = new LogLinearDiffusion(lowest, D_BULK, N_BULK);
        for (double n = 0.01; n < 1.1; n += 0.03) {
            DiffusionModel.Diffusivity expected = line.at(n * N_BULK, TEMPERATURE);
            DiffusionModel.Diffusivity found = sites.at(n * N_BULK, TEMPERATURE);
            assertThat(found.value()).isCloseTo(expected.value(), within(1e-12 * expected.value()));
            assertThat(found.slope()).isCloseTo(expected.slope(), within(1e-12 * expected.slope()));
        }
    }

    @Test
    void diffusionIsHeldConstantWhereSitesAreAllFullOrAllEmpty() {
        SiteDistribution gap = new GaussianSumSites(
                List.of(new GaussianSumSites.Part(0.5, 0, FWHM), new GaussianSumSites.Part(0.5, -20 * FWHM, FWHM)));
        for (SiteDistribution sites :
                List.of(new GaussianSites(FWHM), SiteDistributionTest.TWO_GAUSSIANS, SiteDistributionTest.TABLE, gap)) {
            DiffusionModel model = new SiteEnergyDiffusion(D_BULK, sites, 0.1, N_BULK);
            assertThat(model.at(2 * N_BULK, TEMPERATURE))
                    .isEqualTo(model.at(N_BULK / 0.9, TEMPERATURE))
                    .extracting(DiffusionModel.Diffusivity::slope)
                    .isEqualTo(0.0);
            assertThat(model.at(0, TEMPERATURE)).isEqualTo(model.at(1e-13 * N_BULK, TEMPERATURE));
            assertThat(value(model, 0)).isPositive();
            assertThat(model.at(0.45 * N_BULK, TEMPERATURE).slope()).isFinite().isNotNegative();
        }
    }

    private static String assertTable(DiffusionModel model, double highest, double bar) {
        DiffusionTable table = new DiffusionTable(model, TEMPERATURE, N_BULK, D_BULK);
        double byValue = 0;
        double bySlope = 0;
        for (double n = 1e-4; n < highest; n *= 1.0007) {
            DiffusionModel.Diffusivity exact = model.at(n * N_BULK, TEMPERATURE);
            table.lookUp(n);
            byValue = Math.max(byValue, Math.abs(table.value * D_BULK / exact.value() - 1));
            // error of the slope as a relative error of D per e-fold of n
            bySlope = Math.max(
                    bySlope, Math.abs(table.slope * D_BULK / N_BULK - exact.slope()) * n * N_BULK / exact.value());
        }
        assertThat(byValue).as("relative error of D").isLessThan(bar);
        return byValue + ", " + bySlope;
    }

    @Test
    void valuesOutOfRangeAreRefusedByNameAndValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConstantDiffusion(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConstantDiffusion(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteEnergyDiffusion(D_BULK, FWHM, 1.5, N_BULK))
                .withMessageContaining("vacancies")
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteEnergyDiffusion(Double.POSITIVE_INFINITY, FWHM, 0.1, N_BULK))
                .withMessageContaining("Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteEnergyDiffusion(D_BULK, -FWHM, 0.1, N_BULK))
                .withMessageContaining("FWHM");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogLinearDiffusion(0, 1e-17, N_BULK))
                .withMessageContaining("1.0E-17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogLinearDiffusion(1e-17, Double.POSITIVE_INFINITY, N_BULK))
                .withMessageContaining("Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GaussianSumSites.Part(1, Double.NaN, FWHM))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TabulatedSites(new double[] {0, 1, 2}, new double[] {1, 0, 1}))
                .withMessageContaining("point 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TabulatedSites(new double[] {0, 1}, new double[] {0, 0}))
                .withMessageContaining("above 0 somewhere");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FreeFormDiffusion(new double[] {2, 1}, new double[] {1, 1}))
                .withMessageContaining("knot 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FreeFormDiffusion(new double[] {1, 2}, new double[] {1, Double.NaN}))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new FreeFormDiffusion(new double[] {1, 2}, new double[] {1, Double.POSITIVE_INFINITY}))
                .withMessageContaining("Infinity");
    }

    private static double value(DiffusionModel model, double density) {
        return model.at(density, TEMPERATURE).value();
    }
}
