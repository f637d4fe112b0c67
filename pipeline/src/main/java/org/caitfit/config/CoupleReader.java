package org.caitfit.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caitfit.study.CoupleStart;
import org.caitfit.study.Quantity;

/** Reads a diffusion couple as the start of an experiment with neutral species. */
final class CoupleReader {
    private final MobileIons ions;
    private final Fields fields;
    private final Reading reading;

    CoupleReader(MobileIons ions, Item start) {
        this.ions = ions;
        this.fields = start.fields(Section.COUPLE);
        this.reading = start.reading();
    }

    /** The couple; empty after a problem. */
    Optional<CoupleStart> read() {
        int before = reading.problems().size();
        Quantity contact = QuantityReader.read(fields, "contact", Dimension.LENGTH, Range.POSITIVE);
        Map<String, Double> left = side("left");
        Map<String, Double> right = side("right");
        if (ions.anyCharged()) {
            fields.owner()
                    .problemAtKey(
                            "a couple is for neutral species: the fixed charge of a glass is the same at every depth",
                            "Maybe give the densities at the start in a file.");
        }
        if (reading.problems().size() == before && !left.keySet().equals(right.keySet())) {
            fields.owner()
                    .problemAtKey(
                            "`left` and `right` name different species: " + left.keySet() + " and " + right.keySet(),
                            "Maybe write 0 1/m3 where there is none.");
        }
        if (contact instanceof Quantity.Known k && k.value() >= reading.thickness()) {
            fields.find("contact")
                    .ifPresent(i -> i.problem(
                            "the contact lies beyond the sample, which is "
                                    + Numbers.show(reading.thickness(), Dimension.LENGTH) + " thick",
                            "Maybe check its unit."));
        }
        return reading.problems().size() > before
                ? Optional.empty()
                : Optional.of(new CoupleStart(contact, left, right));
    }

    private Map<String, Double> side(String key) {
        Map<String, Double> densities = new LinkedHashMap<>();
        fields.find(key)
                .map(i -> i.entries("a mapping from species to its density"))
                .orElse(Map.of())
                .forEach((ion, item) -> {
                    if (ions.checkKey(item, ion)) {
                        ions.markUsed(ion);
                        densities.put(
                                ion,
                                QuantityReader.known(item, Dimension.NUMBER_DENSITY, Range.NOT_NEGATIVE)
                                        .value());
                    }
                });
        return densities;
    }
}
