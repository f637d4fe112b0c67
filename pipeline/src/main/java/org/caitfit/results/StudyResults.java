package org.caitfit.results;

import java.util.List;

/**
 * Everything in a result folder. Lists are in stored order.
 *
 * @param runs of all phases; those of a result folder come part by part, or in {@link RunOrder} if they were all read
 */
public record StudyResults(
        StudyRecord study,
        Runs runs,
        List<FitRecord> fits,
        List<ProfilePoint> profiles,
        List<TracePoint> traces,
        List<CalibrationValue> calibrations,
        List<CurvePoint> curves,
        Analysis analysis) {
    public StudyResults {
        fits = List.copyOf(fits);
        profiles = List.copyOf(profiles);
        traces = List.copyOf(traces);
        calibrations = List.copyOf(calibrations);
        curves = List.copyOf(curves);
    }

    /** With runs in memory. */
    public StudyResults(
            StudyRecord study,
            List<RunRecord> runs,
            List<FitRecord> fits,
            List<ProfilePoint> profiles,
            List<TracePoint> traces,
            List<CalibrationValue> calibrations,
            List<CurvePoint> curves,
            Analysis analysis) {
        this(study, Runs.of(runs), fits, profiles, traces, calibrations, curves, analysis);
    }
}
