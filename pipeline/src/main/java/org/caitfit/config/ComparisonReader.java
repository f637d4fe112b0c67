package org.caitfit.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.caitfit.study.Comparison;
import org.caitfit.study.Comparison.ForeignFamily;
import org.caitfit.study.Comparison.NativeFamily;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.SearchSpec.FitSpec;

/** Reads {@code search.compare}: which families of D models are tried on the data of a fit. */
final class ComparisonReader {
    private ComparisonReader() {}

    /** @param models D models of the study by ion, with those of glasses */
    static List<Comparison> read(
            Item compare,
            List<FitSpec> fits,
            List<ExperimentSpec> experiments,
            Map<String, List<DiffusionSpec>> models) {
        List<Comparison> comparisons = new ArrayList<>();
        models.forEach((ion, own) -> {
            if (own.stream().anyMatch(DiffusionSpec.OfOtherIons.class::isInstance)) {
                compare.problemAtKey(
                        "the D of " + ion + " depends on other ions, and families are of the own density",
                        "Maybe remove `compare`.");
            }
        });
        compare.entries("a mapping from fit to families of D models").forEach((id, item) -> {
            List<String> ids = fits.stream().map(FitSpec::id).toList();
            Fields fields = item.fields(Section.COMPARISON);
            List<NativeFamily> natives = families(fields, "native", NativeFamily.values(), NativeFamily::word);
            List<ForeignFamily> foreigns = families(fields, "foreign", ForeignFamily.values(), ForeignFamily::word);
            Optional<FitSpec> fit = fits.stream().filter(f -> f.id().equals(id)).findFirst();
            if (fit.isEmpty()) {
                item.problemAtKey("unknown fit `" + id + "`", ClosestMatch.maybe(id, ids));
            } else if (!fit.get().models().isEmpty()) {
                item.problemAtKey(
                        "fit `" + id + "` has models of its own, and families start from those of the study",
                        "Maybe compare on a fit that `models` does not name.");
            } else if (glasses(fit.get(), experiments) > 1) {
                item.problemAtKey(
                        "fit `" + id + "` has experiments of several glasses, and families are those of one",
                        "Maybe declare a fit for each glass in `search.fits` and compare on these.");
            } else {
                comparisons.add(new Comparison(id, natives, foreigns));
            }
        });
        return comparisons;
    }

    private static long glasses(FitSpec fit, List<ExperimentSpec> experiments) {
        return experiments.stream()
                .filter(e -> fit.experiments().contains(e.id()))
                .map(ExperimentSpec::glass)
                .distinct()
                .count();
    }

    private static <F> List<F> families(Fields fields, String key, F[] known, Function<F, String> word) {
        List<String> words = Arrays.stream(known).map(word).toList();
        Optional<Item> list = fields.find(key);
        if (list.isEmpty()) {
            fields.owner().reading().resolveDefault("search.compare." + key, String.join(", ", words));
            return List.of(known);
        }
        Set<F> chosen = new LinkedHashSet<>();
        List<Item> items = list.get().items("a list of families");
        for (Item item : items) {
            item.text("the name of a family").ifPresent(text -> {
                int index = words.indexOf(text);
                if (index < 0) {
                    item.problem("unknown family `" + text + "`", ClosestMatch.maybe(text, words));
                } else if (!chosen.add(known[index])) {
                    item.problem("family `" + text + "` is named twice", "Maybe remove it here.");
                }
            });
        }
        if (list.get().isList() && items.isEmpty()) {
            list.get().problem("at least one family is needed", "Maybe write [" + words.get(0) + "].");
        }
        list.get()
                .reading()
                .resolve(list.get(), String.join(", ", chosen.stream().map(word).toList()), "");
        return List.copyOf(chosen);
    }
}
