package org.caitfit.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.Quantity;
import org.caitfit.study.StageSpec;

/** Reads one entry of {@code traces} with its data file: a measured current that is fitted. */
final class CurrentTraceReader {
    private static final NoiseModel.AbsoluteRelative STAND_IN = new NoiseModel.AbsoluteRelative(0, 1);
    /** Part of the stage by which a trace may outlast it; the simulated current is then that of its end. */
    private static final double BEYOND = 0.01;

    private final Item item;
    private final Fields fields;
    private final DataFile data;
    private final Reading reading;

    CurrentTraceReader(Item item) {
        this.item = item;
        this.fields = item.fields(Section.CURRENT_TRACE);
        this.data = new DataFile(fields);
        this.reading = item.reading();
    }

    /** The trace; empty after a problem. @param id its name @param stages of the experiment */
    Optional<MeasuredTrace> read(String id, List<StageSpec> stages) {
        int before = reading.problems().size();
        int stage = stage(stages);
        boolean synthetic = synthetic();
        Optional<Fields> window = fields.find("window").map(i -> i.fields(Section.TIME_WINDOW));
        double from = limit(window, "from", Double.NEGATIVE_INFINITY);
        double to = limit(window, "to", Double.POSITIVE_INFINITY);
        int skip = fields.find("skip_points")
                .map(i -> WordReader.integer(i, 0))
                .orElse(OptionalInt.of(0))
                .orElse(0);
        if (from >= to) {
            fields.find("window").ifPresent(i -> i.problem("`from` must be below `to`", "Maybe swap them."));
        }
        Optional<CurrentColumn> column = CurrentColumn.read(fields, data, fields.find("area"), "");
        NoiseModel.AbsoluteRelative noise =
                column.flatMap(c -> fields.find("noise").map(i -> noise(i, c))).orElse(STAND_IN);
        if (column.isEmpty() || reading.problems().size() > before) {
            return Optional.empty();
        }
        double[] time = column.get().table().abscissae();
        boolean[] used = new boolean[time.length];
        int count = 0;
        for (int i = 0; i < time.length; i++) {
            used[i] = i >= skip && time[i] >= from && time[i] <= to;
            count += used[i] ? 1 : 0;
        }
        if (count == 0) {
            fields.find("window")
                    .or(() -> fields.find("skip_points"))
                    .orElse(item)
                    .problemAtKey(
                            "none of the " + time.length + " points of the file is left", "Maybe widen the window.");
            return Optional.empty();
        }
        double[] currentDensity = column.get().currentDensity();
        if (!stages.isEmpty()) {
            checkTimes(column.get().table(), used, stages.get(stage));
        }
        checkNoise(column.get().table(), currentDensity, used, noise);
        if (reading.problems().size() > before) {
            return Optional.empty();
        }
        return Optional.of(new MeasuredTrace(
                id,
                stage,
                column.get().table().file().path(),
                column.get().table().sha256(),
                time,
                currentDensity,
                used,
                noise,
                synthetic));
    }

    /** Index of the stage, from 0; the last by default. */
    private int stage(List<StageSpec> stages) {
        Optional<Item> given = fields.find("stage");
        int number = given.map(i -> WordReader.integer(i, 1).orElse(1)).orElse(Math.max(1, stages.size()));
        if (given.isEmpty()) {
            reading.resolveDefault(item.path() + ".stage", Integer.toString(number));
        }
        if (number > stages.size()) {
            given.ifPresent(i -> i.problem(
                    "the experiment has " + stages.size() + (stages.size() == 1 ? " stage" : " stages") + ", got "
                            + number,
                    "Maybe write " + stages.size() + "; stages are counted from 1."));
            return 0;
        }
        DriveSpec drive = stages.get(number - 1).drive();
        if (drive instanceof DriveSpec.Galvanostatic
                || drive instanceof DriveSpec.MeasuredCurrent
                || drive instanceof DriveSpec.OpenCircuit
                || (drive instanceof DriveSpec.Reservoir r && !r.surface().isEmpty())) {
            given.orElse(item)
                    .problemAtKey(
                            "the current of stage " + number + " is given by its drive: a trace of it says nothing",
                            "Maybe another `stage` is meant, or the stage is potentiostatic.");
        }
        return number - 1;
    }

    private boolean synthetic() {
        if (fields.find("synthetic").isEmpty()) {
            reading.resolveDefault(item.path() + ".synthetic", "false");
        }
        return fields.find("synthetic").map(WordReader::flag).orElse(false);
    }

    private static NoiseModel.AbsoluteRelative noise(Item noise, CurrentColumn column) {
        Optional<Fields> variant = noise.variant("model", Map.of("absolute+relative", Section.CURRENT_NOISE));
        if (variant.isEmpty()) {
            return STAND_IN;
        }
        Fields fields = variant.get();
        fields.find("model")
                .ifPresent(m -> m.text("a model").ifPresent(t -> m.reading().resolve(m, t, "")));
        double absolute = part(fields, "absolute", column.dimension()) / column.squareMetres();
        double relative = part(fields, "relative", Dimension.NUMBER);
        if (!(absolute + relative > 0)) {
            noise.problemAtKey("the noise must not vanish", "Maybe add `relative: 1 %`.");
            return STAND_IN;
        }
        return new NoiseModel.AbsoluteRelative(absolute, relative);
    }

    private static double part(Fields fields, String key, Dimension dimension) {
        return fields.find(key)
                .map(i -> QuantityReader.known(i, dimension, Range.NOT_NEGATIVE).value())
                .orElse(0.0);
    }

    /** The measured times have to lie within the stage. */
    private void checkTimes(DataTable table, boolean[] used, StageSpec stage) {
        double shortest = shortest(stage.duration());
        double[] time = table.abscissae();
        for (int i = 0; i < time.length; i++) {
            if (used[i] && time[i] > (1 + BEYOND) * shortest) {
                data.problem(
                        table,
                        table.abscissaPlace(i),
                        "a time of " + Numbers.show(time[i], Dimension.TIME) + " lies beyond the stage of "
                                + Numbers.show(shortest, Dimension.TIME),
                        "Maybe check the unit of time, or write a `window`; times count from the start of the stage.");
                return;
            }
        }
    }

    /** The shortest that a stage may last, s. */
    private double shortest(Quantity duration) {
        return QuantitySpan.of(duration, reading).map(QuantitySpan::low).orElse(Double.POSITIVE_INFINITY);
    }

    /** Without absolute noise, a current of 0 or of the other sign would have no uncertainty at all. */
    private void checkNoise(
            DataTable table, double[] currentDensity, boolean[] used, NoiseModel.AbsoluteRelative noise) {
        double sign = 0;
        for (int i = 0; i < used.length && noise.absolute() == 0; i++) {
            if (used[i]) {
                sign = sign == 0 ? Math.signum(currentDensity[i]) : sign;
                if (currentDensity[i] * sign <= 0) {
                    data.problem(
                            table,
                            table.place(0, i),
                            "a current of 0, or of the other sign than the first, has no uncertainty with a noise that is"
                                    + " relative only",
                            "Maybe give `absolute` a value in `noise`.");
                    return;
                }
            }
        }
    }

    private static double limit(Optional<Fields> window, String key, double none) {
        return window.flatMap(w -> w.find(key))
                .map(i -> QuantityReader.known(i, Dimension.TIME, Range.NOT_NEGATIVE)
                        .value())
                .orElse(none);
    }
}
