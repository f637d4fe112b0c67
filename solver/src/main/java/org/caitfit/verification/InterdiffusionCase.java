package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.hipparchus.special.Erf;

/** Salt bath without a current: ions change places by diffusion, and the field follows from that. */
final class InterdiffusionCase implements VerificationCase {
    private static final double NATIVE_D = 1e-18;
    private static final double THICKNESS = 10e-6;
    private static final double TEMPERATURE = 600;
    private static final double DURATION = 2500;
    private static final double LENGTH = 2 * Math.sqrt(NATIVE_D * DURATION);
    /** Foreign share of the bath where both D are equal. */
    private static final double SHARE = 0.7;
    /** Native share of the bath in the other runs. */
    private static final double REST = 0.01;

    private static final double[] RATIOS = {0.3, 0.03, 5};
    private static final double[] SED_RATIOS = {0.1, 3};
    private static final double SED_FWHM = 0.1;
    /** Drawn. */
    private static final double SHOWN = 0.03;

    /** n/n_bulk = 1 - share erfc(x/(2 sqrt(D t))). */
    private record ErrorFunction() implements ExactProfile {
        @Override
        public double at(double depth) {
            return 1 - SHARE * Erf.erfc(depth / LENGTH);
        }

        @Override
        public double mean(double from, double to) {
            return 1 - SHARE * LENGTH * (integral(to / LENGTH) - integral(from / LENGTH)) / (to - from);
        }

        /** Integral of erfc from 0. */
        private static double integral(double x) {
            return x * Erf.erfc(x) + (1 - Math.exp(-x * x)) / Math.sqrt(Math.PI);
        }
    }

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "interdiffusion",
                "Interdiffusion without a field from outside",
                "Diffusion alone, the diffusion potential, and the condition of no current. With a strongly falling D the"
                        + " first cell at the bath is of first order only, which is what the larger errors are.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; sum z_k J_k = 0; n_k(0) held",
                "equal D: n = n_bulk - (n_bulk - n(0)) erfc(x/(2 sqrt(D t))); else (D_amb n')' = -2 eta n', eta = x/(2"
                        + " sqrt(D_native t)), D_amb = n_bulk D_native D_foreign/(n D_native + (n_bulk - n) D_foreign), by"
                        + " shooting",
                List.of(
                        Parameter.of("D_native (at bulk density)", "m2/s", NATIVE_D),
                        Parameter.of("D_foreign/D_native, constant", "", RATIOS),
                        Parameter.of("D_foreign/D_native, D_native(n) of site energies", "", SED_RATIOS),
                        Parameter.of("FWHM of the site energies", "meV", SED_FWHM * 1e3),
                        Parameter.of("native ions in the bath (equal D)", "n_bulk", 1 - SHARE),
                        Parameter.of("native ions in the bath (other D)", "n_bulk", REST),
                        Parameter.of("duration", "s", DURATION),
                        Parameter.of("temperature", "K", TEMPERATURE)));
    }

    @Override
    public CaseResult run() {
        ConstantDiffusion constant = new ConstantDiffusion(NATIVE_D);
        Profile equal = bath(constant, NATIVE_D, 1 - SHARE);
        ProfileComparison equalComparison = new ProfileComparison(equal, NATIVE, new ErrorFunction());
        double equalUptake = uptake(equal) / (SHARE * LENGTH / Math.sqrt(Math.PI)) - 1;
        Worst worst = new Worst();
        List<Curve> curves = new ArrayList<>();
        for (double ratio : RATIOS) {
            ProfileComparison comparison = worst.add(constant, ratio);
            if (ratio == SHOWN) {
                curves.add(comparison.computed("D_foreign/D_native = 0.03, cells of the run", 0, 100e-9));
                curves.add(comparison.exact("similarity solution", 0, 100e-9));
                curves.add(equalComparison.computed("equal D, cells of the run", 0, 100e-9));
                curves.add(equalComparison.exact("error function", 0, 100e-9));
            }
        }
        DiffusionModel sed =
                new SiteEnergyDiffusion(NATIVE_D, SED_FWHM * PhysicalConstants.ELEMENTARY_CHARGE, 0.1, N_BULK);
        for (double ratio : SED_RATIOS) {
            worst.add(sed, ratio);
        }
        return new CaseResult(
                List.of(
                        Check.atMost(
                                "equal D: largest error of a cell average, in n_bulk",
                                equalComparison.largest(),
                                8e-4,
                                ""),
                        Check.atMost("equal D: relative error of the uptake", Math.abs(equalUptake), 1.6e-3, ""),
                        Check.atMost("other D: largest error, in n_bulk", worst.largest, 0.02, ""),
                        Check.atMost("other D: relative error of the uptake", worst.uptake, 0.015, ""),
                        Check.atMost("other D: RMS error after a blur of 5 nm, in n_bulk", worst.blurred, 4e-3, "")),
                List.of(new Plot("depth / nm", "n / n_bulk", Plot.Scale.LINEAR, curves)));
    }

    /** Largest errors of several runs. */
    private static final class Worst {
        private double largest;
        private double uptake;
        private double blurred;

        ProfileComparison add(DiffusionModel nativeD, double ratio) {
            Profile profile = bath(nativeD, ratio * NATIVE_D, REST);
            Interdiffusion exact = new Interdiffusion(nativeD, ratio * NATIVE_D, REST, NATIVE_D, TEMPERATURE, DURATION);
            ProfileComparison comparison = new ProfileComparison(profile, NATIVE, exact);
            DepthSamples samples = DepthSamples.of(profile, NATIVE);
            largest = Math.max(largest, comparison.largest());
            uptake = Math.max(uptake, Math.abs(uptake(profile) / exact.uptake() - 1));
            blurred = Math.max(blurred, samples.blurredRmsTo(samples.like(exact::at)));
            return comparison;
        }
    }

    /** Foreign ions per area over n_bulk, m. */
    private static double uptake(Profile profile) {
        return profile.amount(FOREIGN, 0, THICKNESS) / N_BULK;
    }

    private static Profile bath(DiffusionModel nativeD, double foreignD, double rest) {
        Outcome.Completed run = CompletedRun.of(new TransportProblem(
                StandardCase.twoIons(),
                THICKNESS,
                StandardCase.PERMITTIVITY,
                List.of(new Stage(
                        new FrontControl.Reservoir(rest * N_BULK, (1 - rest) * N_BULK),
                        TEMPERATURE,
                        DURATION,
                        List.of(nativeD, new ConstantDiffusion(foreignD))))));
        return run.finalProfile();
    }
}
