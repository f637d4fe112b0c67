package org.caitfit.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.results.FitRecord;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ParameterInterval.Verdict;
import org.caitfit.results.ResidualPattern;
import org.caitfit.results.StudyResults;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;

/** What the data determine: intervals from profile likelihoods with their verdicts, and whether the residuals are noise. */
final class IntervalSection {
    /** Runs fewer than expected by so many standard deviations are marked. */
    private static final double FEW_RUNS = -3;

    private IntervalSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        List<FitRecord> best = FitView.bestFits(results);
        if (results.analysis().intervals().isEmpty()) {
            return;
        }
        html.open("section", "id", "intervals").element("h2", "What the data determine");
        Map<String, ParameterSpec> specs = SummarySection.specs(results.study());
        html.open("div");
        for (FitRecord fit : best) {
            List<ParameterInterval> own = results.analysis().intervals().stream()
                    .filter(i -> i.fitId().equals(fit.fitId()) && specs.containsKey(i.parameter()))
                    .toList();
            if (!own.isEmpty()) {
                card(html, results, fit, own, specs);
            }
        }
        html.close();
        html.element(
                "p",
                "Intervals: from the profile likelihood, the lowest χ² at each value of the parameter with all others fitted"
                        + " anew; their ends are where it has risen by 1 (68 %) and 3.84 (95 %). σ: one standard deviation from the"
                        + " covariance; σ correlated: the same where neighbouring residuals deviate together, as a block bootstrap of"
                        + " the residuals would give it.",
                "class",
                "caption");
        if (!results.analysis().scans().isEmpty()) {
            html.element("h3", "Profile likelihoods");
            html.open("div", "class", "charts", "data-figure", "likelihoods").close();
            html.element(
                    "p",
                    "Rise of χ² against the value of each parameter. Points: all others fitted anew. Dashed: parabola of the"
                            + " covariance. Lines: limits of the 68 % and the 95 % interval.",
                    "class",
                    "caption");
        }
        patterns(html, results, best);
        html.close();
    }

    private static void card(
            HtmlWriter html,
            StudyResults results,
            FitRecord fit,
            List<ParameterInterval> own,
            Map<String, ParameterSpec> specs) {
        boolean correlated = own.stream().anyMatch(i -> i.sigmaCorrelated().isPresent());
        html.open("article", "class", "card").element("h3", FitView.title(fit));
        html.open("div", "class", "scroll").open("table");
        if (correlated) {
            html.headings(7, "parameter", "value", "σ", "σ correlated", "68 %", "95 %", "verdict");
        } else {
            html.headings(6, "parameter", "value", "σ", "68 %", "95 %", "verdict");
        }
        html.open("tbody");
        own.forEach(i -> row(html, i, specs.get(i.parameter()), correlated));
        html.close().close().close();
        Waterfall.of(results).stream()
                .filter(w -> w.fit().equals(fit.fit()))
                .forEach(w -> html.element("p", w.sentence(), "class", "caption"));
        // what the table says already is not said again
        own.stream()
                .filter(i -> !calm(i) && !i.note().isEmpty())
                .forEach(i -> html.element("p", i.note(), "class", "note"));
        html.close();
    }

    private static boolean calm(ParameterInterval interval) {
        return interval.verdict() == Verdict.DETERMINED
                && interval.sigma().isPresent()
                && !interval.note().contains(". ");
    }

    private static void row(HtmlWriter html, ParameterInterval i, ParameterSpec spec, boolean correlated) {
        html.open("tr").element("th", i.parameter(), "scope", "row");
        String unit = spec.unit().symbol().isEmpty()
                ? ""
                : " " + NumberText.unit(spec.unit().symbol());
        html.element("td", NumberText.number(spec.unit().fromSi(i.value()), 5) + unit, "class", "value");
        html.element("td", sigma(i.sigma(), spec), "class", "value");
        if (correlated) {
            html.element("td", sigma(i.sigmaCorrelated(), spec), "class", "value");
        }
        html.element("td", NumberText.interval(i.lower68(), i.upper68(), spec.unit()), "class", "value");
        html.element("td", NumberText.interval(i.lower95(), i.upper95(), spec.unit()), "class", "value");
        html.element("td", words(i.verdict()), "class", i.verdict() == Verdict.DETERMINED ? "" : "flag");
        html.close();
    }

    /** A standard deviation: in percent on a log scale, else in the unit of the value. */
    private static String sigma(OptionalDouble sigma, ParameterSpec spec) {
        if (sigma.isEmpty()) {
            return "–";
        }
        if (spec.scale() == Scale.LOG10) {
            return NumberText.number(100 * Math.expm1(Math.log(10) * sigma.getAsDouble()), 2) + " %";
        }
        String unit = spec.unit().symbol().isEmpty()
                ? ""
                : " " + NumberText.unit(spec.unit().symbol());
        return NumberText.number(sigma.getAsDouble() / spec.unit().factor(), 2) + unit;
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case DETERMINED -> "determined";
            case LOWER_LIMIT -> "limited from below only";
            case UPPER_LIMIT -> "limited from above only";
            case FLAT -> "not determined";
            case UNKNOWN -> "unknown";
        };
    }

    private static void patterns(HtmlWriter html, StudyResults results, List<FitRecord> best) {
        List<ResidualPattern> patterns = results.analysis().patterns();
        if (patterns.isEmpty()) {
            return;
        }
        html.open("details").element("summary", "Are the residuals noise?");
        html.open("div", "class", "scroll").open("table");
        html.headings(
                3, "fit", "experiment", "series", "points", "χ²", "lag 1", "runs", "runs / σ", "neighbours together");
        html.open("tbody");
        for (FitRecord fit : best) {
            patterns.stream().filter(p -> p.fitId().equals(fit.fitId())).forEach(p -> {
                html.open("tr").element("th", fit.fit(), "scope", "row").cell(p.experiment());
                html.cell(p.series()).number(NumberText.count(p.points()));
                html.number(NumberText.number(p.chiSquare(), 4)).number(NumberText.number(p.lag1(), 2));
                html.number(NumberText.count(p.runs()));
                html.element(
                        "td",
                        NumberText.number(p.runsSigma(), 2),
                        "class",
                        p.runsSigma() < FEW_RUNS ? "number flag" : "number");
                html.number(NumberText.count(p.blockLength())).close();
            });
        }
        html.close().close().close();
        html.element(
                "p",
                "Lag 1: correlation of neighbouring residuals, 0 for noise. Runs: stretches of one sign; beside it their number"
                        + " less that of noise, in standard deviations. Neighbours together: number of neighbouring points that"
                        + " deviate alike (1: noise).",
                "class",
                "caption");
        html.close();
    }
}
