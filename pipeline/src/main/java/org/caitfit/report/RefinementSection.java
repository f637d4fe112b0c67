package org.caitfit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.StudyResults;
import org.caitfit.study.ParameterSpec;

/** All refinements: waterfall, table, and the basins they ended in. */
final class RefinementSection {
    private RefinementSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        html.open("section", "id", "refinements").element("h2", "Refinements");
        List<Waterfall> waterfalls = Waterfall.of(results);
        if (waterfalls.isEmpty()) {
            html.element("p", "There are no refinements.", "class", "caption");
        } else {
            html.open("div", "class", "charts", "data-figure", "waterfall").close();
            html.element(
                    "p",
                    "χ² above the best of its fit at the end of each refinement, best first, on a log scale from 0.001;"
                            + " colour: basin. Ends as good as the best lie on the floor.",
                    "class",
                    "caption");
            table(html, waterfalls);
            Map<String, ParameterSpec> specs = SummarySection.specs(results.study());
            html.open("div", "class", "fits");
            waterfalls.stream()
                    .filter(waterfall -> waterfall.bestOfBasins().size() > 1)
                    .forEach(waterfall -> basins(html, waterfall, specs));
            html.close();
        }
        html.close();
    }

    private static void table(HtmlWriter html, List<Waterfall> waterfalls) {
        html.open("details").element("summary", "All refinements");
        html.open("div", "class", "scroll").open("table");
        html.headings(
                2,
                "fit",
                "stopped",
                "start",
                "basin",
                "χ² start",
                "χ² end",
                "iterations",
                "evaluations",
                "gradient cosine");
        html.open("tbody");
        for (Waterfall waterfall : waterfalls) {
            List<FitRecord> all = new ArrayList<>(waterfall.refinements());
            all.addAll(waterfall.failed());
            all.forEach(fit -> row(html, fit));
        }
        html.close().close().close().close();
    }

    private static void row(HtmlWriter html, FitRecord fit) {
        html.open("tr", "class", fit.best() ? "best" : "");
        html.element("th", fit.fit(), "scope", "row");
        html.element("td", fit.stopReason().replace('_', ' '), "title", fit.stopDetail());
        html.number(Integer.toString(fit.start())).number(Integer.toString(fit.basin()));
        html.number(NumberText.number(fit.chiSquareStart(), 4)).number(NumberText.number(fit.chiSquare(), 6));
        html.number(NumberText.count(fit.iterations())).number(NumberText.count(fit.evaluations()));
        html.number(NumberText.number(fit.gradientCosine(), 2)).close();
    }

    private static void basins(HtmlWriter html, Waterfall waterfall, Map<String, ParameterSpec> specs) {
        List<FitRecord> basins = waterfall.bestOfBasins();
        html.open("article", "class", "card")
                .element("h3", "Fit " + waterfall.fit() + ": " + basins.size() + " basins");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", "", "scope", "col");
        for (FitRecord fit : basins) {
            html.element("th", "basin " + fit.basin(), "scope", "col", "class", "number");
        }
        html.close().close().open("tbody");
        html.open("tr").element("th", "χ²", "scope", "row");
        basins.forEach(fit -> html.number(NumberText.number(fit.chiSquare(), 5)));
        html.close().open("tr").element("th", "against the best", "scope", "row");
        basins.forEach(fit -> html.number(waterfall.cost(fit)));
        html.close().open("tr").element("th", "starts", "scope", "row");
        basins.forEach(fit -> html.number(Long.toString(waterfall.refinements().stream()
                .filter(other -> other.basin() == fit.basin())
                .count())));
        html.close();
        for (FittedParameter parameter : basins.get(0).parameters()) {
            if (specs.containsKey(parameter.name())) {
                ParameterSpec spec = specs.get(parameter.name());
                html.open("tr").element("th", NumberText.title(spec), "scope", "row");
                basins.forEach(fit -> html.number(value(fit, spec)));
                html.close();
            }
        }
        html.close().close().close().close();
    }

    private static String value(FitRecord fit, ParameterSpec spec) {
        return fit.parameters().stream()
                .filter(p -> p.name().equals(spec.name()))
                .map(p -> NumberText.number(spec.unit().fromSi(p.value()), 3)
                        + (p.atBound() == 0 ? "" : p.atBound() < 0 ? " (lower bound)" : " (upper bound)"))
                .findFirst()
                .orElse("–");
    }
}
