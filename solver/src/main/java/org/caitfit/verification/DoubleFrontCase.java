package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.PERMITTIVITY;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/** Double CAIT at constant current: the second, less mobile ion pushes the first one ahead of it at the same speed. */
final class DoubleFrontCase implements VerificationCase {
    private static final int NATIVE = 0;
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final List<String> NAMES = List.of("native ion", "first foreign ion", "second foreign ion");
    private static final double THICKNESS = 20e-6;
    /** Native, first and second foreign ion. */
    private static final double[] DIFFUSIVITY = {1e-17, 1e-18, 3e-19};

    /** Of the front between the first foreign ion and the native ones. */
    private static final double WIDTH = 5e-9;

    private static final double SPEED = 1 / (WIDTH * (1 / DIFFUSIVITY[1] - 1 / DIFFUSIVITY[0]));
    /** Injected depth of each of three stages: the first ion, then twice the second one. */
    private static final double DEPTH = 60e-9;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "double-front",
                "Stationary pair of fronts in a double CAIT",
                "Three ions, and several stages with different delivered ions: both fronts travel at the same speed, each"
                        + " with the width that the D on its two sides give, on a fixed grid.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant D_native > D_first > D_second,"
                        + " the first foreign ion delivered, then the second one, at the same constant current density",
                "n_k/n_bulk = exp(a_k - v x/D_k)/sum_j exp(a_j - v x/D_j), v = I/n_bulk: logistic fronts of widths VT/|E"
                        + " ahead - E behind|, at the depths that the charges of the stages give (compare Oven, J. Appl. Phys."
                        + " 101 (2007) 113113)",
                List.of(
                        Parameter.of("D (native, first, second)", "m2/s", DIFFUSIVITY),
                        Parameter.of("width of the front ahead", "nm", WIDTH * 1e9),
                        Parameter.of("injected depth of each stage (first, second, second)", "nm", DEPTH * 1e9),
                        Parameter.of("thickness", "µm", THICKNESS * 1e6)));
    }

    @Override
    public CaseResult run() {
        List<DiffusionModel> diffusion = List.of(
                new ConstantDiffusion(DIFFUSIVITY[0]),
                new ConstantDiffusion(DIFFUSIVITY[1]),
                new ConstantDiffusion(DIFFUSIVITY[2]));
        Outcome.Completed run = CompletedRun.of(new TransportProblem(
                List.of(
                        new Ion(NAMES.get(NATIVE), 1, N_BULK),
                        new Ion(NAMES.get(FIRST), 1, 0),
                        new Ion(NAMES.get(SECOND), 1, 0)),
                THICKNESS,
                PERMITTIVITY,
                List.of(stage(FIRST, diffusion), stage(SECOND, diffusion), stage(SECOND, diffusion))));
        Profile before = run.profiles().get(1);
        Profile profile = run.finalProfile();
        double time = profile.time() - before.time();
        double ahead = (profile.frontDepth().orElseThrow() - before.frontDepth().orElseThrow()) / time;
        double behind = (halfDepth(profile, SECOND) - halfDepth(before, SECOND)) / time;
        double fieldStep = profile.field(edgeAt(profile, DEPTH)) - profile.field(edgeAt(profile, 2.5 * DEPTH));
        double width = PhysicalConstants.thermalVoltage(TEMPERATURE) / fieldStep;
        StationaryFronts exact = new StationaryFronts(DIFFUSIVITY, new double[] {3 * DEPTH, 2 * DEPTH}, SPEED);
        List<Curve> curves = new ArrayList<>();
        double largest = 0;
        for (int ion = 0; ion < NAMES.size(); ion++) {
            ProfileComparison comparison = new ProfileComparison(profile, ion, exact.of(ion));
            largest = Math.max(largest, comparison.largest());
            curves.add(comparison.computed(NAMES.get(ion), 1.5 * DEPTH, 3.5 * DEPTH));
            curves.add(comparison.exact(NAMES.get(ion) + ", exact", 1.5 * DEPTH, 3.5 * DEPTH));
        }
        return new CaseResult(
                List.of(
                        Check.atMost("largest error of a cell average, in n_bulk", largest, 0.011, ""),
                        Check.atMost(
                                "relative error of the speed of the front ahead",
                                Math.abs(ahead / SPEED - 1),
                                3e-4,
                                ""),
                        Check.atMost(
                                "relative error of the speed of the front behind",
                                Math.abs(behind / SPEED - 1),
                                1.3e-3,
                                ""),
                        Check.atMost(
                                "width of the front behind over VT/(difference of the fields), less 1",
                                Math.abs(LogisticFront.width(profile, SECOND, FIRST) / width - 1),
                                4e-3,
                                "")),
                List.of(new Plot("depth / nm", "n / n_bulk", Plot.Scale.LINEAR, curves)));
    }

    /** Depth where an ion falls to half of n_bulk, seen from the back, m. */
    private static double halfDepth(Profile profile, int ion) {
        int cell = profile.cells() - 2;
        while (profile.density(ion, cell) < 0.5 * N_BULK) {
            cell--;
        }
        double left = profile.density(ion, cell);
        double right = profile.density(ion, cell + 1);
        double share = (left - 0.5 * N_BULK) / (left - right);
        return profile.depth(cell) + share * (profile.depth(cell + 1) - profile.depth(cell));
    }

    private static int edgeAt(Profile profile, double depth) {
        int edge = 0;
        while (profile.edge(edge) < depth) {
            edge++;
        }
        return edge;
    }

    private static Stage stage(int ion, List<DiffusionModel> diffusion) {
        return new Stage(
                new FrontControl.Galvanostatic(ion, SPEED * ELEMENTARY_CHARGE * N_BULK),
                TEMPERATURE,
                DEPTH / SPEED,
                diffusion);
    }
}
