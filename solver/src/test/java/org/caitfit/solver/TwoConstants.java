package org.caitfit.solver;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.solver.StandardCase.FOREIGN;
import static org.caitfit.solver.StandardCase.N_BULK;

import java.util.List;

/** Two ions and a constant current, described by the width of the front (constant D) and the depth that it reaches. */
final class TwoConstants {
    static final double THICKNESS = 20e-6;
    static final double NATIVE_D = 1e-17;

    private TwoConstants() {}

    /** I/n_bulk, m/s, for 1/lambda = width. */
    static double speed(double foreignD, double width) {
        return 1 / (width * (1 / foreignD - 1 / NATIVE_D));
    }

    static TransportProblem galvanostatic(DiffusionModel nativeD, double foreignD, double speed, double depth) {
        return galvanostatic(nativeD, foreignD, speed, depth, 9);
    }

    static TransportProblem galvanostatic(
            DiffusionModel nativeD, double foreignD, double speed, double depth, double permittivity) {
        FrontControl control = new FrontControl.Galvanostatic(FOREIGN, speed * ELEMENTARY_CHARGE * N_BULK);
        return new TransportProblem(
                StandardCase.twoIons(),
                THICKNESS,
                permittivity,
                List.of(new Stage(control, 350, depth / speed, List.of(nativeD, new ConstantDiffusion(foreignD)))));
    }

    /** Depth of a front of equal area: what the native ions lack, m. */
    static double equalAreaDepth(Outcome.Completed run, double permittivity) {
        Profile profile = run.finalProfile();
        double space = permittivity * PhysicalConstants.VACUUM_PERMITTIVITY * profile.field(profile.cells());
        return (run.trace().finalCharge() - space) / (ELEMENTARY_CHARGE * N_BULK);
    }
}
