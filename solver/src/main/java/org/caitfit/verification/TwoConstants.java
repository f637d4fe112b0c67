package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.N_BULK;

import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

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
        return galvanostatic(nativeD, foreignD, speed, depth, StandardCase.PERMITTIVITY);
    }

    static TransportProblem galvanostatic(
            DiffusionModel nativeD, double foreignD, double speed, double depth, double permittivity) {
        FrontControl control = new FrontControl.Galvanostatic(FOREIGN, speed * ELEMENTARY_CHARGE * N_BULK);
        return new TransportProblem(
                StandardCase.twoIons(),
                THICKNESS,
                permittivity,
                List.of(new Stage(
                        control,
                        StandardCase.TEMPERATURE,
                        depth / speed,
                        List.of(nativeD, new ConstantDiffusion(foreignD)))));
    }

    /** At the permittivity of the standard cases. */
    static double equalAreaDepth(Outcome.Completed run) {
        return equalAreaDepth(run, StandardCase.PERMITTIVITY);
    }

    /** Depth of a front of equal area: what the native ions lack, m. */
    static double equalAreaDepth(Outcome.Completed run, double permittivity) {
        Profile profile = run.finalProfile();
        double space = permittivity * PhysicalConstants.VACUUM_PERMITTIVITY * profile.field(profile.cells());
        return (run.trace().finalCharge() - space) / (ELEMENTARY_CHARGE * N_BULK);
    }
}
