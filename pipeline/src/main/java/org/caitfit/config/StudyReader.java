package org.caitfit.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.IonSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.SearchSpec;
import org.caitfit.study.StageSpec;
import org.caitfit.study.Study;

/**
 * Reads a study file (format caitfit-study/1) with its data files. Mistakes of the user never throw: all of them come back
 * at once as {@link ReadResult.Refused}. Keys and units are listed in docs/config.md.
 */
public final class StudyReader {
    /** What the key {@code format} must say. */
    public static final String FORMAT = "caitfit-study/1";

    private final Reading reading;

    private StudyReader(Reading reading) {
        this.reading = reading;
    }

    /** Reads a file; data files are found relative to its folder. */
    public static ReadResult read(Path file) {
        return read(file, SourceFiles.LOCAL);
    }

    /** The same. @param files where it and its data files are */
    public static ReadResult read(Path file, SourceFiles files) {
        Reading reading;
        Optional<Study> study = Optional.empty();
        try {
            reading = new Reading(SourceFile.read(file, files), files);
            study = YamlSource.root(reading).flatMap(new StudyReader(reading)::study);
        } catch (SourceFile.UnreadableException e) {
            reading = new Reading(SourceFile.unreadable(file), files);
            reading.problem(1, 1, "", e.getMessage(), e.maybe());
        }
        return study.isPresent()
                ? new ReadResult.Read(study.get())
                : new ReadResult.Refused(reading.problems().sorted());
    }

    private Optional<Study> study(Item root) {
        Fields fields = root.fields(Section.STUDY);
        fields.find("format").ifPresent(StudyReader::checkFormat);
        String title = WordReader.text(fields, "title", "a title");
        Study.Accuracy accuracy = accuracy(fields);
        SearchReader searchReader = SearchReader.open(reading, fields.find("search"));
        GlassesReader glasses = GlassesReader.open(fields);
        fields.find("parameters").ifPresent(i -> ParameterReader.read(i, searchReader.regularGrid()));
        MobileIons ions = MobileIons.read(fields.find("ions"));
        glasses.read(ions);
        Map<String, DiffusionSpec> models = models(ions);
        List<ExperimentSpec> experiments = new ArrayList<>();
        fields.find("experiments")
                .map(i -> i.entries("a mapping from name to experiment"))
                .orElse(Map.of())
                .forEach((id, item) -> experiments.add(ExperimentReader.read(id, item, glasses, ions)));
        fields.find("experiments")
                .filter(i -> i.isMapping() && experiments.isEmpty())
                .ifPresent(i -> i.problemAtKey("at least one experiment is needed", "Maybe add one."));
        glasses.reportUnused(ions.anyUnknown());
        SearchSpec search = searchReader.search(experiments, ions, models(models, glasses.all()));
        Map<String, IonSpec> ionSpecs = ionSpecs(ions, models, glasses.all(), experiments);
        reportUnused(ions);
        if (!reading.problems().isEmpty()) {
            return Optional.empty();
        }
        List<ParameterSpec> parameters = reading.parameters().values().stream()
                .flatMap(p -> p.spec().stream())
                .toList();
        return Optional.of(new Study(
                reading.source().path(),
                title,
                glasses.all(),
                ionSpecs,
                experiments,
                parameters,
                search,
                accuracy,
                reading.source().sha256(),
                ProblemDigest.of(glasses.all(), ionSpecs, experiments, parameters, accuracy),
                reading.resolved()));
    }

    private static void checkFormat(Item item) {
        item.text("the format")
                .filter(f -> !f.equals(FORMAT))
                .ifPresent(f -> item.problem(
                        "unknown format `" + f + "`", "Maybe write " + FORMAT + "; this caitfit reads no other."));
    }

    private Study.Accuracy accuracy(Fields fields) {
        Optional<Item> item = fields.find("accuracy");
        if (item.isEmpty()) {
            reading.resolveDefault("accuracy", "default");
            return Study.Accuracy.DEFAULT;
        }
        Optional<String> word = item.get().choice(List.of("default", "high"));
        word.ifPresent(w -> reading.resolve(item.get(), w, ""));
        return word.filter(w -> w.equals("high")).isPresent() ? Study.Accuracy.HIGH : Study.Accuracy.DEFAULT;
    }

