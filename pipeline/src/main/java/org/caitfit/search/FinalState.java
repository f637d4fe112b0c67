package org.caitfit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.landscape.SitesFromDiffusion;
import org.caitfit.results.CurvePoint;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.DiffusionOfOtherIons;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/** The curves that follow from one set of fitted values for one experiment. */
public final class FinalState {
    private static final int CURVE_POINTS = 200;

    private FinalState() {}

    /** D(n) of every ion in every stage and, where D tells of site energies, these with their mobile part. */
    public static List<CurvePoint> curves(
            String fitId, ExperimentModel model, Outcome.Completed outcome, Map<String, Double> values) {
        TransportProblem problem = model.template().problem(values);
        List<CurvePoint> points = new ArrayList<>();
        for (int s = 0; s < problem.stages().size(); s++) {
            Stage stage = problem.stages().get(s);
            for (int k = 0; k < problem.ions().size(); k++) {
                Ion ion = problem.ions().get(k);
                DiffusionModel diffusion = stage.diffusion().get(k);
                boolean own = true;
                if (diffusion instanceof DiffusionOfOtherIons other) {
                    diffusion = other.model();
                    own = false;
                }
                double reference = model.template().referenceDensity(s, ion.name(), problem.ions());
                points.addAll(diffusionCurve(fitId, model.id(), s + 1, ion.name(), diffusion, reference, stage));
                if (diffusion instanceof SiteEnergyDiffusion sed) {
                    // the plateau is one of the native ion; that of a sum of ions is not known
                    double left = own ? outcome.profiles().get(s).plateau().orElse(1) : 1;
                    points.addAll(siteEnergies(fitId, model.id(), s + 1, ion, sed, reference, left));
                } else if (own && ion.initialDensity() > 0) {
                    SitesFromDiffusion sites = new SitesFromDiffusion(diffusion, stage.temperature(), reference);
                    double left = outcome.profiles().get(s).plateau().orElse(1);
                    points.addAll(siteEnergies(fitId, model.id(), s + 1, ion.name(), sites, reference, left));
                }
            }
        }
        return points;
    }

    private static List<CurvePoint> diffusionCurve(
            String fitId,
            String experiment,
            int stage,
            String ion,
            DiffusionModel diffusion,
            double reference,
            Stage conditions) {
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double fraction = Math.max(1e-3, i / (double) CURVE_POINTS);
            OptionalDouble energy = diffusion instanceof SiteEnergyDiffusion sed
                    ? OptionalDouble.of(sed.fermiEnergy(fraction * reference) - sed.fermiEnergy(reference))
                    : OptionalDouble.empty();
            points.add(new CurvePoint(
                    fitId,
                    experiment,
                    stage,
                    ion,
                    CurvePoint.Kind.DIFFUSION,
                    i,
                    OptionalDouble.of(fraction),
                    OptionalDouble.of(diffusion
                            .at(fraction * reference, conditions.temperature())
                            .value()),
                    energy,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
        }
        return points;
    }

    private static List<CurvePoint> siteEnergies(
            String fitId,
            String experiment,
            int stage,
            Ion ion,
            SiteEnergyDiffusion sed,
            double reference,
            double fractionLeft) {
        double fermi = sed.fermiEnergy(reference);
        double fermiAtEnd = sed.fermiEnergy(Math.max(1e-6, fractionLeft) * reference);
        double lowest = sed.fermiEnergy(1e-4 * sed.siteDensity());
        double highest = sed.fermiEnergy((1 - 1e-4) * sed.siteDensity());
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double energy = lowest + (highest - lowest) * i / CURVE_POINTS;
            double sites = sed.densityOfStates(energy) / reference;
            points.add(new CurvePoint(
                    fitId,
                    experiment,
                    stage,
                    ion.name(),
                    CurvePoint.Kind.SITE_ENERGIES,
                    i,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(energy - fermi),
                    OptionalDouble.of(sites),
                    populated(ion, energy <= fermi ? sites : 0),
                    populated(ion, energy <= fermi && energy > fermiAtEnd ? sites : 0)));
        }
        return points;
    }

    /** Before the experiment, a foreign ion populates nothing. */
    private static OptionalDouble populated(Ion ion, double sites) {
        return ion.initialDensity() > 0 ? OptionalDouble.of(sites) : OptionalDouble.empty();
    }

    /** The populated part, all that D(n) tells of: the inverse of eq. (2). */
    private static List<CurvePoint> siteEnergies(
            String fitId,
            String experiment,
            int stage,
            String ion,
            SitesFromDiffusion sites,
            double reference,
            double fractionLeft) {
        List<CurvePoint> points = new ArrayList<>();
        for (SitesFromDiffusion.Point point : sites.curve(CURVE_POINTS)) {
            double perIon = point.states() / reference;
            points.add(new CurvePoint(
                    fitId,
                    experiment,
                    stage,
                    ion,
                    CurvePoint.Kind.SITE_ENERGIES,
                    points.size(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(point.energy()),
                    OptionalDouble.of(perIon),
                    OptionalDouble.of(perIon),
                    OptionalDouble.of(point.density() > fractionLeft * reference ? perIon : 0)));
        }
        return points;
    }
}
