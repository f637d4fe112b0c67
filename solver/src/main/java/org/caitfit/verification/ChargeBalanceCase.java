package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.solver.PhysicalConstants.VACUUM_PERMITTIVITY;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.PERMITTIVITY;
import static org.caitfit.verification.StandardCase.THICKNESS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Profile;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.Stage;
import org.caitfit.solver.Trace;

/** What went in is there: ions and charge are kept to round-off. */
final class ChargeBalanceCase implements VerificationCase {
    private static final List<VoltageRun> RUNS = List.of(
            new VoltageRun(StandardCase.K, 1),
            new VoltageRun(StandardCase.RB, 10),
            new VoltageRun(StandardCase.CS, 50));

    private static final int STAGES = 5;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "charge-balance",
                "Foreign ions are the injected charge",
                "The scheme keeps every ion and every charge, on a moving grid and with densities over four decades; no"
                        + " density is negative.",
                "standard cases at constant voltage, the Rb-like one also in " + STAGES + " stages on a fixed grid",
                "e integral(n_foreign) + eps E(0) = integral(j dt) (eps E(0): the sheet of ions on the surface);"
                        + " e integral(n_bulk - n_native) + eps E(L) = integral(j dt); n >= 0",
                VoltageRun.parameters(RUNS));
    }

    @Override
    public CaseResult run() {
        double foreignError = 0;
        double nativeError = 0;
        double balance = 0;
        double below = 0;
        List<Outcome.Completed> runs = new ArrayList<>();
        RUNS.forEach(run -> runs.add(run.run()));
        Outcome.Completed staged = staged();
        runs.add(staged);
        for (Outcome.Completed run : runs) {
            double charge = run.trace().finalCharge();
            foreignError = Math.max(foreignError, Math.abs(foreign(run.finalProfile()) / charge - 1));
            nativeError = Math.max(nativeError, Math.abs(deficit(run.finalProfile()) / charge - 1));
            balance = Math.max(balance, run.diagnostics().conservationError());
            below = Math.max(below, -run.diagnostics().smallestDensity());
        }
        return new CaseResult(
                List.of(
                        Check.atMost("foreign ions over injected charge, less 1", foreignError, 1e-10, ""),
                        // a difference of large inventories: 0.5 mm of glass against 100 nm
                        Check.atMost("native deficit over injected charge, less 1", nativeError, 1e-10, ""),
                        Check.atMost("error of the ion balance that runs report", balance, 1e-10, ""),
                        Check.atMost("most negative density, in n_bulk", below, 1e-12, "")),
                List.of(plot(staged)));
    }

    /** The Rb-like run at 10 V in equal stages. */
    private static Outcome.Completed staged() {
        StandardCase glass = StandardCase.RB;
        Stage stage = new Stage(
                new FrontControl.Potentiostatic(FOREIGN, 10),
                StandardCase.TEMPERATURE,
                glass.durationAt10Volt() / STAGES,
                glass.diffusion());
        return CompletedRun.of(
                StandardCase.problem(
                        PERMITTIVITY, Collections.nCopies(STAGES, stage).toArray(Stage[]::new)),
                SolverSettings.DEFAULT.withFixedCell(1e-9));
    }

    /** Foreign ions with the sheet on the surface, which is not part of the first cell, C/m^2. */
    private static double foreign(Profile profile) {
        return ELEMENTARY_CHARGE * profile.amount(FOREIGN, 0, THICKNESS)
                + PERMITTIVITY * VACUUM_PERMITTIVITY * profile.field(0);
    }

    /** Native ions that have left, with the space charge, C/m^2. */
    private static double deficit(Profile profile) {
        return ELEMENTARY_CHARGE * (N_BULK * THICKNESS - profile.amount(NATIVE, 0, THICKNESS))
                + PERMITTIVITY * VACUUM_PERMITTIVITY * profile.field(profile.cells());
    }

    private static Plot plot(Outcome.Completed run) {
        double[] end = run.profiles().stream().mapToDouble(p -> p.time() / 3600).toArray();
        double[] foreign =
                run.profiles().stream().mapToDouble(ChargeBalanceCase::foreign).toArray();
        Trace trace = run.trace();
        double[] time = new double[trace.size()];
        double[] charge = new double[trace.size()];
        for (int i = 0; i < time.length; i++) {
            time[i] = trace.time(i) / 3600;
            charge[i] = trace.charge(i);
        }
        return Plot.linear(
                "time / h",
                "charge / C m⁻²",
                Curve.computed("foreign ions after each stage (Rb-like)", end, foreign),
                Curve.exact("injected charge", time, charge));
    }
}
