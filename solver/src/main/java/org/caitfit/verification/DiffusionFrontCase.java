package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FreeFormDiffusion;
import org.caitfit.solver.Outcome;

/** A front with D_native(n) over three decades, against its quadrature. */
final class DiffusionFrontCase implements VerificationCase {
    private static final double FOREIGN_D = 1e-20;
    private static final double[] KNOTS = {1e-4, 0.1, 0.4, 0.8, 1};
    private static final double[] VALUES = {1.5e-20, 3e-20, 3e-19, 3e-18, 1e-17};
    private static final double[] WIDTHS = {2e-9, 5e-9};

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "diffusion-front",
                "Front with D(n), by quadrature",
                "D that depends on density acts where it should: each part of the front has the width that D there gives"
                        + " it.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; D_native(n) a free form through knots,"
                        + " everywhere above D_foreign, constant current density",
                "d/dx ln(n/(n_bulk - n)) = v (1/D_foreign - 1/D_native(n)), v = I/n_bulk, by the trapezoidal rule with"
                        + " 200 000 points; compared as averages over the cells of the run",
                List.of(
                        Parameter.of("D_foreign", "m2/s", FOREIGN_D),
                        Parameter.of("knots of D_native", "n_bulk", KNOTS),
                        Parameter.of("D_native there", "m2/s", VALUES),
                        Parameter.of("D_foreign/v", "nm", WIDTHS[0] * 1e9, WIDTHS[1] * 1e9),
                        Parameter.of("front depth over D_foreign/v", "", 60)));
    }

    @Override
    public CaseResult run() {
        double[] knots = KNOTS.clone();
        for (int i = 0; i < knots.length; i++) {
            knots[i] *= N_BULK;
        }
        DiffusionModel nativeD = new FreeFormDiffusion(knots, VALUES);
        double largest = 0;
        double rms = 0;
        List<Curve> curves = new ArrayList<>();
        for (double width : WIDTHS) {
            double speed = FOREIGN_D / width;
            double depth = 60 * width;
            Outcome.Completed run = CompletedRun.of(TwoConstants.galvanostatic(nativeD, FOREIGN_D, speed, depth));
            ExactProfile exact = new QuadratureFront(nativeD, FOREIGN_D, speed, TwoConstants.equalAreaDepth(run));
            ProfileComparison comparison = new ProfileComparison(run.finalProfile(), NATIVE, exact);
            largest = Math.max(largest, comparison.largest());
            rms = Math.max(rms, comparison.rmsOver(20 * width));
            if (width == WIDTHS[1]) {
                curves.add(comparison.computed("native ion, cells of the run", depth - 12 * width, depth + 8 * width));
                curves.add(comparison.exact("quadrature", depth - 12 * width, depth + 8 * width));
            }
        }
        return new CaseResult(
                List.of(
                        Check.atMost("largest error of a cell average, in n_bulk", largest, 3e-3, ""),
                        Check.atMost("RMS error over 20 D_foreign/v, in n_bulk", rms, 1.4e-3, "")),
                List.of(new Plot("depth / nm", "n / n_bulk", Plot.Scale.LINEAR, curves)));
    }
}
