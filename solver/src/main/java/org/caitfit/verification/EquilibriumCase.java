package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.Stage;

/** Where nothing drives, nothing moves. */
final class EquilibriumCase implements VerificationCase {
    private static final double DURATION = 1000;

    private static final List<FrontControl> CONTROLS = List.of(
            new FrontControl.Potentiostatic(FOREIGN, 0),
            new FrontControl.Galvanostatic(FOREIGN, 0),
            new FrontControl.Reservoir(N_BULK, 0));

    private static final List<String> NAMES = List.of("short circuit", "open circuit", "bath of its own composition");

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "equilibrium",
                "Equilibrium",
                "Untouched glass at short circuit, at open circuit and in a bath of its own composition stays as it is: no"
                        + " flux out of nothing.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; D_native(n) of the standard cases",
                "n = n_bulk, J = 0",
                List.of(Parameter.of("duration", "s", DURATION), Parameter.of("unit of current", "A/m2", unit())));
    }

    /** Current density of all native ions at a gradient of n_bulk per nm, A/m^2. */
    private static double unit() {
        return PhysicalConstants.ELEMENTARY_CHARGE * N_BULK * StandardCase.D_BULK / 1e-9;
    }

    @Override
    public CaseResult run() {
        double change = 0;
        double current = 0;
        List<Curve> curves = new ArrayList<>();
        for (int c = 0; c < CONTROLS.size(); c++) {
            Outcome.Completed run = CompletedRun.of(StandardCase.problem(
                    StandardCase.PERMITTIVITY,
                    new Stage(CONTROLS.get(c), TEMPERATURE, DURATION, StandardCase.K.diffusion())));
            Profile profile = run.finalProfile();
            double[] depth = new double[profile.cells()];
            double[] deviation = new double[profile.cells()];
            for (int cell = 0; cell < profile.cells(); cell++) {
                depth[cell] = profile.depth(cell) * 1e6;
                deviation[cell] = (profile.density(NATIVE, cell) / N_BULK - 1) * 1e15;
                change = Math.max(change, Math.abs(deviation[cell]) * 1e-15);
                change = Math.max(change, Math.abs(profile.density(FOREIGN, cell) / N_BULK));
            }
            curves.add(Curve.computed(NAMES.get(c), depth, deviation));
            for (int i = 0; i < run.trace().size(); i++) {
                current = Math.max(current, Math.abs(run.trace().currentDensity(i)) / unit());
            }
        }
        return new CaseResult(
                List.of(
                        Check.atMost("largest change of a density, in n_bulk", change, 1e-13, ""),
                        Check.atMost("largest current density over e n_bulk D_bulk/nm", current, 1e-13, "")),
                List.of(new Plot("depth / µm", "(n / n_bulk − 1) / 10⁻¹⁵", Plot.Scale.LINEAR, curves)));
    }
}
