package org.caitfit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.Residual;
import org.caitfit.refine.Covariance;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.ProfilePoint;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.DiffusionOfOtherIons;
import org.caitfit.solver.Ion;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;

/**
 * 95 % bands of what follows from a fit, to first order: the covariance of the parameters carried to curves by differences of
 * their closed forms, to the simulated profile by the Jacobian of the refinement.
 */
final class Bands {
    /** Half-width of a 95 % interval of a normal distribution, in sigma. */
    private static final double TWO_SIDED_95 = 1.959963984540054;

    /** Difference of a parameter over its bound span: closed forms are smooth on this scale. */
    private static final double STEP = 1e-4;

    private final Covariance covariance;
    private final ParameterSpace space;
    private final ExperimentModel model;
    private final double[] best;

    /**
     * @param covariance of the refinement
     * @param space its parameters
     * @param best its end
     * @param model one of its experiments
     */
    Bands(Covariance covariance, ParameterSpace space, double[] best, ExperimentModel model) {
        this.covariance = covariance;
        this.space = space;
        this.best = best.clone();
        this.model = model;
    }

    /**
     * Points of the profiles with the band of the simulation where a point took part in the fit.
     *
     * @param points of this experiment
     * @param from index of its first residual among those of the fit
     */
    List<ProfilePoint> profiles(List<ProfilePoint> points, int from) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        int at = from;
        for (MeasuredProfile profile : model.experiment().profiles()) {
            for (IonSeries series : profile.ions()) {
                for (int i = 0; i < profile.size(); i++) {
                    if (profile.used(i)) {
                        rows.put(key(profile.id(), series.ion(), i), at++);
                    }
                }
            }
        }
        List<ProfilePoint> banded = new ArrayList<>();
        for (ProfilePoint p : points) {
            Integer row = rows.get(key(p.profile(), p.ion(), p.point()));
            banded.add(row == null ? p : banded(p, row));
        }
        return banded;
    }

    private static String key(String profile, String ion, int point) {
        return profile + "\n" + ion + "\n" + point;
    }

    private ProfilePoint banded(ProfilePoint p, int row) {
        double[] gradient = new double[space.size()];
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = covariance.derivative(row, k);
        }
        OptionalDouble spread = spread(gradient);
        MeasuredProfile profile = model.experiment().profiles().stream()
                .filter(m -> m.id().equals(p.profile()))
                .findFirst()
                .orElseThrow();
        double slope = Residual.slope(profile, p.measured(), p.simulated());
        if (spread.isEmpty() || !(slope > 0)) {
            return p;
        }
        double half = TWO_SIDED_95 * spread.getAsDouble() / slope;
        return p.withBand(p.simulated() - half, p.simulated() + half);
    }

    /** D(n) and site energies of one stage and ion, with all parameters moved up and down. */
    private record Moved(DiffusionModel diffusion, double temperature, double reference) {
        /** What the band of a point is of: D, or the sites at an energy above the Fermi level. */
        double value(CurvePoint c) {
            if (c.kind() == CurvePoint.Kind.DIFFUSION) {
                return Math.log(diffusion
                        .at(c.fraction().orElseThrow() * reference, temperature)
                        .value());
            }
            SiteEnergyDiffusion sed = (SiteEnergyDiffusion) diffusion;
            return sed.densityOfStates(sed.fermiEnergy(reference) + c.energy().orElseThrow()) / reference;
        }

        double energy(CurvePoint c) {
            SiteEnergyDiffusion sed = (SiteEnergyDiffusion) diffusion;
            return sed.fermiEnergy(c.fraction().orElseThrow() * reference) - sed.fermiEnergy(reference);
        }
    }

    /** Points of the curves with their bands. @param points of this experiment */
    List<CurvePoint> curves(List<CurvePoint> points) {
        List<double[]> ends = new ArrayList<>();
        List<TransportProblem> problems = new ArrayList<>();
        for (int k = 0; k < space.size(); k++) {
            for (int side : new int[] {-1, 1}) {
                double[] x = best.clone();
                double span = space.upper()[k] - space.lower()[k];
                // a bound may be that of what is physical
                x[k] = Math.min(Math.max(x[k] + side * STEP * span, space.lower()[k]), space.upper()[k]);
                ends.add(x);
                try {
                    problems.add(model.template().problem(space.values(x)));
                } catch (IllegalArgumentException atALimit) {
                    // so near to what is not physical that there is no difference to take
                    return points;
                }
            }
        }
        List<CurvePoint> banded = new ArrayList<>();
        for (CurvePoint c : points) {
            List<Moved> moved =
                    problems.stream().map(p -> moved(p, c.stage() - 1, c.ion())).toList();
            banded.add(banded(c, moved, ends));
        }
        return banded;
    }

    private Moved moved(TransportProblem problem, int stage, String ion) {
        Stage s = problem.stages().get(stage);
        List<String> names = problem.ions().stream().map(Ion::name).toList();
        DiffusionModel diffusion = s.diffusion().get(names.indexOf(ion));
        return new Moved(
                diffusion instanceof DiffusionOfOtherIons other ? other.model() : diffusion,
                s.temperature(),
                model.template().referenceDensity(stage, ion, problem.ions()));
    }

    private CurvePoint banded(CurvePoint c, List<Moved> moved, List<double[]> ends) {
        double[] gradient = new double[space.size()];
        double[] ofEnergy = new double[space.size()];
        boolean energies = c.kind() == CurvePoint.Kind.DIFFUSION && c.energy().isPresent();
        for (int k = 0; k < gradient.length; k++) {
            Moved less = moved.get(2 * k);
            Moved more = moved.get(2 * k + 1);
            double step = ends.get(2 * k + 1)[k] - ends.get(2 * k)[k];
            gradient[k] = (more.value(c) - less.value(c)) / step;
            ofEnergy[k] = energies ? (more.energy(c) - less.energy(c)) / step : 0;
        }
        OptionalDouble spread = spread(gradient);
        if (spread.isEmpty()) {
            return c;
        }
        double half = TWO_SIDED_95 * spread.getAsDouble();
        if (c.kind() == CurvePoint.Kind.SITE_ENERGIES) {
            double sites = c.sites().orElseThrow();
            return c.withBand(Math.max(0, sites - half), sites + half);
        }
        double d = c.diffusivity().orElseThrow();
        CurvePoint banded = c.withBand(d * Math.exp(-half), d * Math.exp(half));
        OptionalDouble spreadOfEnergy = energies ? spread(ofEnergy) : OptionalDouble.empty();
        if (spreadOfEnergy.isEmpty()) {
            return banded;
        }
        double energy = c.energy().orElseThrow();
        double halfEnergy = TWO_SIDED_95 * spreadOfEnergy.getAsDouble();
        return banded.withEnergyBand(energy - halfEnergy, energy + halfEnergy);
    }

    /** Standard deviation of what has this gradient: 0 where no parameter has a share in it. */
    private OptionalDouble spread(double[] gradient) {
        return Arrays.stream(gradient).allMatch(g -> g == 0) ? OptionalDouble.of(0) : covariance.sigma(gradient);
    }
}
