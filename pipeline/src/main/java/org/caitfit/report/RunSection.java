package org.caitfit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caitfit.results.FitRecord;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.StudyResults;

/** Summary of the forward runs: how many, what failed and why, and what the best fits predict. */
final class RunSection {
    /** Field above which the linear drift law leaves its range, V/m. */
    static final double LARGEST_FIELD = 2e8;

    private RunSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        html.open("section", "id", "runs").element("h2", "Runs");
        predictions(html, results);
        counts(html, results);
        failures(html, results);
        html.close();
    }

    private static void predictions(HtmlWriter html, StudyResults results) {
        List<FitRecord> best = FitView.bestFits(results);
        List<RunRecord> runs = results.runs().stream()
                .filter(run -> run.phase() == Phase.FINAL)
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
        boolean high = score.largestField() > LARGEST_FIELD;
        html.element("td", NumberText.number(score.largestField(), 3), "class", high ? "number flag" : "number");
        html.number(NumberText.number(score.frontExcessCharge(), 2));
        html.number(NumberText.number(score.conservationError(), 2));
        html.number(NumberText.number(score.numericalError(), 2));
    }

    private static void warnFields(HtmlWriter html, List<RunRecord> runs) {
        String high = runs.stream()
                .filter(run -> run.score().map(Score::largestField).orElse(0.0) > LARGEST_FIELD)
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

    private static void counts(HtmlWriter html, StudyResults results) {
        if (results.runs().isEmpty()) {
            html.element("p", "There are no runs.", "class", "caption");
            return;
        }
        Map<String, List<RunRecord>> byExperiment = new LinkedHashMap<>();
        results.study().experiments().forEach(id -> byExperiment.put(id, new ArrayList<>()));
        results.runs()
                .forEach(run -> byExperiment
                        .computeIfAbsent(label(run), id -> new ArrayList<>())
                        .add(run));
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
        byExperiment.forEach((experiment, runs) -> {
            html.open("tr").element("th", experiment, "scope", "row");
            for (Phase phase : Phase.values()) {
                html.number(NumberText.count(
                        runs.stream().filter(run -> run.phase() == phase).count()));
            }
            long ok = runs.stream().filter(run -> run.status() == Status.OK).count();
            html.number(NumberText.count(ok));
            html.element(
                    "td", failed(runs.size() - ok, runs.size()), "class", ok < runs.size() ? "number flag" : "number");
            html.number(NumberText.count(runs.stream()
                    .map(RunRecord::score)
                    .flatMap(Optional::stream)
                    .filter(score -> score.largestField() > LARGEST_FIELD)
                    .count()));
            html.number(NumberText.count(runs.stream()
                            .mapToLong(run -> run.statistics().newtonIterations())
                            .sum()))
                    .close();
        });
        html.close().close().close();
    }

    /** Runs with other D models than those of the study are counted apart. */
    private static String label(RunRecord run) {
        return run.model().isEmpty() ? run.experiment() : run.experiment() + " (models of " + run.model() + ")";
    }

    private static String failed(long failed, long all) {
        return failed == 0 ? "0" : NumberText.count(failed) + " (" + NumberText.number(100.0 * failed / all, 2) + " %)";
    }

    private static void failures(HtmlWriter html, StudyResults results) {
        Map<String, List<RunRecord>> byKind = results.runs().stream()
                .filter(run -> run.status() == Status.FAILED)
                .collect(Collectors.groupingBy(RunRecord::failureKind, TreeMap::new, Collectors.toList()));
        if (byKind.isEmpty()) {
            return;
        }
        html.element("h3", "Failed runs by reason");
        html.open("div", "class", "scroll").open("table").headings(2, "reason", "for example", "runs");
        html.open("tbody");
        byKind.forEach((kind, runs) -> html.open("tr")
                .element("th", kind.replace('_', ' '), "scope", "row")
                .cell(runs.get(0).failureReason())
                .number(NumberText.count(runs.size()))
                .close());
        html.close().close().close();
    }
}
