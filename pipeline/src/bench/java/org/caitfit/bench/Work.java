package org.caitfit.bench;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.caitfit.solver.Variation;
import org.caitfit.verification.StandardCase;

/** Ways to run a problem. Each is timed in the standard cases; a new one is a constant here and its case below. */
public enum Work {
    RUN("run"),
    SIX_SENSITIVITIES("run, 6 sensitivities");

    private static final double WIDTH = 1e-4;

    final String label;

    Work(String label) {
        this.label = label;
    }

    /** Directions that a fit would ask for. */
    List<Variation> variations(TransportProblem problem) {
        List<Variation> variations = new ArrayList<>();
        for (int input = 0; this == SIX_SENSITIVITIES && input < 6; input++) {
            variations.add(
                    new Variation(varied(problem, input, 1 - WIDTH / 2), varied(problem, input, 1 + WIDTH / 2), WIDTH));
        }
        return variations;
    }

    Outcome on(TransportProblem problem, NppSolver solver, List<Variation> variations) {
        return solver.run(problem, variations);
    }

    /** D_bulk, D_foreign, FWHM, vacancies, voltage, duration times a factor. */
    private static TransportProblem varied(TransportProblem problem, int input, double factor) {
        double[] f = {1, 1, 1, 1, 1, 1};
        f[input] = factor;
        Stage stage = problem.stages().get(0);
        FrontControl.Potentiostatic held = (FrontControl.Potentiostatic) stage.control();
        int last = stage.diffusion().size() - 1;
        List<DiffusionModel> diffusion = new ArrayList<>(stage.diffusion());
        diffusion.set(
                0,
                new SiteEnergyDiffusion(
                        StandardCase.D_BULK * f[0],
                        StandardCase.FWHM * f[2],
                        StandardCase.VACANCIES * f[3],
                        problem.ions().get(0).initialDensity()));
        diffusion.set(last, new ConstantDiffusion(((ConstantDiffusion) diffusion.get(last)).value() * f[1]));
        return new TransportProblem(
                problem.ions(),
                problem.thickness(),
                problem.permittivity(),
                List.of(new Stage(
                        new FrontControl.Potentiostatic(held.deliveredIon(), held.voltage() * f[4]),
                        stage.temperature(),
                        stage.duration() * f[5],
                        diffusion)));
    }
}
