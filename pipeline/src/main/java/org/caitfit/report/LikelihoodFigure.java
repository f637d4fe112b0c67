package org.caitfit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.results.FitRecord;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ScanPoint;
import org.caitfit.results.StudyResults;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;

/**
 * Profile likelihood of one parameter.
 *
 * @param fit id of the fit
 * @param spec the parameter
 * @param best fitted value, as the points
 * @param sigma standard deviation from the covariance, as the points; empty without one
 * @param points in order of the value
 */
record LikelihoodFigure(String fit, ParameterSpec spec, double best, OptionalDouble sigma, List<Point> points) {
    LikelihoodFigure {
        points = List.copyOf(points);
    }

    /** @param value in the display unit, its log10 on a log scale @param rise of chi-square above the fit */
    record Point(double value, double rise) {}

    boolean logarithmic() {
        return spec.scale() == Scale.LOG10;
    }

    /** All of a study, fits of the most experiments first. */
    static List<LikelihoodFigure> of(StudyResults results) {
        Map<String, ParameterSpec> specs = SummarySection.specs(results.study());
        List<LikelihoodFigure> figures = new ArrayList<>();
        for (FitRecord fit : FitView.bestFits(results)) {
            for (ParameterInterval i : results.analysis().intervals()) {
                List<ScanPoint> own = results.analysis().scans().stream()
                        .filter(s ->
                                s.fitId().equals(fit.fitId()) && s.parameter().equals(i.parameter()))
                        .filter(s -> Double.isFinite(s.chiSquare()))
                        .toList();
                if (i.fitId().equals(fit.fitId()) && specs.containsKey(i.parameter()) && own.size() > 1) {
                    figures.add(figure(fit, specs.get(i.parameter()), i, own));
                }
            }
        }
        return figures;
    }

    private static LikelihoodFigure figure(
            FitRecord fit, ParameterSpec spec, ParameterInterval interval, List<ScanPoint> scan) {
        OptionalDouble sigma = interval.sigma().isEmpty() || spec.scale() == Scale.LOG10
                ? interval.sigma()
                : OptionalDouble.of(
                        interval.sigma().getAsDouble() / Math.abs(spec.unit().factor()));
        return new LikelihoodFigure(
                fit.fit(),
                spec,
                shown(spec, interval.value()),
                sigma,
                scan.stream()
                        .map(s -> new Point(shown(spec, s.value()), s.chiSquare() - fit.chiSquare()))
                        .toList());
    }

    private static double shown(ParameterSpec spec, double si) {
        double value = spec.unit().fromSi(si);
        return spec.scale() == Scale.LOG10 ? Math.log10(value) : value;
    }
}
