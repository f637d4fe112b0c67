package org.caitfit.invert;

import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.DepthBlur;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ReadOut;
import org.caitfit.evaluate.Residual;
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
        return DepthBlur.sigma(profile, values);
    }

    double chiSquare(Outcome.Completed run) {
        ReadOut readOut = new ReadOut(model, run, values);
        double sum = 0;
        for (IonSeries series : profile.ions()) {
            double[] simulated = readOut.simulated(profile, series.ion());
            for (int i = 0; i < profile.size(); i++) {
                if (profile.used(i)) {
                    double r = Residual.of(profile, series.density(i), simulated[i]);
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
        return new ReadOut(model, run, values).profilePoints("inversion");
    }
}
