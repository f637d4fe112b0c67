package org.caitfit.invert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.solver.FreeFormDiffusion;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.Stage;
import org.caitfit.solver.StartProfile;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.CoupleStart;

/** Runs of a couple of one neutral species with D and contact of one's own. */
final class CoupleRun {
    private final TransportProblem problem;
    private final SolverSettings settings;
    private final ProfileData.Line line;

    private CoupleRun(TransportProblem problem, SolverSettings settings, ProfileData.Line line) {
        this.problem = problem;
        this.settings = settings;
        this.line = line;
    }

    /** @throws InversionException if the experiment is another one */
    static CoupleRun of(ExperimentModel model, Map<String, Double> values, CoupleStart couple) {
        TransportProblem problem = model.template().problem(values);
        if (problem.ions().size() != 1 || problem.stages().size() != 1) {
            throw new InversionException("an inversion of a couple needs one species and one stage; here are "
                    + problem.ions().size() + " and " + problem.stages().size()
                    + "\nMaybe fit this experiment with a free-form D instead.");
        }
        String species = problem.ions().get(0).name();
        ProfileData.Line line =
                new ProfileData.Line(couple.left().get(species), couple.right().get(species));
        if (line.atZero() == line.atOne()) {
            throw new InversionException("both sides of the couple are the same: nothing diffuses");
        }
        return new CoupleRun(problem, model.settings(), line);
    }

    Ion species() {
        return problem.ions().get(0);
    }

    /** Densities of the two sides. */
    ProfileData.Line line() {
        return line;
    }

    double duration() {
        return stage().duration();
    }

    double temperature() {
        return stage().temperature();
    }

    private Stage stage() {
        return problem.stages().get(0);
    }

    /** Runs. @param diffusion D(n) @param contact m @throws InversionException if the run fails */
    Outcome.Completed run(FreeFormDiffusion diffusion, double contact) {
        double half = 0.5e-6 * problem.thickness();
        StartProfile start = new StartProfile(
                new double[] {contact - half, contact + half}, new double[][] {{line.atZero(), line.atOne()}});
        return RunOfDuration.run(
                duration -> new TransportProblem(
                        problem.ions(),
                        problem.thickness(),
                        problem.permittivity(),
                        List.of(new Stage(stage().control(), temperature(), duration, List.of(diffusion))),
                        Optional.of(start)),
                duration(),
                settings);
    }
}
