package org.caitfit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.Quantity;

/** Reads the section {@code glass}, or one of {@code glasses}. */
final class GlassReader {
    private static final double AVOGADRO = 6.02214076e23;

    private final String id;
    private final Fields fields;
    private final Optional<Formula> formula;
    private final Optional<Quantity.Known> massDensity;
    private final Optional<Quantity.Known> oneMolPercent;
    private double thickness = Double.POSITIVE_INFINITY;

    private GlassReader(String id, Item glass) {
        this.id = id;
        this.fields = glass.fields(Section.GLASS);
        this.formula = fields.find("formula").flatMap(GlassReader::formula);
        this.massDensity =
                fields.find("mass_density").map(i -> QuantityReader.known(i, Dimension.MASS_DENSITY, Range.POSITIVE));
        this.oneMolPercent = fields.find("one_mol_percent")
                .map(i -> QuantityReader.known(i, Dimension.NUMBER_DENSITY, Range.POSITIVE));
    }

    /**
     * Reads what parameters need beforehand (mol%). Call {@link #glass} when they are declared.
     *
     * @param id its name among several; empty for the only one
     */
    static GlassReader open(String id, Item glass) {
        return new GlassReader(id, glass);
    }

    /** Number density of 1 mol%, m^-3; empty if the glass does not say. */
    OptionalDouble oneMolPercent() {
        return oneMolPercent.isPresent() ? OptionalDouble.of(oneMolPercent.get().value()) : OptionalDouble.empty();
    }

    /** What follows is read for this glass. */
    void enter() {
        fields.owner().reading().enter(oneMolPercent(), thickness);
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
        enter();
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
        if (thickness != QuantityReader.STAND_IN) {
            QuantitySpan.of(thickness, fields.owner().reading()).ifPresent(span -> this.thickness = span.low());
        }
        Glass plain = new Glass(id, name, natives, permittivity, thickness, Map.of(), Map.of());
        MobileIons there = ions.in(plain);
        return new Glass(id, name, natives, permittivity, thickness, models(there), activationEnergies(there));
    }

    private Map<String, DiffusionSpec> models(MobileIons ions) {
        Map<String, DiffusionSpec> models = new LinkedHashMap<>();
        byIon("diffusion", "a mapping from ion to its diffusion model", ions)
                .forEach(
                        (ion, item) -> new DiffusionReader(ions, ion).read(item).ifPresent(d -> models.put(ion, d)));
        return models;
    }

    private Map<String, Quantity.Known> activationEnergies(MobileIons ions) {
        Map<String, Quantity.Known> energies = new LinkedHashMap<>();
        byIon("activation_energy", "a mapping from ion to its activation energy", ions)
                .forEach(
                        (ion, item) -> energies.put(ion, QuantityReader.known(item, Dimension.ENERGY, Range.POSITIVE)));
        return energies;
    }

    private Map<String, Item> byIon(String key, String expected, MobileIons ions) {
        Map<String, Item> found = new LinkedHashMap<>();
        fields.find(key).map(i -> i.entries(expected)).orElse(Map.of()).forEach((ion, item) -> {
            if (ions.checkKey(item, ion)) {
                found.put(ion, item);
            }
        });
        return found;
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
        return molPercent
                ? new Quantity.Known(density.value(), oneMolPercent.flatMap(Quantity.Known::assumption))
                : density;
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
