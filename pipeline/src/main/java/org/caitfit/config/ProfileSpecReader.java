package org.caitfit.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.StageSpec;

/** Reads one entry of {@code profiles} with its data file. */
final class ProfileSpecReader {
    private static final String FRACTION = "fraction";
    private static final List<String> DENSITY_UNITS = List.of(FRACTION, "mol%", "1/m3", "1/cm3");

    private final MobileIons ions;
    private final Item item;
    private final Fields fields;
    private final Reading reading;

    ProfileSpecReader(MobileIons ions, Item item) {
        this.ions = ions;
        this.item = item;
        this.fields = item.fields(Section.PROFILE);
        this.reading = item.reading();
    }

    /**
     * The profile; empty after a problem.
     *
     * @param id its name
     * @param stages stages of the experiment
     */
    Optional<MeasuredProfile> read(String id, List<StageSpec> stages) {
        int before = reading.problems().size();
        int afterStage = afterStage(stages.size());
        Map<String, String> columns = columns(stages, afterStage);
        String densityUnit = densityUnit();
        boolean fraction = densityUnit.equals(FRACTION);
        if (fields.find("synthetic").isEmpty()) {
            reading.resolveDefault(item.path() + ".synthetic", "false");
        }
        boolean synthetic = fields.find("synthetic").map(WordReader::flag).orElse(false);
        DepthResolution resolution =
                fields.find("resolution").map(InstrumentReader::resolution).orElse(new DepthResolution.None());
        NoiseModel noise = fields.find("noise")
                .map(i -> InstrumentReader.noise(i, fraction, ions.referenceDensity()))
                .orElse(new NoiseModel.Counts(1));
        Optional<Fields> window = fields.find("window").map(i -> i.fields(Section.WINDOW));
        double from = limit(window, "from", Double.NEGATIVE_INFINITY);
        double to = limit(window, "to", Double.POSITIVE_INFINITY);
        int skip = fields.find("skip_points")
                .map(i -> WordReader.integer(i, 0))
                .orElse(OptionalInt.of(0))
                .orElse(0);
        if (from >= to) {
            fields.find("window").ifPresent(i -> i.problem("`from` must be below `to`", "Maybe swap them."));
        }
        Optional<SourceFile> file = file();
        Optional<ProfileTable> table = file.flatMap(f -> table(f, columns));
        if (table.isEmpty() || reading.problems().size() > before) {
            return Optional.empty();
        }
        double[] depth = table.get().depths();
        boolean[] used = new boolean[depth.length];
        int count = 0;
        for (int i = 0; i < depth.length; i++) {
            used[i] = i >= skip && depth[i] >= from && depth[i] <= to;
            count += used[i] ? 1 : 0;
        }
        if (count == 0) {
            fields.find("window")
                    .or(() -> fields.find("skip_points"))
                    .orElse(item)
                    .problemAtKey(
                            "none of the " + depth.length + " points of the file is left", "Maybe widen the window.");
            return Optional.empty();
        }
        checkDepths(table.get(), used);
        checkNoise(table.get(), columns.size(), used, noise);
        if (reading.problems().size() > before) {
            return Optional.empty();
        }
        double densityFactor = densityFactor(densityUnit);
        List<MeasuredProfile.IonSeries> series = new ArrayList<>();
        columns.keySet()
                .forEach(ion -> series.add(
                        new MeasuredProfile.IonSeries(ion, table.get().column(series.size(), densityFactor))));
        return Optional.of(new MeasuredProfile(
                id,
                afterStage,
                file.get().path(),
                table.get().sha256(),
                depth,
                used,
                series,
                resolution,
                noise,
                ions.referenceDensity(),
                shownUnit(densityUnit),
                synthetic));
    }

    /** Points of the fit must lie in the sample. */
    private void checkDepths(ProfileTable table, boolean[] used) {
        double[] depth = table.depths();
        for (int i = 0; i < depth.length; i++) {
            if (used[i] && depth[i] > reading.thickness()) {
                problem(
                        table,
                        table.depthPlace(i),
                        "a depth of " + Numbers.show(depth[i], Dimension.LENGTH) + " lies beyond the sample, which is "
                                + Numbers.show(reading.thickness(), Dimension.LENGTH) + " thick",
                        "Maybe check the unit of depth.");
                return;
            }
        }
    }

    /** Without absolute noise, a measured 0 would have no uncertainty at all. */
    private void checkNoise(ProfileTable table, int columns, boolean[] used, NoiseModel noise) {
        if (!(noise instanceof NoiseModel.AbsoluteRelative n) || n.absolute() > 0) {
            return;
        }
        for (int c = 0; c < columns; c++) {
            double[] values = table.column(c, 1);
            for (int i = 0; i < values.length; i++) {
                if (used[i] && values[i] == 0) {
                    problem(
                            table,
                            table.place(c, i),
                            "a measured value of 0 has no uncertainty with a noise that is relative only",
                            "Maybe give `absolute` a value in `noise`.");
                    return;
                }
            }
        }
    }

    private void problem(ProfileTable table, ProfileTable.Place place, String message, String maybe) {
        reading.problems()
                .add(ConfigProblem.Kind.DATA, table.file(), place.line(), place.column(), item.path(), message, maybe);
    }

