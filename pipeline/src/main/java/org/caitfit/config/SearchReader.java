package org.caitfit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec;
import org.caitfit.study.StageSpec;

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

    /**
     * The search over the experiments of the study.
     *
     * @param ions whose D models a fit may replace
     * @param models D models of the study by ion, with those of glasses
     */
    SearchSpec search(List<ExperimentSpec> experiments, MobileIons ions, Map<String, List<DiffusionSpec>> models) {
        Optional<Item> fits = fields.flatMap(f -> f.find("fits"));
        List<SearchSpec.FitSpec> all = replaced(
                narrowed(fits.isPresent() ? declared(fits.get(), experiments) : defaults(experiments)),
                experiments,
                ions);
        return new SearchSpec(
                grid,
                number("starts", STARTS),
                number("max_evaluations", MAX_EVALUATIONS),
                all,
                fields.flatMap(f -> f.find("compare"))
                        .map(item -> ComparisonReader.read(item, all, experiments, models))
                        .orElse(List.of()));
    }

    /** Gives the fits named in {@code models} the D models that they try. */
    private List<SearchSpec.FitSpec> replaced(
            List<SearchSpec.FitSpec> fits, List<ExperimentSpec> experiments, MobileIons ions) {
        Map<String, Map<String, DiffusionSpec>> models = new LinkedHashMap<>();
        fields.flatMap(f -> f.find("models"))
                .map(i -> i.entries("a mapping from fit to D models of ions"))
                .orElse(Map.of())
                .forEach((id, item) -> {
                    List<String> ids = fits.stream().map(SearchSpec.FitSpec::id).toList();
                    if (!ids.contains(id)) {
                        item.problemAtKey("unknown fit `" + id + "`", ClosestMatch.maybe(id, ids));
                    }
                    Map<String, DiffusionSpec> own = models.computeIfAbsent(id, k -> new LinkedHashMap<>());
                    item.entries("a mapping from ion to its diffusion model").forEach((ion, model) -> {
                        if (ions.checkKey(model, ion)) {
                            new DiffusionReader(ions, ion).read(model).ifPresent(d -> own.put(ion, d));
                            fits.stream()
                                    .filter(f -> f.id().equals(id))
                                    .forEach(f -> checkMatters(model, ion, f, experiments));
                        } else {
                            model.skip();
                        }
                    });
                });
        return fits.stream()
                .map(f -> new SearchSpec.FitSpec(
                        f.id(), f.experiments(), f.within(), models.getOrDefault(f.id(), Map.of())))
                .toList();
    }

    /** A model that every stage of the fit replaces by its own would change nothing. */
    private static void checkMatters(Item model, String ion, SearchSpec.FitSpec fit, List<ExperimentSpec> experiments) {
        List<StageSpec> stages = experiments.stream()
                .filter(e -> fit.experiments().contains(e.id()))
                .flatMap(e -> e.stages().stream())
                .toList();
        if (!stages.isEmpty() && stages.stream().allMatch(s -> s.diffusion().containsKey(ion))) {
            model.problemAtKey(
                    "every stage of fit `" + fit.id() + "` has its own model of " + ion + ", so this changes nothing",
                    "Maybe remove it, or the models in the stages.");
        }
    }

    /** Gives the fits named in {@code within} their own bounds. */
    private List<SearchSpec.FitSpec> narrowed(List<SearchSpec.FitSpec> fits) {
        Optional<Item> within = fields.flatMap(f -> f.find("within"));
        if (within.isEmpty()) {
            return fits;
        }
        Map<String, Map<String, SearchSpec.Bounds>> bounds = new LinkedHashMap<>();
        within.get().entries("a mapping from fit to bounds of parameters").forEach((id, item) -> {
            List<String> ids = fits.stream().map(SearchSpec.FitSpec::id).toList();
            if (!ids.contains(id)) {
                item.problem("unknown fit `" + id + "`", ClosestMatch.maybe(id, ids));
            }
            Map<String, SearchSpec.Bounds> own = bounds.computeIfAbsent(id, k -> new LinkedHashMap<>());
            item.entries("a mapping from parameter to [lowest, highest]")
                    .forEach((name, pair) -> bounds(name, pair).ifPresent(b -> own.put(name, b)));
        });
        return fits.stream()
                .map(f -> new SearchSpec.FitSpec(f.id(), f.experiments(), bounds.getOrDefault(f.id(), Map.of())))
                .toList();
    }

    private Optional<SearchSpec.Bounds> bounds(String name, Item pair) {
        Reading.DeclaredParameter declared = reading.parameters().get(name);
        if (declared == null) {
            if (reading.derived().containsKey(name)) {
                pair.problemAtKey(
                        "parameter `" + name + "` is derived from others and has no bounds",
                        "Maybe narrow those of the parameters that it is derived from.");
                return Optional.empty();
            }
            pair.problem(
                    "unknown parameter `" + name + "`",
                    ClosestMatch.maybe(name, List.copyOf(reading.parameters().keySet())));
            return Optional.empty();
        }
        List<Item> ends = pair.items("[lowest, highest]");
        if (ends.size() != 2 || declared.spec().isEmpty()) {
            if (ends.size() != 2) {
                pair.problem("two bounds are expected, got " + ends.size(), "Maybe write [100 meV, 400 meV].");
            }
            return Optional.empty();
        }
        Optional<QuantityReader.Value> low = QuantityReader.scalar(ends.get(0), declared.dimension(), Range.ANY);
        Optional<QuantityReader.Value> high = QuantityReader.scalar(ends.get(1), declared.dimension(), Range.ANY);
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        ParameterSpec spec = declared.spec().get();
        if (!(low.get().si() < high.get().si())
                || low.get().si() < spec.lower()
                || high.get().si() > spec.upper()) {
            pair.problem(
                    "the bounds must be in order and within those of the parameter",
                    "Maybe widen `parameters." + name + ".bounds`.");
            return Optional.empty();
        }
        reading.resolve(pair, low.get().si() + " to " + high.get().si(), "");
        return Optional.of(new SearchSpec.Bounds(low.get().si(), high.get().si()));
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
                .filter(ExperimentSpec::isMeasured)
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
        } else if (!experiment.get().isMeasured() && reading.problems().isEmpty()) {
            member.problem("experiment `" + name + "` has no data to fit", "Maybe add `profiles` or `traces` to it.");
        } else if (!members.add(name)) {
            member.problem("experiment `" + name + "` is named twice", "Maybe remove it here.");
        }
    }
}
