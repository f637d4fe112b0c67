package org.caitfit.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;

/** Reads the section {@code parameters}. */
final class ParameterReader {
    private ParameterReader() {}

    /** Declares all parameters. @param gridNeeded whether each must say how many grid points it has */
    static void read(Item parameters, boolean gridNeeded) {
        parameters.entries("a mapping from name to parameter").forEach((name, item) -> {
            WordReader.checkName(item, name);
            if (item.holds("derived")) {
                derive(name, item);
            } else {
                declare(name, item, gridNeeded);
            }
        });
    }

    private static void declare(String name, Item item, boolean gridNeeded) {
        Fields fields = item.fields(Section.PARAMETER);
        Optional<ParameterSpec.Scale> scale = fields.find("scale")
                .flatMap(i -> i.choice(List.of("linear", "log10")).map(word -> {
                    i.reading().resolve(i, word, "");
                    return word;
                }))
                .map(word -> word.equals("log10") ? ParameterSpec.Scale.LOG10 : ParameterSpec.Scale.LINEAR);
        OptionalInt grid =
                fields.find("grid").map(i -> WordReader.integer(i, 1)).orElse(OptionalInt.of(1));
        if (gridNeeded && item.isMapping() && fields.find("grid").isEmpty()) {
            item.problemAtKey(
                    "missing key `grid`: the regular grid needs a number of points for each parameter",
                    "Maybe add `grid: 30`, or use `search: {grid: {sobol: 2048}}`.");
        }
        Item boundsItem = fields.find("bounds").orElse(item);
        List<Item> bounds =
                fields.find("bounds").map(i -> i.items("[lowest, highest]")).orElse(List.of());
        if (bounds.size() != 2) {
            if (!bounds.isEmpty()) {
                boundsItem.problem("two bounds are expected, got " + bounds.size(), "Maybe write [100 meV, 400 meV].");
            }
            item.reading()
                    .declare(name, new Reading.DeclaredParameter(item, boundsItem, Dimension.NUMBER, Optional.empty()));
            return;
        }
        Optional<QuantityReader.Value> low = firstBound(bounds.get(0));
        Dimension dimension = low.map(v -> v.unit().dimension()).orElse(Dimension.NUMBER);
        Optional<QuantityReader.Value> high =
                low.isEmpty() ? Optional.empty() : QuantityReader.scalar(bounds.get(1), dimension, Range.ANY);
        Optional<ParameterSpec> spec = Optional.empty();
        if (low.isPresent() && high.isPresent() && scale.isPresent() && grid.isPresent()) {
            spec = spec(name, boundsItem, low.get(), high.get(), scale.get(), grid.getAsInt())
                    .map(s -> fields.find("prior")
                            .map(i -> new PriorReader(s, dimension).read(i))
                            .orElse(s));
        }
        item.reading().declare(name, new Reading.DeclaredParameter(item, boundsItem, dimension, spec));
    }

    /** A parameter that follows from another one, declared before it. */
    private static void derive(String name, Item item) {
        Reading reading = item.reading();
        Optional<Fields> fields = item.fields(Section.DERIVED).find("derived").map(i -> i.fields(Section.DERIVATION));
        Optional<Item> of = fields.flatMap(f -> f.find("of"));
        Optional<String> source = of.flatMap(i -> i.text("the name of a parameter"));
        Quantity quantity = QuantityReader.STAND_IN;
        Dimension dimension = Dimension.NUMBER;
        if (source.isPresent()) {
            String other = source.get();
            Optional<Dimension> known = Optional.ofNullable(reading.parameters().get(other))
                    .map(Reading.DeclaredParameter::dimension)
                    .or(() ->
                            Optional.ofNullable(reading.derived().get(other)).map(Reading.DerivedParameter::dimension));
            if (known.isEmpty()) {
                of.get()
                        .problem(
                                "unknown parameter `" + other
                                        + "`; a parameter is derived from one that stands above it",
                                ClosestMatch.maybe(other, reading.parameterNames()));
            } else {
                dimension = known.get();
                if (reading.derived().containsKey(other)) {
                    reading.markUsed(other);
                }
                quantity = derived(item, fields.get(), other, dimension);
            }
        }
        reading.derive(name, new Reading.DerivedParameter(item, dimension, quantity));
    }

