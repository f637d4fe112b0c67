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
    /** Drawn, and that of the thin front. */
    private static final double SHOWN = 10;
    /** Width of a thin front, m. */
    private static final double THIN = 0.3e-9;
    /** D ratio at which a front hardly sharpens itself. */
    private static final double WEAK = 1.2;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "logistic-front",
                "Logistic front",
                "A front that sharpens itself has the right width, place and speed. The exact solution is that of the"
                        + " electroneutral equations: at a Debye length of 0.03 nm the difference is far below the errors. A"
                        + " front that hardly sharpens itself is widened most by limited reconstruction.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant D_native > D_foreign, constant"
                        + " current density j = e I",
                "n/n_bulk = 1/(1 + exp(-lambda (x - v t))), v = I/n_bulk, lambda = v (1/D_foreign - 1/D_native);"
                        + " compared as averages over the cells of the run, centred where the charge of the run says",
                List.of(
                        Parameter.of("D_native", "m2/s", TwoConstants.NATIVE_D),
                        Parameter.of("D_native/D_foreign", "", RATIOS),
                        Parameter.of("front width 1/lambda", "nm", WIDTH * 1e9),
                        Parameter.of("width of the thin front (D ratio 10)", "nm", THIN * 1e9),
                        Parameter.of("D ratio of the weak front (width as above)", "", WEAK),
                        Parameter.of("front depth", "nm", DEPTH * 1e9),
                        Parameter.of("thickness", "µm", TwoConstants.THICKNESS * 1e6)));
    }

    /** A run beside the exact front. */
    private record Front(Profile profile, LogisticFront exact, ProfileComparison comparison) {
        static Front of(double ratio, double width, double depth) {
            double foreignD = TwoConstants.NATIVE_D / ratio;
            Outcome.Completed run = CompletedRun.of(TwoConstants.galvanostatic(
                    new ConstantDiffusion(TwoConstants.NATIVE_D),
                    foreignD,
                    TwoConstants.speed(foreignD, width),
                    depth));
            LogisticFront exact = new LogisticFront(TwoConstants.equalAreaDepth(run), width);
            return new Front(run.finalProfile(), exact, new ProfileComparison(run.finalProfile(), NATIVE, exact));
        }

        double depth() {
            return profile.frontDepth().orElseThrow();
        }

        double widthError() {
            return Math.abs(LogisticFront.width(profile, FOREIGN, NATIVE) / exact.width() - 1);
        }
    }

    @Override
    public CaseResult run() {
        double error = 0;
        double widthError = 0;
        double frontError = 0;
        double speedError = 0;
        List<Curve> curves = new ArrayList<>();
        for (double ratio : RATIOS) {
            Front front = Front.of(ratio, WIDTH, DEPTH);
            Front early = Front.of(ratio, WIDTH, DEPTH / 2);
            double time = front.profile().time() - early.profile().time();
            double speed = TwoConstants.speed(TwoConstants.NATIVE_D / ratio, WIDTH);
            error = Math.max(error, front.comparison().largest());
            widthError = Math.max(widthError, front.widthError());
            frontError =
                    Math.max(frontError, Math.abs(front.depth() - front.exact().centre()));
            speedError = Math.max(speedError, Math.abs((front.depth() - early.depth()) / time / speed - 1));
            if (ratio == SHOWN) {
                double from = DEPTH - 8 * WIDTH;
                double to = DEPTH + 8 * WIDTH;
                curves.add(front.comparison().computed("native ion, cells of the run", from, to));
                curves.add(front.comparison().exact("exact", from, to));
            }
        }
        Front thin = Front.of(SHOWN, THIN, DEPTH);
        Front weak = Front.of(WEAK, WIDTH, DEPTH);
        return new CaseResult(
                List.of(
                        Check.atMost("largest error of a cell average, in n_bulk", error, 0.005, ""),
                        Check.atMost("relative error of the front width", widthError, 0.01, ""),
                        Check.atMost("error of the front depth", frontError * 1e9, 0.05, "nm"),
                        Check.atMost("relative error of the front speed", speedError, 5e-4, ""),
                        Check.atMost(
                                "thin front: largest error of a cell average",
                                thin.comparison().largest(),
                                0.005,
                                ""),
                        Check.atMost("thin front: relative error of the width", thin.widthError(), 0.012, ""),
                        Check.atMost(
                                "weak front: largest error of a cell average",
                                weak.comparison().largest(),
                                0.01,
                                ""),
                        Check.atMost("weak front: relative error of the width", weak.widthError(), 0.03, "")),
                List.of(new Plot("depth / nm", "n / n_bulk", Plot.Scale.LINEAR, curves)));
    }
}
