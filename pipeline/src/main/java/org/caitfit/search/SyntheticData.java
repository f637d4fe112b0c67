package org.caitfit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.NoiseDraw;
import org.caitfit.evaluate.ReadOut;
import org.caitfit.solver.Outcome;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;
import org.caitfit.study.MeasuredTrace;

/** Data of a known truth. */
final class SyntheticData {
    private SyntheticData() {}

    /** The experiment with other data: what its noise models make of the simulated densities. */
    static ExperimentSpec drawn(
            ExperimentModel model, Outcome.Completed outcome, Map<String, Double> truth, NoiseDraw noise) {
        ReadOut readOut = new ReadOut(model, outcome, truth);
        List<MeasuredProfile> profiles = new ArrayList<>();
        for (MeasuredProfile profile : model.experiment().profiles()) {
            List<IonSeries> series = new ArrayList<>();
            for (IonSeries ion : profile.ions()) {
                double[] density = readOut.simulated(profile, ion.ion());
                for (int i = 0; i < density.length; i++) {
                    density[i] = noise.measured(profile.noise(), density[i], profile.referenceDensity());
                }
                series.add(new IonSeries(ion.ion(), density));
            }
            profiles.add(profile.withData(series));
        }
        List<MeasuredTrace> traces = new ArrayList<>();
        for (MeasuredTrace trace : model.experiment().traces()) {
            double[] current = readOut.simulated(trace);
            for (int i = 0; i < current.length; i++) {
                current[i] = noise.measured(trace.noise(), current[i], 1);
            }
            traces.add(trace.withData(current));
        }
        return model.experiment().withData(profiles, traces);
    }
}
