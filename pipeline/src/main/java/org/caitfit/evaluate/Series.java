package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredTrace;

/**
 * Residuals that are neighbours in depth or time.
 *
 * @param name profile and ion, or trace
 * @param points number of residuals
 */
public record Series(String name, int points) {

    /** The series of the residuals of an experiment, in their order. */
    public static List<Series> of(ExperimentSpec experiment) {
        List<Series> series = new ArrayList<>();
        for (MeasuredProfile profile : experiment.profiles()) {
            String prefix = profile.id().equals(experiment.id()) ? "" : profile.id() + " ";
            int used = (int)
                    IntStream.range(0, profile.size()).filter(profile::used).count();
            profile.ions().forEach(s -> series.add(new Series(prefix + s.ion(), used)));
        }
        for (MeasuredTrace trace : experiment.traces()) {
            int used =
                    (int) IntStream.range(0, trace.size()).filter(trace::used).count();
            series.add(new Series("current " + trace.id(), used));
        }
        return series;
    }
}
