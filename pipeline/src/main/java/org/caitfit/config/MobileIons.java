package org.caitfit.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.caitfit.study.Glass;
import org.caitfit.study.Quantity;

/** The ions declared in the file with their charges, and the densities of those that the untouched glass holds. */
final class MobileIons {
    private final Map<String, Item> declared;
    private final Map<String, Integer> charges = new LinkedHashMap<>();
    private final Map<String, Double> natives = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private boolean anyUnknown;

    private MobileIons(Map<String, Item> declared) {
        this.declared = declared;
    }

    /** Reads the names and charges of the ions; their diffusion models are read later. */
    static MobileIons read(Optional<Item> ions) {
        MobileIons result = new MobileIons(ions.map(i -> i.entries("a mapping from ion to its charge and diffusion"))
                .orElse(Map.of()));
        result.declared.forEach((name, item) -> {
            WordReader.checkId(item, name);
            result.charges.put(name, charge(item));
        });
        return result;
    }

    private static int charge(Item ion) {
        Optional<Item> charge = ion.fields(Section.ION).find("charge");
        OptionalInt value = charge.map(i -> WordReader.integer(i, -9)).orElse(OptionalInt.empty());
        if (value.isPresent() && value.getAsInt() > 9) {
            charge.get()
                    .problem(
                            "a charge number from -9 to 9 is expected, got " + value.getAsInt(),
                            "Maybe write 1 for an alkali ion.");
        }
        return value.orElse(1);
    }

    /** Notes the densities of the untouched glass. */
    void setNatives(Glass glass) {
        for (Glass.Native n : glass.natives()) {
            natives.put(n.ion(), n.density() instanceof Quantity.Known k ? k.value() : 1.0);
            used.add(n.ion());
        }
    }

    /** True if the ion is declared, which is then used; else a problem at the item that names it. */
    boolean check(Item item, String ion) {
        if (checkName(item, ion)) {
            used.add(ion);
            return true;
        }
        return false;
    }

    /** As {@link #check}, for an ion that is named only; this is no use of it. */
    boolean checkName(Item item, String ion) {
        if (!declared.containsKey(ion)) {
            anyUnknown = true;
            item.problem("unknown ion `" + ion + "`", ClosestMatch.maybe(ion, declared.keySet()));
            return false;
        }
        return true;
    }

    /** As {@link #check}, for an ion named by a key. */
    boolean checkKey(Item item, String ion) {
        if (!declared.containsKey(ion)) {
            anyUnknown = true;
            item.problemAtKey("unknown ion `" + ion + "`", ClosestMatch.maybe(ion, declared.keySet()));
            return false;
        }
        return true;
    }

    void markUsed(String ion) {
        used.add(ion);
    }

    /** Declarations by name, in the order of the file. */
    Map<String, Item> declared() {
        return declared;
    }

    /** True if a name was misspelt somewhere, so that an ion that seems to be missing may be meant there. */
    boolean anyUnknown() {
        return anyUnknown;
    }

    /** Ions that no part of the study uses; none if a name was misspelt. */
    List<String> unused() {
        if (anyUnknown) {
            return List.of();
        }
        return declared.keySet().stream().filter(name -> !used.contains(name)).toList();
    }

    /** Whether any is a neutral species. */
    boolean anyNeutral() {
        return charges.containsValue(0);
    }

    /** Whether any has a charge. */
    boolean anyCharged() {
        return charges.values().stream().anyMatch(charge -> charge != 0);
    }

    int charge(String ion) {
        return charges.getOrDefault(ion, 1);
    }

    /** Density in the untouched glass, m^-3; empty for a foreign ion. */
    OptionalDouble nativeDensity(String ion) {
        return natives.containsKey(ion) ? OptionalDouble.of(natives.get(ion)) : OptionalDouble.empty();
    }

    /** Density of the first native ion, m^-3: the one called 1 in fractions. */
    double referenceDensity() {
        return natives.values().stream().findFirst().orElse(1.0);
    }

    /** Charge density of the fixed anions in elementary charges, m^-3: sum of charge number and density of the natives. */
    double fixedCharge() {
        return natives.entrySet().stream()
                .mapToDouble(e -> charge(e.getKey()) * e.getValue())
                .sum();
    }
}
