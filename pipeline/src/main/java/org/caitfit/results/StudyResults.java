package org.caitfit.results;

import java.util.List;

/** Everything in a result folder. Lists are in stored order (runs: by experiment, phase, fit, index). */
public record StudyResults(
        StudyRecord study,
        List<RunRecord> runs,
        List<FitRecord> fits,
        List<ProfilePoint> profiles,
        List<TracePoint> traces,
        List<CalibrationValue> calibrations,
        List<CurvePoint> curves,
        Analysis analysis) {
    public StudyResults {
        runs = List.copyOf(runs);
        fits = List.copyOf(fits);
        profiles = List.copyOf(profiles);
        traces = List.copyOf(traces);
        calibrations = List.copyOf(calibrations);
        curves = List.copyOf(curves);
    }
}
