package org.caitfit.invert;

import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/** Runs of a two-ion experiment with D's of one's own: a foreign ion driven by a voltage into glass with one native ion. */
final class PairRun {
    private final TransportProblem problem;
    private final SolverSettings settings;
    private final int foreign;

    private PairRun(TransportProblem problem, SolverSettings settings, int foreign) {
        this.problem = problem;
        this.settings = settings;
        this.foreign = foreign;
    }

    /** @throws InversionException if the experiment is another one */
    static PairRun of(ExperimentModel model, Map<String, Double> values) {
        TransportProblem problem = model.template().problem(values);
        if (problem.ions().size() != 2
                || problem.stages().size() != 1
                || problem.start().isPresent()) {
            throw new InversionException(
                    "an inversion needs one stage that drives one foreign ion into untouched glass with"
                            + " one native ion; here are " + problem.ions().size() + " ions and "
                            + problem.stages().size() + " stages"
                            + (problem.start().isPresent() ? " and a start profile" : "")
                            + "\nMaybe fit this experiment with a free-form D instead.");
        }
        FrontControl control = problem.stages().get(0).control();
        boolean held = control instanceof FrontControl.Potentiostatic || control instanceof FrontControl.BeamLimited;
        int foreign = control.deliveredIonIfAny().orElse(0);
        if (!held
                || problem.ions().get(foreign).initialDensity() > 0
                || problem.ions().get(0).charge() != problem.ions().get(1).charge()) {
            throw new InversionException(
                    "an inversion needs a stage that holds a voltage and delivers a foreign ion of the"
                            + " charge of the native one: the voltage sets the scale of D"
                            + "\nMaybe fit this experiment instead.");
        }
        return new PairRun(problem, model.settings(), foreign);
    }

    String nativeIon() {
        return natives().name();
    }

    String foreignIon() {
        return problem.ions().get(foreign).name();
    }

    private Ion natives() {
        return problem.ions().get(1 - foreign);
    }

    private Stage stage() {
        return problem.stages().get(0);
    }

    /** Density of the native ion in the untouched glass, m^-3. */
    double bulkDensity() {
        return natives().initialDensity();
    }

    /** D of the native ion there as the study has it, m^2/s. */
    double bulkDiffusivity() {
        return stage().diffusion()
                .get(1 - foreign)
                .at(bulkDensity(), temperature())
                .value();
    }

    double temperature() {
        return stage().temperature();
    }

    double thickness() {
        return problem.thickness();
    }

    double duration() {
        return stage().duration();
    }

    /** Voltage over VT, times the charge number. */
    double potential() {
        double voltage = stage().control() instanceof FrontControl.Potentiostatic p
                ? p.voltage()
                : ((FrontControl.BeamLimited) stage().control()).voltage();
        return natives().charge() * voltage / PhysicalConstants.thermalVoltage(temperature());
    }

    /** Runs. @param nativeD D(n) @param foreignD m^2/s @throws InversionException if the run fails */
    Outcome.Completed run(DiffusionModel nativeD, double foreignD) {
        DiffusionModel constant = new ConstantDiffusion(foreignD);
        List<DiffusionModel> diffusion = foreign == 1 ? List.of(nativeD, constant) : List.of(constant, nativeD);
        return RunOfDuration.run(
                duration -> new TransportProblem(
                        problem.ions(),
                        problem.thickness(),
                        problem.permittivity(),
                        List.of(new Stage(stage().control(), temperature(), duration, diffusion))),
                duration(),
                settings);
    }

    SimulatedFlux flux(Outcome.Completed run) {
        return SimulatedFlux.ofPair(run, 1 - foreign, bulkDensity(), natives().charge());
    }
}
