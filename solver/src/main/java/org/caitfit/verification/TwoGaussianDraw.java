package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.GaussianSumSites;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/**
 * One set of parameters with an SED of two Gaussians, the second one deeper: between the two D may all but jump.
 *
 * @param voltage V
 * @param foreignRatio D_foreign/D_bulk
 * @param share of the sites in the first Gaussian
 * @param fwhm of the first Gaussian, meV
 * @param deepFwhm of the second one, meV
 * @param depth of the centre of the second one below that of the first, meV
 */
public record TwoGaussianDraw(
        double voltage,
        double foreignRatio,
        double share,
        double fwhm,
        double deepFwhm,
        double depth,
        double vacancies) {

    /** Random sets, each a function of seed and number alone, potentiostatic. */
    public static Stream<TwoGaussianDraw> sequence(long seed, int count) {
        return IntStream.range(0, count)
                .mapToLong(i -> 7L * i)
                .mapToObj(at -> new TwoGaussianDraw(
                        Draw.logUniform(Draw.uniform(seed, at), 0.3, 100),
                        Draw.logUniform(Draw.uniform(seed, at + 1), 2e-5, 1),
                        0.5 + 0.45 * Draw.uniform(seed, at + 2),
                        100 + 250 * Draw.uniform(seed, at + 3),
                        50 + 200 * Draw.uniform(seed, at + 4),
                        500 * Draw.uniform(seed, at + 5),
                        0.02 + 0.28 * Draw.uniform(seed, at + 6)));
    }

    /** Until a zone of constant D_foreign would be 100 nm deep. */
    public TransportProblem problem() {
        double meV = 1e-3 * ELEMENTARY_CHARGE;
        GaussianSumSites sites = new GaussianSumSites(List.of(
                new GaussianSumSites.Part(share, 0, fwhm * meV),
                new GaussianSumSites.Part(1 - share, -depth * meV, deepFwhm * meV)));
        return StandardCase.problem(
                StandardCase.PERMITTIVITY,
                new Stage(
                        new FrontControl.Potentiostatic(FOREIGN, voltage),
                        TEMPERATURE,
                        Draw.duration(voltage, foreignRatio),
                        List.of(
                                new SiteEnergyDiffusion(D_BULK, sites, vacancies, N_BULK),
                                new ConstantDiffusion(foreignRatio * D_BULK))));
    }

    /** Java that makes this set again. */
    public String code() {
        return "new TwoGaussianDraw(" + voltage + ", " + foreignRatio + ", " + share + ", " + fwhm + ", " + deepFwhm
                + ", " + depth + ", " + vacancies + ")";
    }
}
