package org.caitfit.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.SearchSpec;

/** Reads the section {@code search}; everything in it has a default. */
final class SearchReader {
    private static final int STARTS = 3;
    private static final int MAX_EVALUATIONS = 300;

    private final Reading reading;
    private final Optional<Fields> fields;
    private final SearchSpec.Grid grid;

    private SearchReader(Reading reading, Optional<Item> search) {
        this.reading = reading;
        this.fields = search.map(i -> i.fields(Section.SEARCH));
        this.grid = grid();
    }

    /** Reads the kind of grid, which the parameters need to know. */
    static SearchReader open(Reading reading, Optional<Item> search) {
        return new SearchReader(reading, search);
    }

    boolean regularGrid() {
        return grid instanceof SearchSpec.Grid.Regular;
    }

    private SearchSpec.Grid grid() {
        Optional<Item> item = fields.flatMap(f -> f.find("grid"));
        if (item.isEmpty()) {
            reading.resolveDefault("search.grid", "regular");
            return new SearchSpec.Grid.Regular();
        }
        if (item.get().isMapping()) {
            int points = item.get()
                    .fields(Section.SOBOL)
                    .find("sobol")
                    .map(i -> WordReader.integer(i, 1).orElse(1))
                    .orElse(1);
            return new SearchSpec.Grid.Sobol(points);
        }
        item.get().text("regular, or {sobol: 2048},").ifPresent(word -> {
            if (word.equals("regular")) {
                reading.resolve(item.get(), word, "");
            } else {
                item.get().problem("unknown value `" + word + "`", "Maybe write regular, or {sobol: 2048}.");
            }
        });
        return new SearchSpec.Grid.Regular();
    }

    /** The search over the experiments of the study. */
    SearchSpec search(List<ExperimentSpec> experiments) {
        Optional<Item> fits = fields.flatMap(f -> f.find("fits"));
        return new SearchSpec(
                grid,
                number("starts", STARTS),
                number("max_evaluations", MAX_EVALUATIONS),
                fits.isPresent() ? declared(fits.get(), experiments) : defaults(experiments));
    }

    private int number(String key, int usual) {
        Optional<Item> item = fields.flatMap(f -> f.find(key));
        if (item.isEmpty()) {
            reading.resolveDefault("search." + key, Integer.toString(usual));
            return usual;
        }
        return WordReader.integer(item.get(), 1).orElse(usual);
    }

    private List<SearchSpec.FitSpec> defaults(List<ExperimentSpec> experiments) {
        List<String> ids = experiments.stream()
                .filter(e -> !e.profiles().isEmpty())
                .map(ExperimentSpec::id)
                .toList();
        List<SearchSpec.FitSpec> fits = new ArrayList<>();
        ids.forEach(id -> fits.add(new SearchSpec.FitSpec(id, List.of(id))));
        if (ids.size() > 1) {
            fits.add(new SearchSpec.FitSpec(ids.contains("joint") ? "joint-fit" : "joint", ids));
        }
        fits.forEach(f -> reading.resolveDefault("search.fits." + f.id(), String.join(", ", f.experiments())));
        return fits;
    }

    private List<SearchSpec.FitSpec> declared(Item item, List<ExperimentSpec> experiments) {
        List<SearchSpec.FitSpec> fits = new ArrayList<>();
        Map<String, Item> entries = item.entries("a mapping from fit to a list of experiments");
        entries.forEach((id, list) -> {
            WordReader.checkId(list, id);
            Set<String> members = new LinkedHashSet<>();
            for (Item member : list.items("a list of experiments")) {
                member.text("the name of an experiment").ifPresent(name -> check(member, name, experiments, members));
            }
            if (!members.isEmpty()) {
                reading.resolve(list, String.join(", ", members), "");
                fits.add(new SearchSpec.FitSpec(id, List.copyOf(members)));
            }
        });
        return fits;
    }

    private void check(Item member, String name, List<ExperimentSpec> experiments, Set<String> members) {
        Optional<ExperimentSpec> experiment =
                experiments.stream().filter(e -> e.id().equals(name)).findFirst();
        if (experiment.isEmpty()) {
            List<String> ids = experiments.stream().map(ExperimentSpec::id).toList();
            member.problem("unknown experiment `" + name + "`", ClosestMatch.maybe(name, ids));
        } else if (experiment.get().profiles().isEmpty() && reading.problems().isEmpty()) {
            member.problem("experiment `" + name + "` has no profile to fit", "Maybe add `profiles` to it.");
        } else if (!members.add(name)) {
            member.problem("experiment `" + name + "` is named twice", "Maybe remove it here.");
        }
    }
}
