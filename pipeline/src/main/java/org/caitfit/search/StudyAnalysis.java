package org.caitfit.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.claims.Evidence;
import org.caitfit.claims.PaperClaims;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.Analysis;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.ModelScore;
import org.caitfit.results.RunRecord;
import org.caitfit.study.Comparison;
import org.caitfit.study.Study;

/** What is made of the best refinement of each fit once all have ended: each part is a class of its own. */
final class StudyAnalysis {
    /** Begins the names of the parts with the runs of profile likelihoods. */
    static final String SCANS = "scan-";

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

    /** @param curves that follow from the fits */
    Made of(List<BestFit> fits, List<CurvePoint> curves) {
        IntervalSearch.Found scanned = new IntervalSearch(study, models, engine, progress).of(fits);
        Map<String, List<RunRecord>> runs = new LinkedHashMap<>();
        fits.forEach(fit -> runs.put(
                SCANS + fit.record().fit(),
                scanned.runs().getOrDefault(fit.record().fitId(), List.of())));
        List<OpenedFit> opened = OpenedFit.of(study, fits, engine, progress);
        Analysis found = new Analysis(
                scanned.intervals(),
                scanned.scans(),
                scanned.patterns(),
                opened.stream().flatMap(f -> InputInfluences.rows(f).stream()).toList(),
                opened.stream()
                        .flatMap(f -> InputInfluences.combinations(f).stream())
                        .toList(),
                opened.stream()
                        .flatMap(f -> LandscapeValues.rows(study, f).stream())
                        .toList(),
                comparisons(fits),
                List.of());
        List<FitRecord> best = fits.stream().map(BestFit::record).toList();
        Analysis claimed = found.withClaims(PaperClaims.test(
                GlassRecord.of(study),
                glass -> new Evidence(glass, study.search().fits(), study.parameters(), best, curves, found)));
        return new Made(claimed, runs);
    }

    private List<ModelScore> comparisons(List<BestFit> fits) {
        List<ModelScore> scores = new ArrayList<>();
        for (Comparison comparison : study.search().comparisons()) {
            fits.stream()
                    .filter(f -> f.record().fit().equals(comparison.fit()))
                    .findFirst()
                    .ifPresent(best -> {
                        ModelComparison families = new ModelComparison(
                                study,
                                comparison,
                                best.run().fit(),
                                best.record().values(),
                                ExperimentModel::forRefinement);
                        scores.addAll(ModelComparison.scores(comparison.fit(), families.run(engine, progress)));
                    });
        }
        return scores;
    }
}
