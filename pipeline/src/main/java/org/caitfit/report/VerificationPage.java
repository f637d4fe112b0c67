package org.caitfit.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.caitfit.results.TextFile;
import org.caitfit.verification.CaseDescription;
import org.caitfit.verification.CaseResult;
import org.caitfit.verification.Check;
import org.caitfit.verification.Parameter;

/** The verification suite as a Markdown page with a figure per case; the same results give the same bytes. */
public final class VerificationPage {
    private static final String FIGURES = "images/verification";

    private VerificationPage() {}

    /** A case and what came of it. */
    public record Verified(CaseDescription description, CaseResult result) {}

    /**
     * Writes verification.md and images/verification/CASE.svg.
     *
     * @param cases in the order of the page
     * @param version of the program that made the results
     * @param folder created if absent; files of the same names are replaced
     * @return the page
     */
    public static Path write(List<Verified> cases, String version, Path folder) throws IOException {
        Path figures = folder.resolve(FIGURES);
        Files.createDirectories(figures);
        for (Verified verified : cases) {
            VerificationChart.of(verified.result().plots())
                    .writeSvg(figures, verified.description().id());
        }
        Path page = folder.resolve("verification.md");
        TextFile.publish(page, out -> {
            PrintWriter text = new PrintWriter(out);
            head(text, cases, version);
            cases.forEach(verified -> section(text, verified));
            text.flush();
        });
        return page;
    }

    private static void head(PrintWriter text, List<Verified> cases, String version) {
        line(text, "# Verification");
        line(text, "");
        line(
                text,
                "The solver against exact answers. `make verify` runs all cases and writes this page with its figures;");
        line(
                text,
                "`./caitfit verify` prints the table. What is observed holds for caitfit " + version
                        + " and the default");
        line(
                text,
                "settings of the solver, but for what a case lists among its parameters. The bounds are about twice what");
        line(text, "was observed when a case was written, or what is asked of the solver; tests hold them.");
        line(text, "");
        line(text, "| Case | Quantity | Observed | Bound |");
        line(text, "| --- | --- | --- | --- |");
        for (Verified verified : cases) {
            String title = verified.description().title();
            for (Check check : verified.result().checks()) {
                line(text, "| " + title + row(check));
                title = "";
            }
        }
    }

    private static void section(PrintWriter text, Verified verified) {
        CaseDescription description = verified.description();
        line(text, "");
        line(text, "## " + description.title());
        line(text, "");
        line(text, escaped(description.shows()));
        line(text, "");
        line(text, "**Solved:** " + escaped(description.equations()) + ".");
        line(text, "");
        line(text, "**Compared with:** " + escaped(description.exactSolution()) + ".");
        line(text, "");
        line(text, "| Parameter | Value |");
        line(text, "| --- | --- |");
        for (Parameter parameter : description.parameters()) {
            String values =
                    parameter.values().stream().map(VerificationPage::shortest).collect(Collectors.joining(", "));
            line(text, "| " + escaped(parameter.name()) + " | " + values + unit(parameter.unit()) + " |");
        }
        line(text, "");
        line(text, "![" + description.title() + "](" + FIGURES + "/" + description.id() + ".svg)");
        line(text, "");
        line(text, "| Quantity | Observed | Bound |");
        line(text, "| --- | --- | --- |");
        verified.result().checks().forEach(check -> line(text, row(check).substring(1)));
    }

    /** The same end of line on every system. */
    private static void line(PrintWriter text, String line) {
        text.print(line + "\n");
    }

    private static String row(Check check) {
        String sign = check.sense() == Check.Sense.AT_MOST ? "≤ " : "≥ ";
        return " | " + escaped(check.quantity()) + " | " + NumberText.number(check.observed(), 3) + unit(check.unit())
                + (check.within() ? "" : " **out of bounds**") + " | " + sign + shortest(check.bound())
                + unit(check.unit()) + " |";
    }

    private static String unit(String symbol) {
        return symbol.isEmpty() ? "" : " " + (symbol.startsWith("n_") ? symbol : NumberText.unit(symbol));
    }

    /** Without zeros at the end. */
    private static String shortest(double value) {
        String text = NumberText.number(value, 4);
        return text.contains(".") ? text.replaceFirst("\\.?0+(?=×|$)", "") : text;
    }

    private static String escaped(String text) {
        return text.replace("*", "\\*").replace("|", "\\|");
    }
}
