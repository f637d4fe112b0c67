package org.caitfit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.study.ParameterSpec;

/** Table of fitted values for each best fit, with what the data do and do not determine. */
final class FitSection {
    /** Correlations above this are named. */
    private static final double STRONG = 0.9;

    /** Reduced chi-square above which the misfit is named. */
    private static final double LARGE_CHI_SQUARE = 2;
    /** Lag-1 autocorrelation of the residuals, of either sign, above which it is named. */
    private static final double LARGE_LAG = 0.3;

    private FitSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        html.open("section", "id", "fits").element("h2", "Fitted values");
        List<FitRecord> best = FitView.bestFits(results);
        if (best.isEmpty()) {
            html.element("p", "There is no fit.", "class", "caption");
        }
        Map<String, ParameterSpec> specs = SummarySection.specs(results.study());
        html.open("div", "class", "fits");
        boolean high = highAccuracy(results.study());
        best.forEach(fit -> table(
                html,
                fit,
                results.analysis().intervals(),
                specs,
                results.calibrations().stream()
                        .filter(c -> c.fitId().equals(fit.fitId()))
                        .toList(),
                high));
        html.close();
        if (!best.isEmpty()) {
            html.element(
                    "p",
                    "± one standard deviation; ×/÷ f: the factor of one standard deviation of a value fitted on a log₁₀"
                            + " scale. 95 % interval in the unit of the value, from the profile likelihood. Numerical shift: how far the value would move"
                            + " if all runs had cells half as large and a quarter of the time tolerance, to first order;"
                            + " the error itself is larger, two to three times the shift in a study with known truth.",
                    "class",
                    "caption");
        }
        html.close();
    }

    private static boolean highAccuracy(StudyRecord study) {
        return study.settings().stream()
                .anyMatch(s -> s.path().equals("accuracy") && s.value().equals("high"));
    }

    private static void table(
            HtmlWriter html,
            FitRecord fit,
            List<ParameterInterval> intervals,
            Map<String, ParameterSpec> specs,
            List<CalibrationValue> calibrations,
            boolean high) {
        html.open("article", "class", "card").element("h3", FitView.title(fit));
        html.open("div", "class", "scroll").open("table");
        html.headings(4, "parameter", "value", "95 % interval", "numerical shift");
        html.open("tbody");
        for (FittedParameter parameter : fit.parameters()) {
            if (specs.containsKey(parameter.name())) {
                row(html, fit, parameter, specs.get(parameter.name()), interval(fit, parameter, intervals));
            }
        }
        calibrations.forEach(calibration -> row(html, calibration));
        html.close().close().close();
        html.open("dl", "class", "facts");
        fact(html, "χ²", NumberText.number(fit.chiSquare(), 5));
        if (fit.priors() > 0) {
            fact(html, "χ² of the data", NumberText.number(fit.dataChiSquare(), 5));
            fact(
                    html,
                    "χ² of " + fit.priors() + (fit.priors() == 1 ? " prior" : " priors"),
                    NumberText.number(fit.priorChiSquare(), 3));
        }
        fact(html, "χ² with finer cells", NumberText.number(fit.finerChiSquare(), 5));
        fact(html, "points", NumberText.count(fit.points()));
        fact(html, "reduced χ²", NumberText.number(fit.reducedChiSquare(), 4));
        fact(html, "rank", fit.rank() + " of " + fit.freeParameters());
        fact(html, "condition", NumberText.number(fit.condition(), 2));
        fact(html, "residual lag 1", NumberText.number(fit.residualLag1(), 2));
        html.close();
        html.open("p", "class", "caption")
                .element(
                        "b",
                        fit.stopReason().replace('_', ' '),
                        "class",
                        fit.stopReason().equals("CONVERGED") ? "" : "flag")
                .text(fit.stopDetail().isEmpty() ? "" : ": " + fit.stopDetail())
                .close();
        notes(fit, high).forEach(note -> html.element("p", note, "class", "note"));
        html.close();
    }

    /** That of the profile likelihood, empty without one. */
    private static Optional<ParameterInterval> interval(
            FitRecord fit, FittedParameter parameter, List<ParameterInterval> intervals) {
        return intervals.stream()
                .filter(i -> i.fitId().equals(fit.fitId()) && i.parameter().equals(parameter.name()))
                .filter(i -> i.verdict() != ParameterInterval.Verdict.UNKNOWN)
                .findFirst();
    }

    private static void row(
            HtmlWriter html,
            FitRecord fit,
            FittedParameter parameter,
            ParameterSpec spec,
            Optional<ParameterInterval> likelihood) {
        String why = NumberText.whyUncertain(fit, parameter);
        html.open("tr").element("th", parameter.name(), "scope", "row");
        html.element("td", NumberText.fitted(parameter, spec), "class", "value");
        String interval = likelihood
                .map(i -> NumberText.interval(i.lower95(), i.upper95(), spec.unit()))
                .orElseGet(() -> NumberText.interval(parameter.lower(), parameter.upper(), spec.unit()));
        html.open("td").element("span", interval, "class", "value");
        if (!why.isEmpty()) {
            html.text(interval.isEmpty() ? "" : " ").element("span", why, "class", "flag");
        }
        html.close();
        html.element("td", NumberText.numericalShift(parameter, spec), "class", "value");
        html.close();
    }

    private static void row(HtmlWriter html, CalibrationValue c) {
        String name = (c.kind() == CalibrationValue.Kind.SCALE ? "scale of " : "background of ") + c.ion()
                + ", profile " + c.profile();
        double value = c.value() / c.shownUnitSi();
        String text = NumberText.number(value, 5)
                + (c.sigma().isPresent() ? " ± " + NumberText.number(c.sigma().getAsDouble() / c.shownUnitSi(), 2) : "")
                + (c.shownUnit().isEmpty() ? "" : " " + c.shownUnit());
        html.open("tr").element("th", name, "scope", "row").element("td", text, "class", "value");
        html.open("td");
        if (c.sigma().isPresent()) {
            double half = 1.96 * c.sigma().getAsDouble() / c.shownUnitSi();
            html.element(
                    "span",
                    NumberText.number(value - half, 4) + " … " + NumberText.number(value + half, 4),
                    "class",
                    "value");
        } else {
            html.element("span", c.value() == 0 ? "held at 0" : "no sigma", "class", "flag");
        }
        html.close().element("td", "").close();
    }

    private static void fact(HtmlWriter html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private static List<String> notes(FitRecord fit, boolean high) {
        List<String> free = fit.covarianceParameters();
        List<String> notes = misfit(fit);
        if (fit.numericalErrorMatters()) {
            notes.add(
                    high
                            ? "Numerical error matters here, even with accuracy: high."
                            : "Numerical error matters here: use accuracy: high.");
        }
        if (!fit.finerFailure().isEmpty()) {
            notes.add("There is no numerical shift, as the run with finer cells failed: " + fit.finerFailure());
        }
        if (fit.optimal()
                && fit.rank() < fit.freeParameters()
                && fit.nullDirection().size() == free.size()) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < free.size(); i++) {
                double weight = fit.nullDirection().get(i);
                if (Math.abs(weight) > 0.1) {
                    parts.add(NumberText.number(weight, 2) + " " + free.get(i));
                }
            }
            notes.add("These data leave a direction undetermined: " + String.join(", ", parts)
                    + " (in fractions of the bound spans).");
        }
        List<String> strong = new ArrayList<>();
        for (int i = 0; i < free.size(); i++) {
            for (int j = i + 1; j < free.size(); j++) {
                OptionalDouble r = correlation(fit.covariance(), free.size(), i, j);
                if (r.isPresent() && Math.abs(r.getAsDouble()) > STRONG) {
                    strong.add(
                            free.get(i) + " and " + free.get(j) + " (" + NumberText.number(r.getAsDouble(), 2) + ")");
                }
            }
        }
        if (!strong.isEmpty()) {
            notes.add("Strongly correlated: " + String.join(", ", strong) + ".");
        }
        return notes;
    }

    /** Signs that the residuals are more than noise. */
    private static List<String> misfit(FitRecord fit) {
        List<String> notes = new ArrayList<>();
        if (fit.reducedChiSquare() > LARGE_CHI_SQUARE) {
            notes.add("Reduced χ² is " + NumberText.number(fit.reducedChiSquare(), 3)
                    + (fit.optimal()
                            ? ": the model does not describe the data within their noise: the intervals are too narrow."
                            : ": these values, which are no optimum, do not describe the data within their noise."));
        }
        if (Math.abs(fit.residualLag1()) > LARGE_LAG) {
            notes.add("Neighbouring residuals are correlated (" + NumberText.number(fit.residualLag1(), 2)
                    + "): the misfit is not noise alone"
                    + (fit.optimal() ? ", and the intervals do not account for it." : "."));
        }
        return notes;
    }

    private static OptionalDouble correlation(List<Double> covariance, int size, int i, int j) {
        if (covariance.size() != size * size) {
            return OptionalDouble.empty();
        }
        double scale = Math.sqrt(covariance.get(i * size + i) * covariance.get(j * size + j));
        return scale > 0 ? OptionalDouble.of(covariance.get(i * size + j) / scale) : OptionalDouble.empty();
    }
}
