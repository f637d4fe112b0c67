package org.caitfit.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where all species are neutral, the equations still want a charge: one more ion, everywhere as dense as the fixed charge. No
 * current flows in a closed sample, so it stays where it is and the field stays 0; the neutral species diffuse as if alone. In
 * results it follows the species of the problem.
 */
final class NeutralHost {
    private NeutralHost() {}

    static boolean isNeededBy(TransportProblem problem) {
        return problem.ions().stream().allMatch(ion -> ion.charge() == 0);
    }

    /** The problem with the host as last ion. */
    static TransportProblem carrying(TransportProblem problem) {
        Ion first = problem.ions().get(0);
        double density = first.initialDensity();
        List<Ion> ions = new ArrayList<>(problem.ions());
        ions.add(new Ion("host", 1, density));
        List<Stage> stages = new ArrayList<>();
        for (Stage stage : problem.stages()) {
            double d = stage.diffusion().get(0).at(density, stage.temperature()).value();
            List<DiffusionModel> diffusion = new ArrayList<>(stage.diffusion());
            diffusion.add(new ConstantDiffusion(d));
            stages.add(new Stage(stage.control(), stage.temperature(), stage.duration(), diffusion));
        }
        Optional<StartProfile> start = problem.start().map(s -> with(s, density));
        return new TransportProblem(ions, problem.thickness(), problem.permittivity(), stages, start);
    }

    private static StartProfile with(StartProfile start, double host) {
        double[] depth = new double[start.size()];
        double[][] density = new double[start.ions() + 1][start.size()];
        Arrays.fill(density[start.ions()], host);
        for (int i = 0; i < depth.length; i++) {
            depth[i] = start.depth(i);
            for (int k = 0; k < start.ions(); k++) {
                density[k][i] = start.density(k, i);
            }
        }
        return new StartProfile(depth, density);
    }
}
