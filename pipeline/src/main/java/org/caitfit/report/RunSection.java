package org.caitfit.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.caitfit.results.FitRecord;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.StudyResults;

/** Summary of the forward runs: how many, what failed and why, and what the best fits predict. */
final class RunSection {
    private RunSection() {}

    static void write(HtmlWriter html, StudyResults results, RunOverview overview) {
        html.open("section", "id", "runs").element("h2", "Runs");
        predictions(html, results, overview);
        counts(html, overview);
        failures(html, overview);
        html.close();
    }

    private static void predictions(HtmlWriter html, StudyResults results, RunOverview overview) {
        List<FitRecord> best = FitView.bestFits(results);
        List<RunRecord> runs = overview.finals().stream()
                .filter(run -> best.stream().anyMatch(fit -> fit.fitId().equals(run.fitId())))
                .sorted(Comparator.comparingInt(run -> position(best, run.fitId())))
                .toList();
        if (runs.isEmpty()) {
            return;
        }
        html.element("h3", "What the best fits predict");
        html.open("div", "class", "scroll").open("table");
        html.headings(
                2,
                "fit",
                "experiment",
                "front depth",
                "plateau at 90 %",
                "mean 40–90 %",
                "charge / C m⁻²",
                "largest field / V m⁻¹",
                "front excess charge",
                "ion balance error",
                "numerical error");
        html.open("tbody");
        for (RunRecord run : runs) {
            html.open("tr").element("th", best.get(position(best, run.fitId())).fit(), "scope", "row");
            html.cell(results.study().label(run.experiment()));
            run.score()
                    .ifPresentOrElse(
                            score -> score(html, score),
                            () -> html.element("td", run.failureReason(), "colspan", "8", "class", "flag"));
            html.close();
        }
        html.close().close().close();
        html.element(
                "p",
                "Front depth: where the native ion " + results.study().nativeIons()
                        + " crosses half of its bulk density, before the blur of the instrument. Plateau: native n/n_bulk at"
                        + " 90 % of the front depth, beside it the mean over 40–90 %. Front excess charge: largest |excess"
                        + " charge| at the front over e n_bulk. Numerical error: estimate for the profile, RMS of n/n_bulk over three"
                        + " times the replaced depth, seen with a depth resolution of 5 nm.",
                "class",
                "caption");
        warnFields(html, runs);
    }

    private static void score(HtmlWriter html, Score score) {
        html.number(NumberText.length(score.frontDepth()));
        html.number(NumberText.percent(score.plateau()));
        html.number(NumberText.percent(score.plateauMean()));
        html.number(NumberText.number(score.charge(), 4));
        boolean high = score.largestField() > RunOverview.LARGEST_FIELD;
        html.element("td", NumberText.number(score.largestField(), 3), "class", high ? "number flag" : "number");
        html.number(NumberText.number(score.frontExcessCharge(), 2));
        html.number(NumberText.number(score.conservationError(), 2));
        html.number(NumberText.number(score.numericalError(), 2));
    }

    private static void warnFields(HtmlWriter html, List<RunRecord> runs) {
        String high = runs.stream()
                .filter(run -> run.score().map(Score::largestField).orElse(0.0) > RunOverview.LARGEST_FIELD)
                .map(RunRecord::experiment)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!high.isEmpty()) {
            html.element(
                    "p",
                    "Warning: the field exceeds 2×10⁸ V/m in " + high
                            + ". There the linear drift law of the model leaves its range.",
                    "class",
                    "note");
        }
    }

    private static int position(List<FitRecord> fits, String fitId) {
        return fits.stream().map(FitRecord::fitId).toList().indexOf(fitId);
    }

    private static void counts(HtmlWriter html, RunOverview overview) {
        if (overview.isEmpty()) {
            html.element("p", "There are no runs.", "class", "caption");
            return;
        }
        html.element("h3", "Forward runs");
        html.open("div", "class", "scroll").open("table");
        html.headings(
                1,
                "experiment",
                "grid",
                "refinement",
                "final",
                "finer",
                "scan",
                "ok",
                "failed",
                "field > 2×10⁸ V/m",
                "Newton iterations");
        html.open("tbody");
        for (RunOverview.Count count : overview.counts()) {
            html.open("tr").element("th", count.label(), "scope", "row");
            for (Phase phase : Phase.values()) {
                html.number(NumberText.count(count.byPhase().getOrDefault(phase, 0L)));
            }
            long all = count.all();
            html.number(NumberText.count(count.ok()));
            html.element("td", failed(all - count.ok(), all), "class", count.ok() < all ? "number flag" : "number");
            html.number(NumberText.count(count.highField()));
            html.number(NumberText.count(count.newtonIterations())).close();
        }
        html.close().close().close();
    }

    private static String failed(long failed, long all) {
        return failed == 0 ? "0" : NumberText.count(failed) + " (" + NumberText.number(100.0 * failed / all, 2) + " %)";
    }

    private static void failures(HtmlWriter html, RunOverview overview) {
        if (overview.failures().isEmpty()) {
            return;
        }
        html.element("h3", "Failed runs by reason");
        html.open("div", "class", "scroll").open("table").headings(2, "reason", "for example", "runs");
        html.open("tbody");
        overview.failures()
                .forEach(failure -> html.open("tr")
                        .element("th", failure.kind().replace('_', ' '), "scope", "row")
                        .cell(failure.example())
                        .number(NumberText.count(failure.runs()))
                        .close());
        html.close().close().close();
    }
}
