package org.caitfit.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.caitfit.study.Calibration;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.StageSpec;

/** Reads one entry of {@code profiles} with its data file. */
final class ProfileSpecReader {
    private final MobileIons ions;
    private final Item item;
    private final Fields fields;
    private final DataFile data;
    private final DensityColumns densities;
    private final Reading reading;

    ProfileSpecReader(MobileIons ions, Item item) {
        this.ions = ions;
        this.item = item;
        this.fields = item.fields(Section.PROFILE);
        this.data = new DataFile(fields);
        this.densities = new DensityColumns(ions, fields);
        this.reading = item.reading();
    }

    /**
     * The profile; empty after a problem.
     *
     * @param id its name
     * @param start ions of the start profile
     * @param stages stages of the experiment
     */
    Optional<MeasuredProfile> read(String id, List<String> start, List<StageSpec> stages) {
        int before = reading.problems().size();
        int afterStage = afterStage(stages.size());
        Map<String, String> columns = columns(start, stages, afterStage);
        DensityColumns.DensityUnit densityUnit = densities.unit();
        if (fields.find("synthetic").isEmpty()) {
            reading.resolveDefault(item.path() + ".synthetic", "false");
        }
        boolean synthetic = fields.find("synthetic").map(WordReader::flag).orElse(false);
        DepthResolution resolution =
                fields.find("resolution").map(InstrumentReader::resolution).orElse(new DepthResolution.None());
        Calibration calibration = InstrumentReader.calibration(fields);
        NoiseModel noise = fields.find("noise")
                .map(i -> InstrumentReader.noise(i, densityUnit.isFraction(), ions.referenceDensity()))
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
        Optional<DataTable> table = data.table(Abscissa.DEPTH, List.copyOf(columns.values()));
        if (table.isEmpty() || reading.problems().size() > before) {
            return Optional.empty();
        }
        double[] depth = table.get().abscissae();
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
        data.checkDepths(table.get(), i -> used[i]);
        checkNoise(table.get(), columns.size(), used, noise);
        if (reading.problems().size() > before) {
            return Optional.empty();
        }
        List<MeasuredProfile.IonSeries> series = new ArrayList<>();
        columns.keySet()
                .forEach(ion -> series.add(
                        new MeasuredProfile.IonSeries(ion, table.get().column(series.size(), densityUnit.factor()))));
        return Optional.of(new MeasuredProfile(
                id,
                afterStage,
                table.get().file().path(),
                table.get().sha256(),
                depth,
                used,
                series,
                resolution,
                calibration,
                noise,
                ions.referenceDensity(),
                densities.shown(densityUnit),
                synthetic));
    }

    /** Without absolute noise, a measured 0 would have no uncertainty at all. */
    private void checkNoise(DataTable table, int columns, boolean[] used, NoiseModel noise) {
        if (!(noise instanceof NoiseModel.AbsoluteRelative n) || n.absolute() > 0) {
            return;
        }
        for (int c = 0; c < columns; c++) {
            double[] values = table.column(c, 1);
            for (int i = 0; i < values.length; i++) {
                if (used[i] && values[i] == 0) {
                    data.problem(
                            table,
                            table.place(c, i),
                            "a measured value of 0 has no uncertainty with a noise that is relative only",
                            "Maybe give `absolute` a value in `noise`.");
                    return;
                }
            }
        }
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

    private Map<String, String> columns(List<String> start, List<StageSpec> stages, int afterStage) {
        Set<String> present = new HashSet<>(start);
        stages.stream().limit(afterStage + 1L).forEach(s -> present.addAll(delivered(s.drive())));
        Map<String, Item> items = densities.items();
        items.forEach((ion, column) -> {
            boolean absent = ions.nativeDensity(ion).isEmpty() && !present.contains(ion);
            if (absent && !stages.isEmpty() && !ions.anyUnknown() && !reading.isMentioned(ion)) {
                column.problemAtKey(
                        ion + " is neither in the glass nor delivered before the profile was taken",
                        "Maybe `after_stage` is wrong, or the ion.");
            }
        });
        return densities.headers(items);
    }

    private Collection<String> delivered(DriveSpec drive) {
        return drive instanceof DriveSpec.Reservoir r
                ? ions.bathIons(r.surface().keySet())
                : drive.deliveredIon().stream().toList();
    }

    private static double limit(Optional<Fields> window, String key, double none) {
        return window.flatMap(w -> w.find(key))
                .map(i -> QuantityReader.known(i, Dimension.LENGTH, Range.NOT_NEGATIVE)
                        .value())
                .orElse(none);
    }
}
