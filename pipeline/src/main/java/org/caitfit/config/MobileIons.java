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

/**
 * The ions declared in the file with their charges, and the densities of those that the untouched glass holds: the glass of an
 * experiment, or, where it is of none, those on which all glasses agree that hold an ion.
 */
final class MobileIons {
    private final Map<String, Item> declared;
    private final Map<String, Integer> charges;
    private final Map<String, Double> natives = new LinkedHashMap<>();
    /** Ions with another density in each glass. */
    private final Set<String> ambiguous = new LinkedHashSet<>();
    /** Natives of other glasses that are none here. */
    private final Set<String> elsewhere = new LinkedHashSet<>();

    private final Noted noted;

    private MobileIons(Map<String, Item> declared, Map<String, Integer> charges, Noted noted) {
        this.declared = declared;
        this.charges = charges;
        this.noted = noted;
    }

    /** What is noted while the study is read, in whichever glass. */
    private static final class Noted {
        private final Set<String> used = new LinkedHashSet<>();
        private boolean anyUnknown;
    }

    /** Reads the names and charges of the ions; their diffusion models are read later. */
    static MobileIons read(Optional<Item> ions) {
        MobileIons result = new MobileIons(
                ions.map(i -> i.entries("a mapping from ion to its charge and diffusion"))
                        .orElse(Map.of()),
                new LinkedHashMap<>(),
                new Noted());
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

    /** Notes the densities of the untouched glasses. */
    void setNatives(List<Glass> glasses) {
        for (Glass glass : glasses) {
            for (Glass.Native n : glass.natives()) {
                double density = density(n);
                Double other = natives.put(n.ion(), density);
                if (other != null && other != density) {
                    ambiguous.add(n.ion());
                }
                noted.used.add(n.ion());
            }
        }
    }

    private static double density(Glass.Native n) {
        return n.density() instanceof Quantity.Known k ? k.value() : 1.0;
    }

    /** The same ions in one glass; what is noted there is noted here. */
    MobileIons in(Glass glass) {
        MobileIons there = new MobileIons(declared, charges, noted);
        glass.natives().forEach(n -> there.natives.put(n.ion(), density(n)));
        there.elsewhere.addAll(natives.keySet());
        there.elsewhere.removeAll(there.natives.keySet());
        return there;
    }

    /** Whether glasses differ in the density of a native ion, and none of them is meant. */
    boolean isAmbiguous(String ion) {
        return ambiguous.contains(ion);
    }

    /** Ions that a bath may hold: all but natives of other glasses that it does not name. @param named by the bath */
    List<String> bathIons(Set<String> named) {
        return declared.keySet().stream()
                .filter(ion -> !elsewhere.contains(ion) || named.contains(ion))
                .toList();
    }

    /** True if the ion is declared, which is then used; else a problem at the item that names it. */
    boolean check(Item item, String ion) {
        if (checkName(item, ion)) {
            noted.used.add(ion);
            return true;
        }
        return false;
    }

    /** As {@link #check}, for an ion that is named only; this is no use of it. */
    boolean checkName(Item item, String ion) {
        if (!declared.containsKey(ion)) {
            noted.anyUnknown = true;
            item.problem("unknown ion `" + ion + "`", ClosestMatch.maybe(ion, declared.keySet()));
            return false;
        }
        return true;
    }

    /** As {@link #check}, for an ion named by a key. */
    boolean checkKey(Item item, String ion) {
        if (!declared.containsKey(ion)) {
            noted.anyUnknown = true;
            item.problemAtKey("unknown ion `" + ion + "`", ClosestMatch.maybe(ion, declared.keySet()));
            return false;
        }
        return true;
    }

    void markUsed(String ion) {
        noted.used.add(ion);
    }

    /** Declarations by name, in the order of the file. */
    Map<String, Item> declared() {
        return declared;
    }

    /** True if a name was misspelt somewhere, so that an ion that seems to be missing may be meant there. */
    boolean anyUnknown() {
        return noted.anyUnknown;
    }

    /** Notes that something was misspelt, so that any ion may have been meant. */
    void noteUnknown() {
        noted.anyUnknown = true;
    }

    /** Ions that no part of the study uses; none if a name was misspelt. */
    List<String> unused() {
        if (noted.anyUnknown) {
            return List.of();
        }
        return declared.keySet().stream()
                .filter(name -> !noted.used.contains(name))
                .toList();
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
