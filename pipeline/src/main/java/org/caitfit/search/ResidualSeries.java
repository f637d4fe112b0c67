package org.caitfit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caitfit.evaluate.ExperimentModel.Evaluation.Scored;
import org.caitfit.evaluate.Series;
import org.caitfit.results.ResidualPattern;
import org.caitfit.uncertainty.SerialCorrelation;

/**
 * The residuals of a fit, series by series as they stand in its residual vector.
 *
 * @param experiment id of the experiment
 * @param name profile and ion
 * @param from index of the first one in the residual vector of the fit
 * @param correlation of the residuals
 */
record ResidualSeries(String experiment, String name, int from, SerialCorrelation correlation) {

    /** The series of a fit; none where a final run failed. */
    static List<ResidualSeries> of(List<FinalRun.Ended> finalRuns) {
        List<ResidualSeries> series = new ArrayList<>();
        int at = 0;
        for (FinalRun.Ended ended : finalRuns) {
            if (!(ended.evaluation() instanceof Scored scored)) {
                return List.of();
            }
            int within = 0;
            for (Series s : Series.of(ended.run().model().experiment())) {
                double[] own = Arrays.copyOfRange(scored.residuals(), within, within + s.points());
                series.add(new ResidualSeries(
                        ended.run().model().id(), s.name(), at + within, new SerialCorrelation(own)));
                within += s.points();
            }
            at += scored.residuals().length;
        }
        return series;
    }

    /** Row of the table of residual patterns. */
    ResidualPattern pattern(String fitId) {
        return new ResidualPattern(
                fitId,
                experiment,
                name,
                correlation.points(),
                correlation.chiSquare(),
                correlation.lag1(),
                correlation.runs(),
                correlation.runsSigma(),
                correlation.blockLength());
    }

    /** Variance that the scatter of this series gives to what has such an influence. @param influence of all residuals */
    double variance(double[] influence) {
        return correlation.variance(Arrays.copyOfRange(influence, from, from + correlation.points()));
    }
}
