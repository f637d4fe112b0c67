package org.caitfit.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;

/** Reads quantities: "0.5 mm", {value: 9, assumed: why}, {parameter: name}, the parameter being one that is varied or derived. After a problem the result is a stand-in. */
final class QuantityReader {
    /** Returned after a problem; the study is then refused. */
    static final Quantity.Known STAND_IN = Quantity.Known.of(1);

    private QuantityReader() {}

    /** A number with its unit. @param si value in SI (a share in mol% as number density where the glass says how) */
    record Value(double si, Unit unit) {}

    /** A quantity that may be a parameter, in SI units. */
    static Quantity read(Item item, Dimension dimension, Range range) {
        return item.holds("parameter") ? varied(item, dimension, range) : known(item, dimension, range);
    }

    /** A quantity of a mapping; a stand-in if it is absent. */
    static Quantity read(Fields fields, String key, Dimension dimension, Range range) {
        return fields.find(key).map(item -> read(item, dimension, range)).orElse(STAND_IN);
    }

    /** A quantity that must be known, in SI units. */
    static Quantity.Known known(Item item, Dimension dimension, Range range) {
        if (item.holds("parameter")) {
            item.problem("a parameter cannot stand here", "Maybe write a value; this one has to be known beforehand.");
            return STAND_IN;
        }
        if (!item.isMapping()) {
            return scalar(item, dimension, range)
                    .map(v -> {
                        item.reading().resolve(item, Numbers.show(v.si(), dimension), "");
                        return Quantity.Known.of(v.si());
                    })
                    .orElse(STAND_IN);
        }
        Fields fields = item.fields(Section.ASSUMED);
        Optional<String> why = fields.find("assumed").flatMap(i -> i.text("why the value is assumed"));
        Optional<Value> value = fields.find("value").flatMap(i -> scalar(i, dimension, range));
        if (why.isEmpty() || value.isEmpty()) {
            return STAND_IN;
        }
        item.reading().resolve(item, Numbers.show(value.get().si(), dimension), why.get());
        return new Quantity.Known(value.get().si(), why);
    }

    /** A known quantity of a mapping; a stand-in if it is absent. */
    static Quantity.Known known(Fields fields, String key, Dimension dimension, Range range) {
        return fields.find(key).map(item -> known(item, dimension, range)).orElse(STAND_IN);
    }

    /** A plain number with its unit; nothing is noted. */
    static Optional<Value> scalar(Item item, Dimension dimension, Range range) {
        Optional<Value> value = anyUnit(
                        item, dimension, dimension == Dimension.NUMBER ? List.of("%") : symbols(dimension))
                .filter(v -> fits(v.unit().dimension(), dimension) || wrongDimension(item, v.unit(), dimension));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> si = inSi(item, value.get());
        if (si.isPresent() && !range.contains(si.get().si())) {
            item.problem(
                    "must be " + range.describe(dimension) + ", got " + item.describe(),
                    "Maybe the sign or the unit is wrong.");
            return Optional.empty();
        }
        return si;
    }

    /**
     * A number with any unit, mol% not yet converted. A bare number is reported unless plain numbers are wanted.
     *
     * @param suggestions units to propose where the one found is unknown
     */
    static Optional<Value> anyUnit(Item item, Dimension wanted, List<String> suggestions) {
        Optional<String> text = item.text(wanted.phrase() + example(wanted));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Numbers.Parsed> parsed = Numbers.parse(text.get());
        if (parsed.isEmpty()) {
            item.problem(
                    wanted.phrase() + example(wanted) + " is expected, got " + item.describe(),
                    "Maybe write a number" + (wanted == Dimension.NUMBER ? "." : " and its unit."));
            return Optional.empty();
        }
        Numbers.Parsed p = parsed.get();
        Optional<Unit> unit = Units.find(p.unit());
        if (unit.isEmpty() && p.unit().matches("[,^x*\u00b7\u00d7].*")) {
            item.problemAt(
                    p.unitIndex(),
                    "a number is written as 0.5 or 1e-17, got " + item.describe(),
                    "Maybe use a decimal point, or e for the power of ten.");
            return Optional.empty();
        }
        if (unit.isEmpty()) {
            item.problemAt(p.unitIndex(), "unknown unit `" + p.unit() + "`", ClosestMatch.maybe(p.unit(), suggestions));
            return Optional.empty();
        }
        if (p.unit().isEmpty() && wanted != Dimension.NUMBER) {
            item.problem(
                    wanted.phrase() + " needs its unit, got " + item.describe(),
                    "Maybe add the unit, one of " + String.join(", ", symbols(wanted)) + ".");
            return Optional.empty();
        }
        double si = unit.get().toSi(p.number());
        if (!Double.isFinite(si)) {
            item.problem("the number is too large, got " + item.describe(), "Maybe the exponent is wrong.");
            return Optional.empty();
        }
        return Optional.of(new Value(si, unit.get()));
    }