    private static Quantity derived(Item item, Fields fields, String other, Dimension dimension) {
        Optional<Item> times = fields.find("times");
        Optional<Item> plus = fields.find("plus");
        if (times.isPresent() == plus.isPresent()) {
            fields.owner()
                    .problemAtKey("either `times` or `plus` is needed", "Maybe write {times: 0.2, of: " + other + "}.");
            return QuantityReader.STAND_IN;
        }
        Dimension si = si(dimension);
        Quantity first = times.isPresent()
                ? QuantityReader.read(times.get(), Dimension.NUMBER, Range.ANY)
                : QuantityReader.read(plus.get(), si, Range.ANY);
        Reading reading = item.reading();
        Quantity source = reading.derived().containsKey(other)
                ? reading.derived().get(other).quantity()
                : new Quantity.Varied(other);
        if (first == QuantityReader.STAND_IN || source == QuantityReader.STAND_IN) {
            return QuantityReader.STAND_IN;
        }
        String factor = first.parameters().isEmpty()
                ? times.or(() -> plus)
                        .filter(Item::isScalar)
                        .flatMap(i -> i.text("a number"))
                        .orElse("{...}")
                : String.join(", ", first.parameters());
        reading.resolveDerived(item.path(), factor + (times.isPresent() ? " × " : " + ") + other);
        return times.isPresent() ? new Quantity.Product(first, source) : new Quantity.Sum(first, source);
    }

    /** The first bound: it decides the unit of the parameter. */
    private static Optional<QuantityReader.Value> firstBound(Item item) {
        List<String> units = Units.all().stream().map(Unit::symbol).toList();
        return QuantityReader.anyUnit(item, Dimension.NUMBER, units)
                .flatMap(v -> QuantityReader.scalar(item, v.unit().dimension(), Range.ANY));
    }

    private static Optional<ParameterSpec> spec(
            String name,
            Item bounds,
            QuantityReader.Value low,
            QuantityReader.Value high,
            ParameterSpec.Scale scale,
            int grid) {
        if (low.unit().hasOffset()) {
            bounds.problem(
                    "the unit " + low.unit().symbol() + " has an offset and cannot be that of a parameter",
                    "Maybe write the bounds in K.");
            return Optional.empty();
        }
        if (!(low.si() < high.si())) {
            bounds.problem("the first bound must be below the second", "Maybe swap them.");
            return Optional.empty();
        }
        if (scale == ParameterSpec.Scale.LOG10 && !(low.si() > 0)) {
            bounds.problem(
                    "a log10 scale needs bounds above 0", "Maybe use `scale: linear`, or raise the lower bound.");
            return Optional.empty();
        }
        Dimension dimension = low.unit().dimension();
        bounds.reading()
                .resolve(
                        bounds,
                        Numbers.show(low.si(), si(dimension)) + " to " + Numbers.show(high.si(), si(dimension)),
                        "");
        return Optional.of(
                new ParameterSpec(name, display(low.unit(), bounds.reading()), low.si(), high.si(), scale, grid));
    }

    private static Dimension si(Dimension dimension) {
        return dimension == Dimension.MOLE_SHARE ? Dimension.NUMBER_DENSITY : dimension;
    }

    private static DisplayUnit display(Unit unit, Reading reading) {
        DisplayUnit display = unit.display();
        return unit.dimension() == Dimension.MOLE_SHARE
                ? new DisplayUnit(
                        display.symbol(),
                        display.suffix(),
                        reading.oneMolPercent().orElseThrow())
                : display;
    }
}
