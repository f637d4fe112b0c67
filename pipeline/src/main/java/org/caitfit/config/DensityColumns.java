package org.caitfit.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.study.DisplayUnit;

/** What a data file says about densities: {@code columns} by ion and {@code density_unit}. */
final class DensityColumns {
    private static final String FRACTION = "fraction";
    private static final List<String> UNITS = List.of(FRACTION, "mol%", "1/m3", "1/cm3");

    private final MobileIons ions;
    private final Fields fields;
    private final Reading reading;

    /** @param fields with the keys {@code columns} and {@code density_unit} */
    DensityColumns(MobileIons ions, Fields fields) {
        this.ions = ions;
        this.fields = fields;
        this.reading = fields.owner().reading();
    }

    /** Where a column is named, by ion; unknown ions are reported. */
    Map<String, Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        fields.find("columns")
                .map(i -> i.entries("a mapping from ion to the header of its column"))
                .orElse(Map.of())
                .forEach((ion, column) -> {
                    if (ions.checkKey(column, ion)) {
                        items.put(ion, column);
                    }
                });
        return items;
    }

    /** Headers by ion. @param items those of {@link #items} */
    Map<String, String> headers(Map<String, Item> items) {
        Map<String, String> headers = new LinkedHashMap<>();
        items.forEach((ion, column) -> column.text("the header of a column").ifPresent(header -> {
            headers.put(ion, header);
            reading.resolve(column, header, "");
        }));
        fields.find("columns")
                .filter(i ->
                        i.isMapping() && headers.isEmpty() && reading.problems().isEmpty())
                .ifPresent(i -> i.problemAtKey("at least one ion is needed", "Maybe write {Li: li_fraction}."));
        return headers;
    }

    /** The unit of the densities; a stand-in after a problem. */
    DensityUnit unit() {
        Optional<Item> unit = fields.find("density_unit");
        Optional<String> word = unit.flatMap(i -> i.choice(UNITS));
        word.ifPresent(w -> reading.resolve(unit.get(), w, ""));
        if (word.equals(Optional.of("mol%")) && reading.oneMolPercent().isEmpty()) {
            reading.reportNoMolPercent(unit.get());
            return new DensityUnit("1/m3", 1);
        }
        String symbol = word.orElse("1/m3");
        return new DensityUnit(symbol, factor(symbol));
    }

    private double factor(String symbol) {
        if (symbol.equals(FRACTION)) {
            return ions.referenceDensity();
        }
        return symbol.equals("mol%")
                ? reading.oneMolPercent().orElseThrow()
                : Units.find(symbol).orElseThrow().factor().doubleValue();
    }

    /** Densities are shown in mol% where the file has them so, else over the density of the first native ion. */
    DisplayUnit shown(DensityUnit unit) {
        return unit.symbol().equals("mol%")
                ? new DisplayUnit("mol%", "mol_percent", unit.factor())
                : new DisplayUnit("n/n_bulk", "rel", ions.referenceDensity());
    }

    /**
     * Unit of densities in a file.
     *
     * @param symbol as written
     * @param factor m^-3 for one unit
     */
    record DensityUnit(String symbol, double factor) {
        boolean isFraction() {
            return symbol.equals(FRACTION);
        }
    }
}
