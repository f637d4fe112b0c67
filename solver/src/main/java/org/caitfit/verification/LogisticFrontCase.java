package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Profile;

/** Slow ion behind fast, both with constant D: the exact travelling wave. */
final class LogisticFrontCase implements VerificationCase {
    private static final double WIDTH = 3e-9;
    private static final double DEPTH = 120e-9;
    private static final double[] RATIOS = {2, 10, 100};
    /** Drawn. */
    private static final double SHOWN = 10;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "logistic-front",
                "Logistic front",
                "A front that sharpens itself has the right width, place and speed. The exact solution is that of the"
                        + " electroneutral equations: at a Debye length of 0.03 nm the difference is far below the errors.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant D_native > D_foreign, constant"
                        + " current density j = e I",
                "n/n_bulk = 1/(1 + exp(-lambda (x - v t))), v = I/n_bulk, lambda = v (1/D_foreign - 1/D_native);"
                        + " compared as averages over the cells of the run, centred where the charge of the run says",
                List.of(
                        Parameter.of("D_native", "m2/s", TwoConstants.NATIVE_D),
                        Parameter.of("D_native/D_foreign", "", RATIOS),
                        Parameter.of("front width 1/lambda", "nm", WIDTH * 1e9),
                        Parameter.of("front depth", "nm", DEPTH * 1e9),
                        Parameter.of("thickness", "µm", TwoConstants.THICKNESS * 1e6)));
    }

    @Override
    public CaseResult run() {
        double error = 0;
        double widthError = 0;
        double frontError = 0;
        double speedError = 0;
        List<Curve> curves = new ArrayList<>();
        for (double ratio : RATIOS) {
            double foreignD = TwoConstants.NATIVE_D / ratio;
            double speed = TwoConstants.speed(foreignD, WIDTH);
            Outcome.Completed run = run(foreignD, speed, DEPTH);
            Profile profile = run.finalProfile();
            LogisticFront exact = new LogisticFront(TwoConstants.equalAreaDepth(run), WIDTH);
            ProfileComparison comparison = new ProfileComparison(profile, NATIVE, exact);
            double front = profile.frontDepth().orElseThrow();
            Profile early = run(foreignD, speed, DEPTH / 2).finalProfile();
            double measured = (front - early.frontDepth().orElseThrow()) / (profile.time() - early.time());
            error = Math.max(error, comparison.largest());
            widthError = Math.max(widthError, Math.abs(LogisticFront.width(profile, FOREIGN, NATIVE) / WIDTH - 1));
            frontError = Math.max(frontError, Math.abs(front - exact.centre()));
            speedError = Math.max(speedError, Math.abs(measured / speed - 1));
            if (ratio == SHOWN) {
                curves.add(comparison.computed("native ion, cells of the run", DEPTH - 8 * WIDTH, DEPTH + 8 * WIDTH));
                curves.add(comparison.exact("exact", DEPTH - 8 * WIDTH, DEPTH + 8 * WIDTH));
            }
        }
        return new CaseResult(
                List.of(
                        Check.atMost("largest error of a cell average, in n_bulk", error, 0.005, ""),
                        Check.atMost("relative error of the front width", widthError, 0.01, ""),
                        Check.atMost("error of the front depth", frontError * 1e9, 0.05, "nm"),
                        Check.atMost("relative error of the front speed", speedError, 5e-4, "")),
                List.of(new Plot("depth / nm", "n / n_bulk", Plot.Scale.LINEAR, curves)));
    }

    private static Outcome.Completed run(double foreignD, double speed, double depth) {
        return CompletedRun.of(
                TwoConstants.galvanostatic(new ConstantDiffusion(TwoConstants.NATIVE_D), foreignD, speed, depth));
    }
}
