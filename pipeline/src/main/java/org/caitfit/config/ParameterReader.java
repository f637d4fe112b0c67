package org.caitfit.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;

/** Reads the section {@code parameters}. */
final class ParameterReader {
    private ParameterReader() {}

    /** Declares all parameters. @param gridNeeded whether each must say how many grid points it has */
    static void read(Item parameters, boolean gridNeeded) {
        parameters.entries("a mapping from name to parameter").forEach((name, item) -> {
            WordReader.checkName(item, name);
            declare(name, item, gridNeeded);
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
            spec = spec(name, boundsItem, low.get(), high.get(), scale.get(), grid.getAsInt());
        }
        item.reading().declare(name, new Reading.DeclaredParameter(item, boundsItem, dimension, spec));
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
