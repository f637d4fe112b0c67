package org.caitfit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.ModelScore;
import org.caitfit.results.StudyResults;

/** Families of D models on the same data, and which of them the data prefer. */
final class ModelSection {
    private static final String NOTHING = "–";

    private ModelSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        Map<String, List<ModelScore>> comparisons = new LinkedHashMap<>();
        results.analysis()
                .models()
                .forEach(m -> comparisons
                        .computeIfAbsent(m.comparison(), k -> new ArrayList<>())
                        .add(m));
        if (comparisons.isEmpty()) {
            return;
        }
        html.open("section", "id", "models").element("h2", "Other forms of D on the same data");
        comparisons.forEach((fit, models) -> comparison(html, fit, models));
        html.element(
                "p",
                "k: parameters that the data determine (all of them but for the free form, whose smoothness prior takes a"
                        + " share). Δ: above the lowest of the table. AIC and AICc (corrected for few points) choose the model"
                        + " that predicts best, BIC the one most probable; a difference below 2 says nothing, above 10 leaves no"
                        + " doubt. Lag 1: correlation of neighbouring residuals; far from 0, the form does not fit whatever its"
                        + " rank.",
                "class",
                "caption");
        html.close();
    }

    private static void comparison(HtmlWriter html, String fit, List<ModelScore> models) {
        html.open("article", "class", "card").element("h3", "Data of fit " + fit);
        html.element("p", sentence(models));
        html.open("div", "class", "scroll").open("table");
        html.headings(
                3,
                "D of the native ion",
                "D of the foreign ions",
                "stopped",
                "k",
                "χ²",
                "ΔAIC",
                "ΔAICc",
                "ΔBIC",
                "lag 1");
        html.open("tbody");
        List<ModelScore> ranked = new ArrayList<>(models);
        ranked.sort(Comparator.comparingDouble(ModelScore::bic));
        double aic = lowest(models, ModelScore::aic);
        double aicc = lowest(models, ModelScore::aicc);
        double bic = lowest(models, ModelScore::bic);
        for (ModelScore m : ranked) {
            html.open("tr", "class", m.preferred() ? "best" : "");
            html.element("th", m.nativeFamily(), "scope", "row").cell(m.foreignFamily());
            html.element("td", m.stopReason().replace('_', ' '), "title", m.stopDetail());
            html.number(NumberText.number(m.effectiveParameters(), 2)).number(NumberText.number(m.chiSquare(), 6));
            html.number(above(m.aic(), aic)).number(above(m.aicc(), aicc)).number(above(m.bic(), bic));
            html.number(NumberText.number(m.lag1(), 2)).close();
        }
        html.close().close().close().close();
    }

    private static double lowest(List<ModelScore> models, java.util.function.ToDoubleFunction<ModelScore> criterion) {
        return models.stream()
                .mapToDouble(criterion)
                .filter(v -> !Double.isNaN(v))
                .min()
                .orElse(Double.NaN);
    }

    private static String above(double value, double lowest) {
        return Double.isNaN(value) ? NOTHING : NumberText.number(value - lowest, 3);
    }

    private static String sentence(List<ModelScore> models) {
        List<ModelScore> preferred =
                models.stream().filter(ModelScore::preferred).toList();
        if (preferred.isEmpty()) {
            return "No family gave a result.";
        }
        ModelScore best = preferred.get(0);
        double next = models.stream()
                .filter(m -> !m.preferred() && !Double.isNaN(m.bic()))
                .mapToDouble(m -> m.bic() - best.bic())
                .min()
                .orElse(Double.NaN);
        String lead = "BIC prefers D of the native ion: " + best.nativeFamily() + "; D of the foreign ions: "
                + best.foreignFamily();
        return Double.isNaN(next) ? lead + "." : lead + "; the next is " + NumberText.number(next, 3) + " above.";
    }
}
