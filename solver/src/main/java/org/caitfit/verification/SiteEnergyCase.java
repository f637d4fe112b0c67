package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.BOLTZMANN;
import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.SiteEnergyDiffusion;

/** D(n) of a Gaussian site energy distribution against arithmetic with 50 digits. */
final class SiteEnergyCase implements VerificationCase {
    private static final double[] FWHM = {0.25, 0.1, 0.35};
    private static final double[] VACANCIES = {0.1, 0.3, 0.02};
    private static final double LOWEST = 1e-4;
    private static final int POINTS = 24;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "site-energies",
                "D(n) of site energies to all digits",
                "The only special function of the solver, the inverse of the normal distribution, with its derivative. Runs"
                        + " read D from a table of it, which a test holds to 1e-4. (A"
                        + " Bernoulli function belongs to Scharfetter-Gummel fluxes; this solver takes the mobility upstream"
                        + " with van Leer slopes and has none.)",
                "D(n) = D_bulk exp((E_F(n) - E_F(n_bulk))/kT), integral of the Gaussian g(E) up to E_F = n,"
                        + " dD/dn = D/(kT g(E_F))",
                "E_F by Newton's method on the series 1/2 + phi(y) (y + y^3/3 + y^5/15 + ...), exponentials by their series,"
                        + " in decimal arithmetic with 50 digits",
                List.of(
                        Parameter.of("FWHM of the site energies", "meV", FWHM[0] * 1e3, FWHM[1] * 1e3, FWHM[2] * 1e3),
                        Parameter.of("vacant sites", "", VACANCIES),
                        Parameter.of("temperature", "K", TEMPERATURE),
                        Parameter.of("densities, evenly in ln n", "n_bulk", LOWEST, 1)));
    }

    @Override
    public CaseResult run() {
        double valueError = 0;
        double slopeError = 0;
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < FWHM.length; i++) {
            SiteEnergyDiffusion model =
                    new SiteEnergyDiffusion(D_BULK, FWHM[i] * ELEMENTARY_CHARGE, VACANCIES[i], N_BULK);
            Exact exact = new Exact(FWHM[i], VACANCIES[i]);
            double[] n = new double[POINTS + 1];
            double[] observed = new double[POINTS + 1];
            double[] expected = new double[POINTS + 1];
            for (int p = 0; p <= POINTS; p++) {
                n[p] = Math.pow(LOWEST, 1 - (double) p / POINTS);
                DiffusionModel.Diffusivity d = model.at(n[p] * N_BULK, TEMPERATURE);
                exact.at(n[p]);
                observed[p] = d.value() / D_BULK;
                expected[p] = exact.value;
                valueError = Math.max(valueError, Math.abs(observed[p] / exact.value - 1));
                slopeError = Math.max(slopeError, Math.abs(d.slope() * N_BULK / D_BULK / exact.slope - 1));
            }
            String name = Math.round(FWHM[i] * 1e3) + " meV";
            curves.add(Curve.computed(name, n, observed));
            curves.add(Curve.exact(name + ", 50 digits", n, expected));
        }
        return new CaseResult(
                List.of(
                        Check.atMost("relative error of D", valueError, 1e-12, ""),
                        Check.atMost("relative error of dD/dn", slopeError, 1e-12, "")),
                List.of(new Plot("n / n_bulk", "D / D_bulk", Plot.Scale.LOGARITHMIC, curves)));
    }

    /** D/D_bulk and its derivative by n/n_bulk. */
    private static final class Exact {
        /** Standard deviation of the site energies over kT. */
        private final BigDecimal spread;

        private final BigDecimal filled;
        private final BigDecimal bulk;
        private double value;
        private double slope;

        Exact(double fwhm, double vacancies) {
            BigDecimal sigma =
                    BigDecimal.valueOf(8).multiply(naturalLogarithmOfTwo()).sqrt(NormalDistribution.DIGITS);
            this.spread = new BigDecimal(fwhm * ELEMENTARY_CHARGE)
                    .divide(sigma, NormalDistribution.DIGITS)
                    .divide(new BigDecimal(BOLTZMANN).multiply(new BigDecimal(TEMPERATURE)), NormalDistribution.DIGITS);
            this.filled = BigDecimal.ONE.subtract(new BigDecimal(vacancies));
            this.bulk = NormalDistribution.inverse(filled);
        }

        void at(double n) {
            BigDecimal y = NormalDistribution.inverse(filled.multiply(new BigDecimal(n)));
            BigDecimal d = NormalDistribution.exp(spread.multiply(y.subtract(bulk)));
            value = d.doubleValue();
            slope = d.multiply(spread)
                    .multiply(filled)
                    .divide(NormalDistribution.density(y), NormalDistribution.DIGITS)
                    .doubleValue();
        }

        /** ln 2 = sum of 1/(k 2^k). */
        private static BigDecimal naturalLogarithmOfTwo() {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal power = BigDecimal.ONE;
            for (int k = 1; k < 180; k++) {
                power = power.multiply(new BigDecimal("0.5"), NormalDistribution.DIGITS);
                sum = sum.add(
                        power.divide(BigDecimal.valueOf(k), NormalDistribution.DIGITS), NormalDistribution.DIGITS);
            }
            return sum;
        }
    }
}
