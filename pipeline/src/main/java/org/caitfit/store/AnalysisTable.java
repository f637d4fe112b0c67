package org.caitfit.store;

import java.util.List;
import java.util.function.Function;
import org.caitfit.results.Analysis;
import org.caitfit.results.Claim;
import org.caitfit.results.InputInfluence;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.ModelScore;
import org.caitfit.results.ParameterCombination;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ResidualPattern;
import org.caitfit.results.ScanPoint;

/**
 * A table of the analysis: one file, replaced as a whole.
 *
 * @param table its form
 * @param part its rows
 * @param <T> the record
 */
record AnalysisTable<T>(RecordTable<T> table, Function<Analysis, List<T>> part) {
    static final AnalysisTable<ParameterInterval> INTERVALS =
            new AnalysisTable<>(new IntervalTable(), Analysis::intervals);
    static final AnalysisTable<ScanPoint> SCANS = new AnalysisTable<>(new ScanTable(), Analysis::scans);
    static final AnalysisTable<ResidualPattern> PATTERNS =
            new AnalysisTable<>(new ResidualPatternTable(), Analysis::patterns);
    static final AnalysisTable<InputInfluence> INFLUENCES =
            new AnalysisTable<>(new InfluenceTable(), Analysis::influences);
    static final AnalysisTable<ParameterCombination> COMBINATIONS =
            new AnalysisTable<>(new CombinationTable(), Analysis::combinations);
    static final AnalysisTable<LandscapeValue> LANDSCAPE =
            new AnalysisTable<>(new LandscapeTable(), Analysis::landscape);
    static final AnalysisTable<ModelScore> MODELS = new AnalysisTable<>(new ModelTable(), Analysis::models);
    static final AnalysisTable<Claim> CLAIMS = new AnalysisTable<>(new ClaimTable(), Analysis::claims);

    /** All, in the order in which they are offered. */
    static final List<AnalysisTable<?>> ALL =
            List.of(INTERVALS, SCANS, PATTERNS, INFLUENCES, COMBINATIONS, LANDSCAPE, MODELS, CLAIMS);

    String name() {
        return table.schema().name();
    }

    List<T> of(Analysis analysis) {
        return part.apply(analysis);
    }
}
