package org.caitfit.report;

import org.caitfit.results.Claim;
import org.caitfit.results.StudyResults;

/** Statements of the paper with their verdicts on these data, each with its figure. */
final class ClaimSection {
    private ClaimSection() {}

    static void write(HtmlWriter html, StudyResults results) {
        if (results.analysis().claims().isEmpty()) {
            return;
        }
        html.open("section", "id", "claims").open("h2").text("The paper's statements on these data");
        if (results.study().synthetic()) {
            html.text(" ").element("span", "synthetic data", "class", "tag");
        }
        html.close();
        html.open("div", "class", "scroll").open("table", "class", "claims");
        html.headings(3, "statement", "verdict", "evidence");
        html.open("tbody");
        for (Claim claim : results.analysis().claims()) {
            html.open("tr").element("th", claim.statement(), "scope", "row");
            html.element(
                    "td",
                    word(claim.verdict()),
                    "class",
                    "verdict " + claim.verdict().name().toLowerCase(java.util.Locale.ROOT));
            html.cell(claim.evidence()).close();
        }
        html.close().close().close();
        html.open("div", "class", "charts", "data-figure", "claims").close();
        html.element(
                "p",
                "Points: what these data give, with 95 % intervals where there are any. Shaded: what the statement allows.",
                "class",
                "caption");
        html.close();
    }

    private static String word(Claim.Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> "supported";
            case REFUTED -> "refuted";
            case UNDECIDED -> "not decided";
        };
    }
}