    private static Optional<Value> inSi(Item item, Value value) {
        if (value.unit().dimension() != Dimension.MOLE_SHARE) {
            return Optional.of(value);
        }
        if (item.reading().oneMolPercent().isEmpty()) {
            item.reading().reportNoMolPercent(item);
            return Optional.empty();
        }
        return Optional.of(new Value(value.si() * item.reading().oneMolPercent().getAsDouble(), value.unit()));
    }

    /** Whether a number of one dimension can stand where the other is expected. */
    static boolean fits(Dimension given, Dimension wanted) {
        return given == wanted || (given == Dimension.MOLE_SHARE && wanted == Dimension.NUMBER_DENSITY);
    }

    private static boolean wrongDimension(Item item, Unit unit, Dimension wanted) {
        String maybe = wanted == Dimension.NUMBER
                ? "Maybe leave the unit out, or use %."
                : "Maybe use one of " + String.join(", ", symbols(wanted)) + ".";
        item.problem(
                item.describe() + " is " + unit.dimension().phrase() + ", " + wanted.phrase() + " is expected", maybe);
        return false;
    }

    private static Quantity varied(Item item, Dimension dimension, Range range) {
        Fields fields = item.fields(Section.VARIED);
        Optional<String> name = fields.find("parameter").flatMap(i -> i.text("the name of a parameter"));
        if (name.isEmpty()) {
            return STAND_IN;
        }
        return named(fields.find("parameter").get(), item, name.get(), dimension, range);
    }

    /**
     * The quantity that a parameter stands for.
     *
     * @param word where its name stands
     * @param item the setting that it fills in
     */
    static Quantity named(Item word, Item item, String name, Dimension dimension, Range range) {
        Reading reading = item.reading();
        Reading.DerivedParameter derived = reading.derived().get(name);
        if (derived != null) {
            reading.markUsed(name);
            derived.quantity().parameters().forEach(reading::markUsed);
            reading.resolveVaried(item.path(), name);
            check(item, derived, name, dimension, range);
            return derived.quantity();
        }
        Reading.DeclaredParameter parameter = reading.parameters().get(name);
        if (parameter == null) {
            word.problem("unknown parameter `" + name + "`", ClosestMatch.maybe(name, reading.parameterNames()));
            return STAND_IN;
        }
        reading.markUsed(name);
        reading.resolveVaried(item.path(), name);
        parameter.spec().ifPresent(spec -> check(item, parameter, spec, dimension, range));
        return new Quantity.Varied(name);
    }

    private static void check(
            Item item, Reading.DerivedParameter parameter, String name, Dimension dimension, Range range) {
        if (parameter.quantity() == STAND_IN) {
            return;
        }
        Optional<QuantitySpan> span = QuantitySpan.of(parameter.quantity(), item.reading());
        if (!fits(parameter.dimension(), dimension)) {
            item.problem(
                    "parameter `" + name + "` is " + parameter.dimension().phrase() + ", " + dimension.phrase()
                            + " is expected",
                    "Maybe another parameter is meant, or it is derived (line "
                            + parameter.item().line() + ") from the wrong one.");
        } else if (span.isPresent()
                && (!range.contains(span.get().low())
                        || !range.contains(span.get().high()))) {
            parameter
                    .item()
                    .problem(
                            "within the bounds of its parameters it goes from "
                                    + Numbers.show(span.get().low(), dimension) + " to "
                                    + Numbers.show(span.get().high(), dimension) + " and leaves the allowed range of "
                                    + item.path() + ": " + range.describe(dimension),
                            "Maybe narrow the bounds of these parameters.");
        }
    }

    private static void check(
            Item item, Reading.DeclaredParameter parameter, ParameterSpec spec, Dimension dimension, Range range) {
        if (!fits(parameter.dimension(), dimension)) {
            item.problem(
                    "parameter `" + spec.name() + "` is "
                            + parameter.dimension().phrase() + ", " + dimension.phrase() + " is expected",
                    "Maybe another parameter is meant, or its bounds (line "
                            + parameter.bounds().line() + ") have the wrong unit.");
        } else if (!range.contains(spec.lower()) || !range.contains(spec.upper())) {
            parameter
                    .bounds()
                    .problem(
                            "bounds from " + Numbers.show(spec.lower(), dimension) + " to "
                                    + Numbers.show(spec.upper(), dimension) + " leave the allowed range of "
                                    + item.path()
                                    + ": " + range.describe(dimension),
                            "Maybe narrow the bounds.");
        }
    }

    private static List<String> symbols(Dimension wanted) {
        if (wanted != Dimension.NUMBER_DENSITY) {
            return Units.symbols(wanted);
        }
        return Stream.concat(Units.symbols(wanted).stream(), Units.symbols(Dimension.MOLE_SHARE).stream())
                .toList();
    }

    private static String example(Dimension wanted) {
        return wanted == Dimension.NUMBER
                ? ""
                : " such as `1 " + Units.symbols(wanted).get(0) + "`";
    }
}
