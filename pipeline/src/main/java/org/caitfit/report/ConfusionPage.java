package org.caitfit.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.caitfit.results.FamilyConfusion;
import org.caitfit.results.FamilyConfusion.Choice;
import org.caitfit.results.TextFile;

/** Which family each criterion prefers on data of every family, as a Markdown page; the same results give the same bytes. */
public final class ConfusionPage {
    private ConfusionPage() {}

    /** Writes confusion.md. @param version of the program that made it @param folder created if absent @return the page */
    public static Path write(FamilyConfusion confusion, String version, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path page = folder.resolve("confusion.md");
        TextFile.publish(page, out -> {
            PrintWriter text = new PrintWriter(out);
            text.print(text(confusion, version));
            text.flush();
        });
        return page;
    }

    private static String text(FamilyConfusion c, String version) {
        StringBuilder page = new StringBuilder("# Does a criterion find the family that made the data?\n\n");
        page.append(String.format(
                Locale.ROOT,
                "Study: %s, experiments of fit `%s`. %d sets of synthetic data of every family with its typical values, by the%n"
                        + "noise models of the study (seed %d). Each set is described by all families, refined from the same values%n"
                        + "without knowledge of the family. The families are those of [config.md](config.md). caitfit %s.%n%n",
                c.study(),
                c.fit(),
                c.replicates(),
                c.seed(),
                version));
        page.append(
                "Found: sets for which the family of the data had the lowest value of the criterion. Families are written"
                        + " native / foreign.\n\n");
        page.append("| criterion | found |\n| --- | --- |\n");
        page.append(total("AIC", c, Choice::aic))
                .append(total("AICc", c, Choice::aicc))
                .append(total("BIC", c, Choice::bic));
        page.append("\n| data made by | BIC prefers | AIC prefers |\n| --- | --- | --- |\n");
        for (String family : c.families()) {
            List<Choice> own =
                    c.choices().stream().filter(x -> x.truth().equals(family)).toList();
            page.append("| ").append(family).append(" | ");
            page.append(counts(own, Choice::bic, family)).append(" | ");
            page.append(counts(own, Choice::aic, family)).append(" |\n");
        }
        return page.toString();
    }

    private static String total(String name, FamilyConfusion c, Function<Choice, String> preferred) {
        long found = c.choices().stream()
                .filter(x -> x.truth().equals(preferred.apply(x)))
                .count();
        return String.format(
                Locale.ROOT, "| %s | %d of %d |%n", name, found, c.choices().size());
    }

    private static String counts(List<Choice> choices, Function<Choice, String> preferred, String truth) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Choice choice : choices) {
            String name = preferred.apply(choice);
            String shown = name.isEmpty() ? "none (" + choice.failure() + ")" : name.equals(truth) ? "the same" : name;
            counts.merge(shown, 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder();
        counts.forEach((name, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(count)
                .append(" × ")
                .append(name));
        return text.toString();
    }
}
