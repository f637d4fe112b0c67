package org.caitfit.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.engine.Engine;
import org.caitfit.results.Analysis;
import org.caitfit.results.FitRecord;
import org.caitfit.results.RunRecord;
import org.caitfit.study.Study;

/** What is made of the best refinement of each fit once all have ended: each part is a class of its own. */
final class StudyAnalysis {
    private final Study study;
    private final TriedModels models;
    private final Engine engine;
    private final Progress progress;

    StudyAnalysis(Study study, TriedModels models, Engine engine, Progress progress) {
        this.study = study;
        this.models = models;
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * The best refinement of a fit.
     *
     * @param record its row
     * @param run the refinement
     * @param finalRuns runs of its experiments with the fitted values
     */
    record BestFit(FitRecord record, RefinementRun run, List<FinalRun.Ended> finalRuns) {
        BestFit {
            finalRuns = List.copyOf(finalRuns);
        }
    }

    /**
     * What was made.
     *
     * @param analysis the tables
     * @param runs rows of the forward runs that it took, by name of the part
     */
    record Made(Analysis analysis, Map<String, List<RunRecord>> runs) {}

    Made of(List<BestFit> fits) {
        IntervalSearch.Found found = new IntervalSearch(study, models, engine, progress).of(fits);
        Map<String, List<RunRecord>> runs = new LinkedHashMap<>();
        fits.forEach(fit -> runs.put(
                "scan-" + fit.record().fit(),
                found.runs().getOrDefault(fit.record().fitId(), List.of())));
        return new Made(
                new Analysis(
                        found.intervals(), found.scans(), found.patterns(), List.of(), List.of(), List.of(), List.of()),
                runs);
    }
}
