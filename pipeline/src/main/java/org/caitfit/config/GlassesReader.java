package org.caitfit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caitfit.study.Glass;

/** Reads {@code glass}, or {@code glasses} with a choice for each experiment. */
final class GlassesReader {
    private static final String GLASS = "glass";
    private static final String GLASSES = "glasses";

    private final Reading reading;
    private final Map<String, GlassReader> readers = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Glass> glasses = new LinkedHashMap<>();
    private final Set<String> chosen = new LinkedHashSet<>();
    private final boolean hasChoice;

    private GlassesReader(Fields study) {
        this.reading = study.owner().reading();
        Optional<Item> one = study.find(GLASS);
        Optional<Item> several = study.find(GLASSES);
        this.hasChoice = several.isPresent();
        if (one.isPresent() && several.isPresent()) {
            one.get()
                    .problemAtKey(
                            "a study has either `glass` or `glasses`",
                            "Maybe move it below `glasses` and give it a name there.");
        } else if (one.isEmpty() && several.isEmpty()) {
            study.owner()
                    .problemAtKey("missing key `glass`", "Maybe add a line `glass: ...` here; see docs/config.md.");
        }
        if (several.isPresent()) {
            several.get().entries("a mapping from name to glass").forEach((id, item) -> {
                WordReader.checkId(item, id);
                open(id, item);
            });
            several.filter(i -> i.isMapping() && readers.isEmpty())
                    .ifPresent(i -> i.problemAtKey("at least one glass is needed", "Maybe use `glass`."));
        } else {
            one.ifPresent(i -> open("", i));
        }
        leave();
    }

    private void open(String id, Item item) {
        items.put(id, item);
        readers.put(id, GlassReader.open(id, item));
    }

    /** Reads what parameters need beforehand (mol%). Call {@link #read} when they are declared. */
    static GlassesReader open(Fields study) {
        return new GlassesReader(study);
    }

    /** What follows is read for no glass in particular: for the only one, if there is no choice. */
    void leave() {
        List<Double> molPercents = new ArrayList<>();
        readers.values().forEach(r -> r.oneMolPercent().ifPresent(molPercents::add));
        reading.leave(molPercents);
    }

    /** Reads the glasses and notes their ions. */
    void read(MobileIons ions) {
        // models of one glass may be told from the natives of all
        readers.forEach((id, reader) -> glasses.put(id, reader.glass(ions)));
        ions.setNatives(all());
        Map<String, String> names = new LinkedHashMap<>();
        glasses.forEach((id, glass) -> {
            String other = glass.name().isEmpty() ? null : names.put(glass.name(), id);
            if (other != null) {
                items.get(id)
                        .problemAtKey(
                                "glass `" + other + "` has the same `name`, " + glass.name(),
                                "Maybe tell them apart by what differs, e.g. the batch.");
            }
        });
        leave();
    }

    List<Glass> all() {
        return List.copyOf(glasses.values());
    }

    /**
     * The glass of an experiment, for which what follows is read; empty after a problem.
     *
     * @param experiment its keys
     */
    Optional<Glass> enter(Fields experiment) {
        Optional<Item> choice = experiment.find(GLASS);
        if (!hasChoice) {
            choice.ifPresent(i -> i.problemAtKey(
                    "the study has one `glass`, there is nothing to choose",
                    "Maybe remove it here, or name the glasses below `glasses`."));
            return entered("");
        }
        if (choice.isEmpty()) {
            experiment
                    .owner()
                    .problemAtKey(
                            "missing key `glass`: the study has `glasses`",
                            "Maybe add `glass: "
                                    + glasses.keySet().stream().findFirst().orElse("A") + "`.");
            return Optional.empty();
        }
        Optional<String> id = choice.get().text("the name of a glass");
        if (id.isPresent() && !glasses.containsKey(id.get())) {
            choice.get().problem("unknown glass `" + id.get() + "`", ClosestMatch.maybe(id.get(), glasses.keySet()));
            return Optional.empty();
        }
        id.ifPresent(i -> reading.resolve(choice.get(), i, ""));
        return id.flatMap(this::entered);
    }

    private Optional<Glass> entered(String id) {
        Optional<Glass> glass = Optional.ofNullable(glasses.get(id));
        if (glass.isPresent()) {
            chosen.add(id);
            readers.get(id).enter();
        }
        return glass;
    }

    /** Reports glasses that no experiment has chosen; none if a choice could not be read. */
    void reportUnused(boolean anyUnknown) {
        if (anyUnknown || !hasChoice) {
            return;
        }
        items.forEach((id, item) -> {
            if (!chosen.contains(id)) {
                item.problemAtKey(
                        "glass `" + id + "` has no experiment",
                        "Maybe remove it, or write `glass: " + id + "` in an experiment.");
            }
        });
    }
}
