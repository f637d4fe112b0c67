package org.caitfit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caitfit.results.FitRecord;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;

/** Tables of the energy landscape and of transport: one per best fit, quantities against experiments. */
final class LandscapeSection {
    private LandscapeSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        List<LandscapeValue> all = results.analysis().landscape();
        List<FitRecord> fits = FitView.bestFits(results).stream()
                .filter(fit -> all.stream().anyMatch(v -> v.fitId().equals(fit.fitId())))
                .toList();
        if (fits.isEmpty()) {
            return;
        }
        html.open("section", "id", "landscape").element("h2", "Energy landscape and transport");
        for (FitRecord fit : fits) {
            boolean first = fit.equals(fits.get(0));
            html.open(first ? "div" : "details");
            html.element(first ? "h3" : "summary", FitView.title(fit));
            List<LandscapeValue> own =
                    all.stream().filter(v -> v.fitId().equals(fit.fitId())).toList();
            continuity(own).forEach(note -> html.element("p", note, "class", "note"));
            table(html, results.study(), own);
            html.close();
        }
        html.element(
                "p",
                "± one standard deviation from the covariance of the fit, below it the 95 % interval; no interval where a value"
                        + " follows from what was taken as known. D is the effective coefficient of the Nernst-Planck"
                        + " equations, D_eff = D_σ; the tracer coefficient is half of it as the paper has it (Haven ratio 0.5,"
                        + " assumed). Onsager coefficients L_ii = D n/(kT) without off-diagonal ones (eqs. 8 and 9 of the paper); beside them those with"
                        + " L_12 where the study gives it. Excess"
                        + " charge, front and plateau are those of the simulated profile without blur. Eq. 3 needs the true gradient of"
                        + " the front; a depth resolution as wide as the front hides it, and the D read off is too large.",
                "class",
                "caption");
        html.close();
    }

    /** What eq. 3 says beside the fitted D. */
    private static List<String> continuity(List<LandscapeValue> values) {
        List<String> notes = new ArrayList<>();
        for (LandscapeValue ratio : values) {
            if (ratio.quantity().equals("d_foreign_eq3_ratio") && ratio.value().isPresent()) {
                String blurred = values.stream()
                        .filter(v -> v.quantity().equals("d_foreign_eq3_blurred_ratio")
                                && v.experiment().equals(ratio.experiment())
                                && v.value().isPresent())
                        .map(v -> "; read from the blurred profile, "
                                + apart(v.value().getAsDouble()))
                        .findFirst()
                        .orElse("");
                notes.add(ratio.experiment() + ": eq. 3 gives a D of " + ratio.ion() + " "
                        + apart(ratio.value().getAsDouble()) + " (paper: within 10 %)" + blurred + ".");
            }
        }
        return notes;
    }

    private static String apart(double ratio) {
        if (ratio > 2) {
            return NumberText.number(ratio, 3) + " times the fitted one";
        }
        return NumberText.number(100 * Math.abs(ratio - 1), 2) + " % " + (ratio < 1 ? "below" : "above")
                + " the fitted one";
    }

    private static void table(HtmlWriter html, StudyRecord study, List<LandscapeValue> values) {
        Set<String> places = new LinkedHashSet<>();
        values.forEach(v -> places.add(place(study, values, v)));
        Map<String, Map<String, LandscapeValue>> rows = new LinkedHashMap<>();
        for (LandscapeValue v : values) {
            rows.computeIfAbsent(row(values, v), key -> new LinkedHashMap<>()).put(place(study, values, v), v);
        }
        List<String> headings = new ArrayList<>(List.of("quantity", "ion"));
        headings.addAll(places);
        headings.add("");
        html.open("div", "class", "scroll").open("table");
        html.headings(headings.size(), headings.toArray(String[]::new));
        html.open("tbody");
        rows.values().forEach(row -> {
            LandscapeValue any = row.values().iterator().next();
            Set<String> ions = new LinkedHashSet<>();
            row.values().forEach(v -> ions.add(v.ion()));
            LandscapeLabel label = LandscapeLabel.of(any);
            html.open("tr").element("th", label.text(), "scope", "row").cell(String.join(", ", ions));
            for (String place : places) {
                cell(html, label, Optional.ofNullable(row.get(place)));
            }
            html.element("td", any.note(), "class", "caption").close();
        });
        html.close().close().close();
    }

    private static void cell(HtmlWriter html, LandscapeLabel label, Optional<LandscapeValue> value) {
        html.open("td");
        value.ifPresent(v -> {
            html.element("span", label.shown(v), "class", "value");
            String interval = label.interval(v);
            if (!interval.isEmpty()) {
                html.open("div")
                        .element("span", interval, "class", "value caption")
                        .close();
            }
        });
        html.close();
    }

    /** Experiment, with its glass and the stage where there are several. */
    private static String place(StudyRecord study, List<LandscapeValue> all, LandscapeValue value) {
        boolean several =
                all.stream().anyMatch(v -> v.experiment().equals(value.experiment()) && v.stage() != value.stage());
        String label = study.label(value.experiment());
        return several ? label + " stage " + value.stage() : label;
    }

    /** A row is a quantity; of one ion, where an experiment has it of several. */
    private static String row(List<LandscapeValue> all, LandscapeValue value) {
        boolean several = all.stream()
                .filter(v -> v.quantity().equals(value.quantity()))
                .anyMatch(v -> all.stream()
                        .anyMatch(w -> w.quantity().equals(v.quantity())
                                && w.experiment().equals(v.experiment())
                                && w.stage() == v.stage()
                                && !w.ion().equals(v.ion())));
        return several ? value.quantity() + " " + value.ion() : value.quantity();
    }
}
