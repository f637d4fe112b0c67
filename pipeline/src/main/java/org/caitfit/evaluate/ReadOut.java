package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.TracePoint;
import org.caitfit.solver.Outcome;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;
import org.caitfit.study.MeasuredTrace;

/** A completed run as the instruments of its experiment would see it, at the depths and times of the data. */
public final class ReadOut {
    private final ExperimentModel model;
    private final Outcome.Completed run;
    private final Map<String, Double> values;

    /**
     * @param model of the experiment
     * @param run of the model at the values
     * @param values SI by name, at least the parameters of the experiment; not modified
     */
    public ReadOut(ExperimentModel model, Outcome.Completed run, Map<String, Double> values) {
        this.model = model;
        this.run = run;
        this.values = values;
    }

    /**
     * What the instrument would measure at the depths of a profile: with its depth resolution, depth scale, scale and
     * background, m^-3.
     */
    public double[] simulated(MeasuredProfile profile, String ion) {
        ProfileMeasurement measurement = measurement(profile);
        int k = indexOf(profile, ion);
        double[] densities = measurement.everywhere(run, values, true)[k];
        if (profile.calibration().isFitted()) {
            CalibrationFit fit = measurement.fits(run, values).get(k);
            for (int i = 0; i < densities.length; i++) {
                densities[i] = fit.scale() * densities[i] + fit.background();
            }
        }
        return densities;
    }

    /** Simulated density at the depths of a measured profile, without blur, scale and background, m^-3. */
    public double[] unblurred(MeasuredProfile profile, String ion) {
        return measurement(profile).everywhere(run, values, false)[indexOf(profile, ion)];
    }

    private ProfileMeasurement measurement(MeasuredProfile profile) {
        return new ProfileMeasurement(model.template(), model.space(), profile);
    }

    private static int indexOf(MeasuredProfile profile, String ion) {
        return profile.ions().stream().map(IonSeries::ion).toList().indexOf(ion);
    }

    /** Simulated current density at the times of a measured trace, A/m^2. */
    public double[] simulated(MeasuredTrace trace) {
        return new TraceMeasurement(model.template(), model.space(), trace).simulated(run, values, trace.times());
    }

    /** Measured and simulated points of all profiles, without bands. @param fitId of what was run */
    public List<ProfilePoint> profilePoints(String fitId) {
        List<ProfilePoint> points = new ArrayList<>();
        for (MeasuredProfile profile : model.experiment().profiles()) {
            for (IonSeries series : profile.ions()) {
                double[] simulated = simulated(profile, series.ion());
                double[] unblurred = unblurred(profile, series.ion());
                for (int i = 0; i < profile.size(); i++) {
                    points.add(new ProfilePoint(
                            fitId,
                            model.id(),
                            profile.id(),
                            series.ion(),
                            i,
                            profile.depth(i),
                            series.density(i),
                            simulated[i],
                            unblurred[i],
                            Residual.sigma(profile, series.density(i), simulated[i]),
                            Residual.of(profile, series.density(i), simulated[i]),
                            profile.used(i),
                            profile.referenceDensity(),
                            profile.shownUnit().symbol(),
                            profile.shownUnit().factor(),
                            profile.synthetic()));
                }
            }
        }
        return points;
    }

    /** Measured and simulated points of all traces. @param fitId of what was run */
    public List<TracePoint> tracePoints(String fitId) {
        List<TracePoint> points = new ArrayList<>();
        for (MeasuredTrace trace : model.experiment().traces()) {
            double[] simulated = simulated(trace);
            for (int i = 0; i < trace.size(); i++) {
                points.add(new TracePoint(
                        fitId,
                        model.id(),
                        trace.id(),
                        trace.stage() + 1,
                        i,
                        trace.time(i),
                        trace.currentDensity(i),
                        simulated[i],
                        CurrentResidual.sigma(trace.noise(), trace.currentDensity(i), simulated[i]),
                        CurrentResidual.of(trace.noise(), trace.currentDensity(i), simulated[i]),
                        trace.used(i),
                        trace.synthetic()));
            }
        }
        return points;
    }
}
