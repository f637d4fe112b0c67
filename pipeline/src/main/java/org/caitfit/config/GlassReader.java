package org.caitfit.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.study.Glass;
import org.caitfit.study.Quantity;

/** Reads the section {@code glass}. */
final class GlassReader {
    private static final double AVOGADRO = 6.02214076e23;

    private final Fields fields;
    private final Optional<Formula> formula;
    private final Optional<Quantity.Known> massDensity;
    private final Optional<String> molPercentAssumption;

    private GlassReader(Item glass) {
        this.fields = glass.fields(Section.GLASS);
        this.formula = fields.find("formula").flatMap(GlassReader::formula);
        this.massDensity =
                fields.find("mass_density").map(i -> QuantityReader.known(i, Dimension.MASS_DENSITY, Range.POSITIVE));
        this.molPercentAssumption = fields.find("one_mol_percent").flatMap(i -> {
            Quantity.Known one = QuantityReader.known(i, Dimension.NUMBER_DENSITY, Range.POSITIVE);
            i.reading().setOneMolPercent(one.value());
            return one.assumption();
        });
    }

    /** Reads what parameters need beforehand (mol%). Call {@link #glass} when they are declared. */
    static GlassReader open(Item glass) {
        return new GlassReader(glass);
    }

    private static Optional<Formula> formula(Item item) {
        Optional<String> text = item.text("a chemical formula");
        Optional<Formula> formula = text.flatMap(Formula::parse);
        if (text.isPresent() && formula.isEmpty()) {
            item.problem(
                    item.describe() + " is not a chemical formula of known elements",
                    "Maybe write it as Li3B7O12 or (Na2O)0.15(SiO2)0.85.");
        }
        formula.ifPresent(f -> item.reading().resolve(item, text.get(), ""));
        return formula;
    }

    /** The glass; stand-ins take the place of whatever has a problem. */
    Glass glass(MobileIons ions) {
        String name = WordReader.text(fields, "name", "a name");
        List<Glass.Native> natives = new ArrayList<>();
        Optional<Item> map = fields.find("natives");
        Map<String, Item> entries =
                map.map(i -> i.entries("a mapping from ion to its density")).orElse(Map.of());
        entries.forEach((ion, item) -> {
            if (ions.checkKey(item, ion)) {
                natives.add(new Glass.Native(ion, density(item, ion)));
            }
        });
        if (entries.isEmpty()) {
            map.filter(Item::isMapping)
                    .ifPresent(i -> i.problemAtKey(
                            "at least one mobile native ion is needed", "Maybe write {Li: 1.4e28 1/m3}."));
        }
        Quantity permittivity = QuantityReader.read(fields, "permittivity", Dimension.NUMBER, Range.AT_LEAST_ONE);
        Quantity thickness = QuantityReader.read(fields, "thickness", Dimension.LENGTH, Range.POSITIVE);
        noteThickness(thickness);
        return new Glass(name, natives, permittivity, thickness);
    }

    private void noteThickness(Quantity thickness) {
        Reading reading = fields.owner().reading();
        if (thickness != QuantityReader.STAND_IN) {
            QuantitySpan.of(thickness, reading).ifPresent(span -> reading.setThickness(span.low()));
        }
    }

    private Quantity.Known density(Item item, String ion) {
        if (item.holds("per_formula")) {
            return perFormula(item, ion);
        }
        Quantity.Known density = QuantityReader.known(item, Dimension.NUMBER_DENSITY, Range.POSITIVE);
        boolean molPercent = item.isScalar()
                && item.text("a density")
                        .flatMap(Numbers::parse)
                        .filter(p -> p.unit().equals("mol%"))
                        .isPresent();
        return molPercent ? new Quantity.Known(density.value(), molPercentAssumption) : density;
    }

    /** n = count * mass density * Avogadro constant / molar mass. */
    private Quantity.Known perFormula(Item item, String ion) {
        Optional<Item> countItem = item.fields(Section.PER_FORMULA).find("per_formula");
        OptionalDouble count = countItem
                .flatMap(i -> QuantityReader.scalar(i, Dimension.NUMBER, Range.POSITIVE))
                .map(v -> OptionalDouble.of(v.si()))
                .orElse(OptionalDouble.empty());
        if (fields.find("formula").isEmpty() || fields.find("mass_density").isEmpty()) {
            item.problem(
                    "per_formula needs the formula and the mass density of the glass",
                    "Maybe add `formula: Li3B7O12` and `mass_density: 2.2 g/cm3` to `glass`.");
        }
        if (count.isEmpty() || formula.isEmpty() || massDensity.isEmpty()) {
            return QuantityReader.STAND_IN;
        }
        double present = formula.get().atoms(ion);
        if (Formula.isElement(ion) && count.getAsDouble() > present * (1 + 1e-9)) {
            countItem
                    .get()
                    .problem(
                            "a formula unit holds " + Numbers.show(present) + " " + ion + ", got "
                                    + Numbers.show(count.getAsDouble()),
                            "Maybe write " + Numbers.show(present) + ".");
        }
        double density = count.getAsDouble()
                * massDensity.get().value()
                * AVOGADRO
                / formula.get().molarMass();
        Optional<String> assumption = massDensity.get().assumption();
        item.reading().resolve(item, Numbers.show(density, Dimension.NUMBER_DENSITY), assumption.orElse(""));
        return new Quantity.Known(density, assumption);
    }
}
