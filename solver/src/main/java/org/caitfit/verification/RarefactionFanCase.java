package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.NATIVE;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.Outcome;

/** Fast ion behind slow: no front but a fan. */
final class RarefactionFanCase implements VerificationCase {
    private static final double DEPTH = 100e-9;
    /** Of the untouched glass, VT/nm. */
    private static final double FIELD = 100;

    private static final double[] RATIOS = {2, 4, 10};
    /** Drawn. */
    private static final double SHOWN = 4;

    /** n/n_bulk = 1 - s, s = (sqrt(D_foreign D_native v t/x) - D_native)/(D_foreign - D_native) between 0 and 1. */
    private record Fan(double ratio) implements ExactProfile {
        @Override
        public double at(double depth) {
            double s = (Math.sqrt(ratio * DEPTH / depth) - 1) / (ratio - 1);
            return 1 - Math.min(1, Math.max(0, s));
        }
    }

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "rarefaction-fan",
                "Rarefaction fan",
                "Where nothing sharpens the profile, the scheme neither steepens nor smears it. The exact solution is the"
                        + " limit of drift alone, hence the high field (mathematics, not physics); the corners of the fan are"
                        + " rounded by diffusion over sqrt(D t) and are left out.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant D_foreign > D_native, constant"
                        + " current density",
                "n_foreign/n_bulk = (sqrt(D_foreign D_native v t/x) - D_native)/(D_foreign - D_native) for x between"
                        + " v t D_native/D_foreign and v t D_foreign/D_native, v = I/n_bulk",
                List.of(
                        Parameter.of("D_native", "m2/s", TwoConstants.NATIVE_D),
                        Parameter.of("D_foreign/D_native", "", RATIOS),
                        Parameter.of("field of the untouched glass", "VT/nm", FIELD),
                        Parameter.of("v t", "nm", DEPTH * 1e9)));
    }

    @Override
    public CaseResult run() {
        double largest = 0;
        List<Curve> curves = new ArrayList<>();
        for (double ratio : RATIOS) {
            double nativeD = TwoConstants.NATIVE_D;
            Outcome.Completed run = CompletedRun.of(TwoConstants.galvanostatic(
                    new ConstantDiffusion(nativeD), ratio * nativeD, nativeD * FIELD * 1e9, DEPTH));
            ProfileComparison comparison = new ProfileComparison(run.finalProfile(), NATIVE, new Fan(ratio));
            largest = Math.max(largest, comparison.largestBetween(0.25, 0.75));
            if (ratio == SHOWN) {
                curves.add(comparison.computed("native ion, cells of the run", 0, 1.2 * ratio * DEPTH));
                curves.add(comparison.exact("fan of drift alone", 1e-9, 1.2 * ratio * DEPTH));
            }
        }
        return new CaseResult(
                List.of(Check.atMost("largest error where n/n_bulk is 0.25 - 0.75, in n_bulk", largest, 4e-3, "")),
                List.of(new Plot("depth / nm", "n / n_bulk", Plot.Scale.LINEAR, curves)));
    }
}