    /** Index of the stage, from 0; the last by default. */
    private int afterStage(int stages) {
        Optional<Item> after = fields.find("after_stage");
        if (after.isEmpty()) {
            reading.resolveDefault(item.path() + ".after_stage", Integer.toString(stages));
            return stages - 1;
        }
        int number = WordReader.integer(after.get(), 1).orElse(1);
        if (number > stages) {
            after.get()
                    .problem(
                            "the experiment has " + stages + (stages == 1 ? " stage" : " stages") + ", got " + number,
                            "Maybe write " + stages + "; stages are counted from 1.");
        }
        return number - 1;
    }

    private Map<String, String> columns(List<StageSpec> stages, int afterStage) {
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> present = new HashSet<>();
        stages.stream().limit(afterStage + 1L).forEach(s -> present.addAll(delivered(s)));
        Optional<Item> owner = fields.find("columns");
        owner.map(i -> i.entries("a mapping from ion to the header of its column"))
                .orElse(Map.of())
                .forEach((ion, column) -> {
                    if (!ions.checkKey(column, ion)) {
                        return;
                    }
                    boolean absent = ions.nativeDensity(ion).isEmpty() && !present.contains(ion);
                    if (absent && !stages.isEmpty() && !ions.anyUnknown() && !reading.isMentioned(ion)) {
                        column.problemAtKey(
                                ion + " is neither in the glass nor delivered before the profile was taken",
                                "Maybe `after_stage` is wrong, or the ion.");
                    }
                    column.text("the header of a column").ifPresent(header -> {
                        columns.put(ion, header);
                        reading.resolve(column, header, "");
                    });
                });
        owner.filter(i ->
                        i.isMapping() && columns.isEmpty() && reading.problems().isEmpty())
                .ifPresent(i -> i.problemAtKey("at least one ion is needed", "Maybe write {Li: li_fraction}."));
        return columns;
    }

    private Set<String> delivered(StageSpec stage) {
        if (stage instanceof StageSpec.Potentiostatic p) {
            return Set.of(p.ion());
        } else if (stage instanceof StageSpec.Galvanostatic g) {
            return Set.of(g.ion());
        } else if (stage instanceof StageSpec.Reservoir) {
            return ions.declared().keySet();
        }
        throw new AssertionError(stage);
    }

    /** Unit of the densities of the file; a stand-in after a problem. */
    private String densityUnit() {
        Optional<Item> unit = fields.find("density_unit");
        Optional<String> word = unit.flatMap(i -> i.choice(DENSITY_UNITS));
        word.ifPresent(w -> reading.resolve(unit.get(), w, ""));
        if (word.equals(Optional.of("mol%")) && reading.oneMolPercent().isEmpty()) {
            unit.get()
                    .problem(
                            "mol% is used but the glass does not say which density 1 mol% is",
                            "Maybe add `one_mol_percent: 4.7e26 1/m3` to `glass`.");
        }
        return word.orElse("1/m3");
    }

    /** Densities are shown in mol% where the file has them so, else over the density of the first native ion. */
    private DisplayUnit shownUnit(String unit) {
        return unit.equals("mol%")
                ? new DisplayUnit("mol%", "mol_percent", densityFactor(unit))
                : new DisplayUnit("n/n_bulk", "rel", ions.referenceDensity());
    }

    /** m^-3 for one unit of the file. */
    private double densityFactor(String unit) {
        if (unit.equals(FRACTION)) {
            return ions.referenceDensity();
        }
        return unit.equals("mol%")
                ? reading.oneMolPercent().orElseThrow()
                : Units.find(unit).orElseThrow().factor().doubleValue();
    }

    private static double limit(Optional<Fields> window, String key, double none) {
        return window.flatMap(w -> w.find(key))
                .map(i -> QuantityReader.known(i, Dimension.LENGTH, Range.NOT_NEGATIVE)
                        .value())
                .orElse(none);
    }

    private Optional<SourceFile> file() {
        Optional<Item> name = fields.find("file");
        Optional<String> text = name.flatMap(i -> i.text("a file name"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = reading.source().path().resolveSibling(text.get()).normalize();
            SourceFile file = SourceFile.read(path);
            reading.resolve(name.get(), text.get() + " (sha256 " + file.sha256().substring(0, 16) + ")", "");
            return Optional.of(file);
        } catch (SourceFile.UnreadableException e) {
            name.get().problem("`" + text.get() + "`: " + e.getMessage(), e.maybe());
        } catch (InvalidPathException e) {
            name.get().problem("`" + text.get() + "` is not a file name", "Maybe a character in it is not allowed.");
        }
        return Optional.empty();
    }

    private Optional<ProfileTable> table(SourceFile file, Map<String, String> columns) {
        Optional<Fields> depth = fields.find("depth").map(i -> i.fields(Section.DEPTH));
        Optional<String> column = depth.flatMap(d -> d.find("column")).flatMap(i -> i.text("the header of a column"));
        Optional<Item> unitItem = depth.flatMap(d -> d.find("unit"));
        Optional<Unit> unit =
                unitItem.flatMap(i -> i.choice(Units.symbols(Dimension.LENGTH))).flatMap(Units::find);
        if (column.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        reading.resolve(depth.get().find("column").get(), column.get(), "");
        reading.resolve(unitItem.get(), unit.get().symbol(), "");
        return ProfileReader.read(
                file, reading.problems(), item.path(), column.get(), unit.get(), List.copyOf(columns.values()));
    }
}
