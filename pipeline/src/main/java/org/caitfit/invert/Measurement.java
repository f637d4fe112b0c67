package org.caitfit.invert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.ProfilePoint;
import org.caitfit.solver.Outcome;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;

/** The one measured profile of an experiment, and runs against it. */
final class Measurement {
    /** Sum of squares above the number of points, in its standard deviations, that still is noise. */
    private static final double NOISE = 3;

    private final ExperimentModel model;
    private final Map<String, Double> values;
    private final MeasuredProfile profile;

    /** @throws InversionException if there is none, or several */
    Measurement(ExperimentModel model, Map<String, Double> values) {
        this.model = model;
        this.values = values;
        List<MeasuredProfile> profiles = model.experiment().profiles();
        if (profiles.size() != 1) {
            throw new InversionException("an inversion needs one measured profile, " + model.id() + " has "
                    + profiles.size() + "\nMaybe choose another experiment.");
        }
        this.profile = profiles.get(0);
    }

    MeasuredProfile profile() {
        return profile;
    }

    /** Depth resolution, m; 0 for none. */
    double sigma() {
        return ExperimentModel.sigma(profile, values);
    }

    double chiSquare(Outcome.Completed run) {
        double sum = 0;
        for (IonSeries series : profile.ions()) {
            double[] simulated = model.simulated(run, profile, series.ion(), values);
            for (int i = 0; i < profile.size(); i++) {
                if (profile.used(i)) {
                    double r = ExperimentModel.residual(profile, series.density(i), simulated[i]);
                    sum += r * r;
                }
            }
        }
        return sum;
    }

    /** Whether a sum of squares is one of noise. */
    boolean isNoise(double chiSquare) {
        int points = model.points();
        return chiSquare < points + NOISE * Math.sqrt(2.0 * points);
    }

    /** Measured points with the values of a run. */
    List<ProfilePoint> points(Outcome.Completed run) {
        List<ProfilePoint> points = new ArrayList<>();
        for (IonSeries series : profile.ions()) {
            double[] simulated = model.simulated(run, profile, series.ion(), values);
            double[] unblurred = model.unblurred(run, profile, series.ion(), values);
            for (int i = 0; i < profile.size(); i++) {
                points.add(new ProfilePoint(
                        "inversion",
                        model.id(),
                        profile.id(),
                        series.ion(),
                        i,
                        profile.depth(i),
                        series.density(i),
                        simulated[i],
                        unblurred[i],
                        ExperimentModel.sigma(profile, series.density(i), simulated[i]),
                        ExperimentModel.residual(profile, series.density(i), simulated[i]),
                        profile.used(i),
                        profile.referenceDensity(),
                        profile.shownUnit().symbol(),
                        profile.shownUnit().factor(),
                        profile.synthetic()));
            }
        }
        return points;
    }
}