    private static Map<String, DiffusionSpec> models(MobileIons ions) {
        Map<String, DiffusionSpec> models = new LinkedHashMap<>();
        ions.declared().forEach((name, item) -> {
            if (item.holds("diffusion")) {
                new DiffusionReader(ions, name)
                        .read(item.entries("an ion").get("diffusion"))
                        .ifPresent(d -> models.put(name, d));
            }
        });
        return models;
    }

    /** All D models of ions, those of glasses among them. */
    private static Map<String, List<DiffusionSpec>> models(Map<String, DiffusionSpec> models, List<Glass> glasses) {
        Map<String, List<DiffusionSpec>> all = new LinkedHashMap<>();
        Stream.concat(Stream.of(models), glasses.stream().map(Glass::diffusion))
                .forEach(some -> some.forEach((ion, model) ->
                        all.computeIfAbsent(ion, k -> new ArrayList<>()).add(model)));
        return all;
    }

    /**
     * Models of an ion that stand in glasses and stages, by stage of an experiment where it may take part; empty where there
     * is none. Native ions of other glasses only count where they have a model, or are named.
     */
    private static List<Optional<DiffusionSpec>> ownModels(
            String ion, List<Glass> glasses, List<ExperimentSpec> experiments) {
        List<Optional<DiffusionSpec>> found = new ArrayList<>();
        for (ExperimentSpec e : experiments) {
            Optional<Glass> glass =
                    glasses.stream().filter(g -> g.id().equals(e.glass())).findFirst();
            boolean absent = glass.map(g -> !g.holds(ion)).orElse(false)
                    && glasses.stream().anyMatch(g -> g.holds(ion))
                    && !e.names(ion);
            for (StageSpec stage : e.stages()) {
                Optional<DiffusionSpec> model = Optional.ofNullable(
                                stage.diffusion().get(ion))
                        .or(() -> glass.map(g -> g.diffusion().get(ion)));
                if (model.isPresent() || !absent) {
                    found.add(model);
                }
            }
        }
        return found;
    }

    /** An ion without a model of its own needs one in each stage, or in its glass. */
    private static Map<String, IonSpec> ionSpecs(
            MobileIons ions, Map<String, DiffusionSpec> models, List<Glass> glasses, List<ExperimentSpec> experiments) {
        Map<String, IonSpec> specs = new LinkedHashMap<>();
        ions.declared().forEach((name, item) -> {
            List<Optional<DiffusionSpec>> own = ownModels(name, glasses, experiments);
            boolean everywhere = !own.isEmpty() && own.stream().allMatch(Optional::isPresent);
            boolean anywhere =
                    own.stream().anyMatch(Optional::isPresent) || item.reading().isMentioned(name);
            if (!item.holds("diffusion")
                    && !everywhere
                    && (!anywhere || item.reading().problems().isEmpty())) {
                item.problemAtKey(
                        "missing key `diffusion`; only an ion with a model in each stage, or in its glass, can do without",
                        "Maybe add `diffusion: {model: constant, value: 1e-17 m2/s}`.");
            }
            Optional<DiffusionSpec> model =
                    Optional.ofNullable(models.get(name)).or(() -> everywhere ? own.get(0) : Optional.empty());
            Optional<Quantity.Known> activation = item.holds("activation_energy")
                    ? Optional.of(QuantityReader.known(
                            item.entries("an ion").get("activation_energy"), Dimension.ENERGY, Range.POSITIVE))
                    : Optional.empty();
            model.ifPresent(m -> specs.put(name, new IonSpec(name, ions.charge(name), m, activation)));
        });
        return specs;
    }

    private void reportUnused(MobileIons ions) {
        reading.parameters().forEach((name, p) -> {
            if (!reading.isUsed(name)) {
                p.item()
                        .problemAtKey(
                                "parameter `" + name + "` is not used",
                                "Maybe write {parameter: " + name + "} where it belongs, or remove it.");
            }
        });
        reading.derived().forEach((name, p) -> {
            if (!reading.isUsed(name)) {
                p.item()
                        .problemAtKey(
                                "parameter `" + name + "` is not used",
                                "Maybe write {parameter: " + name + "} where it belongs, or remove it.");
            }
        });
        ions.unused().stream()
                .filter(name -> !reading.isMentioned(name))
                .forEach(name -> ions.declared()
                        .get(name)
                        .problemAtKey(
                                "ion `" + name + "` is neither in the glass nor delivered by any stage",
                                "Maybe remove it, or name it in a stage."));
    }
}
