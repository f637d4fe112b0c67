package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.solver.Outcome;
import org.caitfit.study.MeasuredProfile;

/** Scales and backgrounds that a run and the data have in common. */
public final class Calibrations {
    private Calibrations() {}

    /**
     * One for each ion of each profile that has a scale or background fitted.
     *
     * @param model of the experiment
     * @param run of the model at the values, with sensitivities where there are any
     * @param values SI by name
     */
    public static List<CalibrationEstimate> of(
            ExperimentModel model, Outcome.Completed run, Map<String, Double> values) {
        List<CalibrationEstimate> estimates = new ArrayList<>();
        for (MeasuredProfile profile : model.experiment().profiles()) {
            if (profile.calibration().isFitted()) {
                ProfileMeasurement measurement = new ProfileMeasurement(model.template(), model.space(), profile);
                List<CalibrationFit> fits = measurement.fits(run, values);
                List<double[][]> changes = new ArrayList<>();
                for (int p = 0; p < run.sensitivities().size(); p++) {
                    changes.add(measurement.change(run, values, p));
                }
                for (int k = 0; k < fits.size(); k++) {
                    estimates.add(estimate(profile, k, fits.get(k), changes));
                }
            }
        }
        return estimates;
    }

    private static CalibrationEstimate estimate(
            MeasuredProfile profile, int ion, CalibrationFit fit, List<double[][]> changes) {
        List<Double> ofScale = new ArrayList<>();
        List<Double> ofBackground = new ArrayList<>();
        for (double[][] change : changes) {
            double[] own = fit.change(change[ion]);
            ofScale.add(own[0]);
            ofBackground.add(own[1]);
        }
        return new CalibrationEstimate(
                profile,
                profile.ions().get(ion).ion(),
                new CalibrationEstimate.Value(fit.scale(), fit.scaleSigma(), ofScale),
                new CalibrationEstimate.Value(fit.background(), fit.backgroundSigma(), ofBackground));
    }
}
