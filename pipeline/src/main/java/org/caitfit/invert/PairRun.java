package org.caitfit.invert;

import java.util.List;
import java.util.Optional;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.caitfit.solver.Variation;

/** Runs of a two-ion experiment with D's of one's own: a foreign ion driven by a voltage into glass with one native ion. */
final class PairRun {
    /** Variation of the duration over the duration. */
    private static final double WIDTH = 1e-5;

    private final TransportProblem problem;
    private final SolverSettings settings;
    private final int nativeIon;
    private final int foreignIon;

    private PairRun(TransportProblem problem, SolverSettings settings, int foreignIon) {
        this.problem = problem;
        this.settings = settings;
        this.foreignIon = foreignIon;
        this.nativeIon = 1 - foreignIon;
    }

    /** @throws InversionException if the experiment is another one */
    static PairRun of(TransportProblem problem, SolverSettings settings) {
        if (problem.ions().size() != 2 || problem.stages().size() != 1 || problem.start().isPresent()) {
            throw new InversionException("an inversion needs one stage that drives one foreign ion into untouched glass with"
                    + " one native ion; here are " + problem.ions().size() + " ions and "
                    + problem.stages().size() + " stages" + (problem.start().isPresent() ? " and a start profile" : "")
                    + "\nMaybe fit this experiment with a free-form D instead.");
        }
        FrontControl control = problem.stages().get(0).control();
        boolean held = control instanceof FrontControl.Potentiostatic || control instanceof FrontControl.BeamLimited;
        int foreign = control.deliveredIonIfAny().orElse(0);
        if (!held
                || problem.ions().get(foreign).initialDensity() > 0
                || problem.ions().get(0).charge() != problem.ions().get(1).charge()) {
            throw new InversionException("an inversion needs a stage that holds a voltage and delivers a foreign ion of the"
                    + " charge of the native one: the voltage sets the scale of D"
                    + "\nMaybe fit this experiment instead.");
        }
        return new PairRun(problem, settings, foreign);
    }

    int nativeIon() {
        return nativeIon;
    }

    int charge() {
        return problem.ions().get(nativeIon).charge();
    }

    /** Density of the native ion in the untouched glass, m^-3. */
    double bulkDensity() {
        return problem.ions().get(nativeIon).initialDensity();
    }

    /** D of the native ion there as the study has it, m^2/s. */
    double bulkDiffusivity() {
        return stage().diffusion()
                .get(nativeIon)
                .at(bulkDensity(), stage().temperature())
                .value();
    }

    double thickness() {
        return problem.thickness();
    }

    double duration() {
        return stage().duration();
    }

    /** Voltage over VT. */
    double potential() {
        double voltage = stage().control() instanceof FrontControl.Potentiostatic p
                ? p.voltage()
                : ((FrontControl.BeamLimited) stage().control()).voltage();
        return charge() * voltage / PhysicalConstants.thermalVoltage(stage().temperature());
    }

    private Stage stage() {
        return problem.stages().get(0);
    }

    /** Runs, with the derivative by the duration. @param nativeD D(n) @param foreign D_foreign, m^2/s */
    Optional<Outcome.Completed> run(DiffusionModel nativeD, double foreign) {
        double width = WIDTH * duration();
        Variation duration = new Variation(
                with(nativeD, foreign, duration() - 0.5 * width),
                with(nativeD, foreign, duration() + 0.5 * width),
                width);
        Outcome outcome = new NppSolver(settings).run(with(nativeD, foreign, duration()), List.of(duration));
        return outcome instanceof Outcome.Completed c && !c.sensitivities().isEmpty()
                ? Optional.of(c)
                : Optional.empty();
    }

    private TransportProblem with(DiffusionModel nativeD, double foreign, double duration) {
        DiffusionModel constant = new ConstantDiffusion(foreign);
        return new TransportProblem(
                problem.ions(),
                problem.thickness(),
                problem.permittivity(),
                List.of(new Stage(
                        stage().control(),
                        stage().temperature(),
                        duration,
                        nativeIon == 0 ? List.of(nativeD, constant) : List.of(constant, nativeD))));
    }
}
