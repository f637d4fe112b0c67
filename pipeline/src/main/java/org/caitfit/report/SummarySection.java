package org.caitfit.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caitfit.results.FitRecord;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study.ResolvedSetting;

/** Head of the report: title, whether the data are synthetic, the best fits in a sentence each, assumed inputs. */
final class SummarySection {
    private static final int MOST_VALUES = 4;

    private SummarySection() {}

    static void write(HtmlWriter html, StudyResults results) {
        StudyRecord study = results.study();
        html.open("header").element("p", "caitfit report", "class", "kicker");
        html.element("h1", study.title());
        if (study.synthetic()) {
            html.open("div", "class", "banner", "role", "note")
                    .element("strong", "SYNTHETIC DATA")
                    .text(" Profiles of this study were computed, not measured. Nothing here is a finding about a real"
                            + " glass.")
                    .close();
        }
        List<FitRecord> best = FitView.bestFits(results);
        if (best.isEmpty()) {
            html.element("p", "No fit has ended with a result yet.", "class", "summary");
        } else {
            html.open("ul", "class", "summary");
            best.forEach(fit -> html.element("li", sentence(fit, specs(study))));
            html.close();
        }
        glasses(html, study);
        assumptions(html, study);
        html.close();
    }

    /** Specifications of the parameters by name. */
    static Map<String, ParameterSpec> specs(StudyRecord study) {
        return study.parameters().stream().collect(Collectors.toMap(ParameterSpec::name, Function.identity()));
    }

    private static String sentence(FitRecord fit, Map<String, ParameterSpec> specs) {
        String values = fit.parameters().stream()
                .filter(p -> specs.containsKey(p.name()))
                .limit(MOST_VALUES)
                .map(p -> {
                    String why = NumberText.whyUncertain(fit, p);
                    String value = p.name() + " = " + NumberText.fitted(p, specs.get(p.name()));
                    return why.isEmpty() ? value : value + " (" + why + ")";
                })
                .collect(Collectors.joining(", "));
        int more = fit.parameters().size() - MOST_VALUES;
        return FitView.title(fit) + ": reduced χ² "
                + NumberText.number(fit.reducedChiSquare(), 3) + " over " + NumberText.count(fit.points())
                + " points; " + values + (more > 0 ? " and " + more + " more." : ".");
    }

    /** Which experiment is of which glass, where there are several. */
    private static void glasses(HtmlWriter html, StudyRecord study) {
        if (study.glasses().size() == 1) {
            return;
        }
        html.open("div", "class", "scroll").open("table", "class", "glasses");
        html.headings(4, "glass", "name", "native ion", "experiments");
        html.open("tbody");
        for (GlassRecord glass : study.glasses()) {
            html.open("tr").element("th", glass.label(), "scope", "row");
            html.cell(glass.name())
                    .cell(glass.nativeIon())
                    .cell(String.join(", ", glass.experiments()))
                    .close();
        }
        html.close().close().close();
    }

    private static void assumptions(HtmlWriter html, StudyRecord study) {
        List<ResolvedSetting> assumed = study.settings().stream()
                .filter(setting -> !setting.assumption().isEmpty())
                .toList();
        if (assumed.isEmpty()) {
            return;
        }
        html.open("div", "class", "assumed").element("h3", "Assumed inputs");
        html.open("ul");
        for (ResolvedSetting setting : assumed) {
            html.open("li").element("code", setting.path());
            html.text(" = " + setting.value() + ": " + setting.assumption()).close();
        }
        html.close().close();
    }
}
