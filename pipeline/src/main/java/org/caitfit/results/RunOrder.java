package org.caitfit.results;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of runs in tables that people read: by experiment, phase, fit, model and index. */
public final class RunOrder {
    private RunOrder() {}

    /** @param study gives the order of experiments @param fits in order */
    public static Comparator<RunRecord> of(StudyRecord study, List<FitRecord> fits) {
        Map<String, Integer> fitRank = new HashMap<>();
        fits.forEach(fit -> fitRank.putIfAbsent(fit.fitId(), fitRank.size()));
        return Comparator.comparingInt((RunRecord run) -> {
                    int rank = study.experiments().indexOf(run.experiment());
                    return rank < 0 ? Integer.MAX_VALUE : rank;
                })
                .thenComparing(RunRecord::experiment)
                .thenComparing(RunRecord::phase)
                .thenComparingInt(run -> fitRank.getOrDefault(run.fitId(), Integer.MAX_VALUE))
                .thenComparing(RunRecord::fitId)
                .thenComparing(RunRecord::model)
                .thenComparingLong(RunRecord::index);
    }
}
