package org.caitfit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.caitfit.results.FitRecord;
import org.caitfit.results.InputInfluence;
import org.caitfit.results.ParameterCombination;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.study.Study.ResolvedSetting;

/** How much the results hang on what was taken as known, and which combinations of parameters the data determine. */
final class InfluenceSection {
    /** Relative change of an assumed input for which the consequence is told. */
    private static final double WRONG_BY = 0.1;

    /** Of a logarithm: a factor 3. */
    private static final double LARGEST_CHANGE = Math.log(3);

    private static final int MOST_NAMED = 3;
    /** Elasticities below it are not named. */
    private static final double SMALL = 0.01;
    /** Exponents below it are not named. */
    private static final double SMALL_EXPONENT = 0.05;

    private static final Map<String, String> KEYS =
            Map.of("bulk", "D_bulk", "value", "D", "sigma", "depth resolution", "fwhm", "FWHM");

    private InfluenceSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        List<FitRecord> fits = FitView.bestFits(results).stream()
                .filter(fit -> !influences(results, fit).isEmpty()
                        || !combinations(results, fit).isEmpty())
                .toList();
        if (fits.isEmpty()) {
            return;
        }
        html.open("section", "id", "influences").element("h2", "How much the results hang on what was taken as known");
        for (FitRecord fit : fits) {
            boolean first = fit.equals(fits.get(0));
            html.open(first ? "div" : "details");
            html.element(first ? "h3" : "summary", FitView.title(fit));
            List<String> notes = combined(combinations(results, fit));
            notes.addAll(words(fit, influences(results, fit)));
            notes.forEach(note -> html.element("p", note, "class", "note"));
            tables(html, results.study(), influences(results, fit));
            html.close();
        }
        html.element(
                "p",
                "Numbers: percent that a fitted value moves if the input is one percent more and everything is fitted anew,"
                        + " d ln(value)/d ln(input), to first order. A dash: not determined by the data. Rows with * move the"
                        + " input of all experiments together. Δχ²: what one percent more does to the best χ². The density of"
                        + " the first native ion moves data given as fractions with it; D of the bulk is held when temperature"
                        + " or density move, even if it came from a conductivity.",
                "class",
                "caption");
        html.close();
    }

    private static List<InputInfluence> influences(StudyResults results, FitRecord fit) {
        return results.analysis().influences().stream()
                .filter(i -> i.fitId().equals(fit.fitId()))
                .toList();
    }

    private static List<ParameterCombination> combinations(StudyResults results, FitRecord fit) {
        return results.analysis().combinations().stream()
                .filter(c -> c.fitId().equals(fit.fitId()))
                .toList();
    }

    /** Best and least determined combination, if there are two or more. */
    private static List<String> combined(List<ParameterCombination> all) {
        List<String> notes = new ArrayList<>();
        int last = all.stream().mapToInt(ParameterCombination::number).max().orElse(0);
        if (last > 1) {
            notes.add("Best determined by these data: " + product(all, 1) + ". Least determined: " + product(all, last)
                    + ".");
        }
        return notes;
    }

    private static String product(List<ParameterCombination> all, int number) {
        List<ParameterCombination> parts =
                all.stream().filter(c -> c.number() == number).toList();
        List<String> factors = parts.stream()
                .filter(c -> Math.abs(c.exponent()) > SMALL_EXPONENT)
                .sorted(Comparator.comparingDouble(c -> -Math.abs(c.exponent())))
                .map(c -> c.exponent() == 1 ? c.parameter() : c.parameter() + "^" + NumberText.number(c.exponent(), 2))
                .toList();
        return String.join(" · ", factors)
                + (parts.get(0).sigma().isPresent()
                        ? ", to " + NumberText.number(100 * parts.get(0).sigma().getAsDouble(), 2) + " %"
                        : ", which they leave open");
    }

    /** One note per parameter: its largest influences, and what a wrong assumption would do. */
    private static List<String> words(FitRecord fit, List<InputInfluence> all) {
        Set<String> parameters = new LinkedHashSet<>();
        all.forEach(i -> parameters.add(i.parameter()));
        List<String> notes = new ArrayList<>();
        for (String parameter : parameters) {
            List<InputInfluence> largest = all.stream()
                    .filter(i -> i.parameter().equals(parameter) && !isPartOfAShared(all, i))
                    .filter(i -> Math.abs(i.elasticity().orElse(0)) >= SMALL)
                    .sorted(Comparator.comparingDouble(
                            i -> -Math.abs(i.elasticity().orElse(0))))
                    .toList();
            if (!largest.isEmpty()) {
                List<String> one = largest.stream()
                        .limit(MOST_NAMED)
                        .map(i -> "1 % more " + name(i.input()) + " → "
                                + percent(i.elasticity().orElse(0)))
                        .toList();
                List<String> wrong = largest.stream()
                        .filter(InputInfluence::assumed)
                        .limit(MOST_NAMED)
                        .map(i -> name(i.input()) + " "
                                + percent(100 * Math.expm1(i.elasticity().orElse(0) * Math.log1p(WRONG_BY))))
                        .toList();
                notes.add(parameter + ": " + String.join("; ", one) + "."
                        + (wrong.isEmpty()
                                ? ""
                                : " If an assumed input were 10 % more: " + String.join("; ", wrong)
                                        + noise(fit, parameter) + "."));
            }
        }
        return notes;
    }

    /** Half of the 95 % interval, for comparison. */
    private static String noise(FitRecord fit, String parameter) {
        return fit.parameters().stream()
                .filter(p -> p.name().equals(parameter)
                        && p.lower().isPresent()
                        && p.upper().isPresent()
                        && p.value() != 0)
                .map(p -> " (95 % interval of the noise alone: ± "
                        + NumberText.number(
                                50 * (p.upper().getAsDouble() - p.lower().getAsDouble()) / Math.abs(p.value()), 2)
                        + " %)")
                .findFirst()
                .orElse("");
    }

    /** A power law, as far as first order can tell. */
    private static String ifWrong(double elasticity) {
        double change = elasticity * Math.log1p(WRONG_BY);
        if (Math.abs(change) > LARGEST_CHANGE) {
            return change < 0 ? "less than a third of it" : "more than three times as much";
        }
        return percent(100 * Math.expm1(change));
    }

    private static String percent(double change) {
        return NumberText.number(Math.abs(change), 2) + " % " + (change < 0 ? "less" : "more");
    }

    /** A setting in words: the end of its path, with the experiment if it is one of a single experiment. */
    private static String name(String path) {
        String[] parts = path.split("\\.");
        String last = parts[parts.length - 1];
        boolean density = path.matches("(glass|glasses\\.[^.]*)\\.natives\\..*");
        String key = density ? "density of " + last : KEYS.getOrDefault(last, last);
        String place = "";
        if (path.startsWith("ions.")) {
            place = " of " + parts[1];
        } else if (path.startsWith("experiments.*")) {
            place = " of all";
        } else if (path.startsWith("experiments.")) {
            place = " of " + parts[1];
        } else if (path.startsWith("glasses.")) {
            place = (parts[2].equals("diffusion") ? " of " + parts[3] : "") + " in " + parts[1];
        } else if (path.startsWith("search.models.")) {
            place = " of " + parts[3];
        }
        return key.replace('_', ' ') + place;
    }

    /** Whether the same input of all experiments has a row of its own. */
    private static boolean isPartOfAShared(List<InputInfluence> all, InputInfluence influence) {
        String path = influence.input();
        if (!path.startsWith("experiments.") || path.startsWith("experiments.*")) {
            return false;
        }
        return all.stream()
                .map(InputInfluence::input)
                .anyMatch(i -> i.startsWith("experiments.*.") && path.endsWith(i.substring("experiments.*".length())));
    }

    private static void tables(HtmlWriter html, StudyRecord study, List<InputInfluence> all) {
        List<InputInfluence> single =
                all.stream().filter(i -> isPartOfAShared(all, i)).toList();
        table(html, study, all.stream().filter(i -> !single.contains(i)).toList());
        if (!single.isEmpty()) {
            html.open("details").element("summary", "The same inputs, experiment by experiment");
            table(html, study, single);
            html.close();
        }
    }

    private static void table(HtmlWriter html, StudyRecord study, List<InputInfluence> all) {
        if (all.isEmpty()) {
            return;
        }
        Set<String> parameters = new LinkedHashSet<>();
        Map<String, List<InputInfluence>> rows = new LinkedHashMap<>();
        for (InputInfluence i : all) {
            parameters.add(i.parameter());
            rows.computeIfAbsent(i.input(), key -> new ArrayList<>()).add(i);
        }
        double strongest = all.stream()
                .mapToDouble(i -> Math.abs(i.elasticity().orElse(0)))
                .max()
                .orElse(0);
        List<String> headings = new ArrayList<>(List.of("input", "value (SI)"));
        headings.addAll(parameters);
        headings.add("Δχ²");
        html.open("div", "class", "scroll").open("table");
        html.headings(2, headings.toArray(String[]::new));
        html.open("tbody");
        rows.forEach((input, row) -> {
            html.open("tr").open("th", "scope", "row").element("code", input).close();
            html.open("td").text(value(study, row.get(0)));
            if (row.get(0).assumed()) {
                html.text(" ").element("span", "assumed", "class", "flag");
            }
            html.close();
            for (InputInfluence i : row) {
                html.element(
                        "td",
                        NumberText.number(i.elasticity(), 2),
                        "class",
                        "number",
                        "style",
                        shade(i.elasticity().orElse(0), strongest));
            }
            html.number(NumberText.number(row.get(0).chiSquareRise(), 2)).close();
        });
        html.close().close().close();
    }

    /** As the study has it, with its unit. */
    private static String value(StudyRecord study, InputInfluence influence) {
        String end = influence.input().replace("experiments.*", "");
        return study.settings().stream()
                .filter(s -> influence.input().startsWith("experiments.*")
                        ? s.path().startsWith("experiments.") && s.path().endsWith(end)
                        : s.path().equals(influence.input()))
                .map(ResolvedSetting::value)
                .findFirst()
                .orElse(NumberText.number(influence.inputValue(), 4));
    }

    /** Blue for more, orange for less, stronger for the stronger. */
    private static String shade(double elasticity, double strongest) {
        double share = strongest > 0 ? Math.sqrt(Math.abs(elasticity) / strongest) : 0;
        return String.format(
                Locale.ROOT,
                "background: rgba(%s, %.2f)",
                elasticity < 0 ? "230, 120, 30" : "40, 110, 220",
                0.6 * share);
    }
}
