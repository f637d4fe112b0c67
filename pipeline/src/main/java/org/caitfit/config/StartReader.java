package org.caitfit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.study.GivenStart;

/**
 * Reads the densities at the start of an experiment from a data file and makes them neutral: the fixed charge is taken to be
 * that of the untouched glass at every depth. One ion may follow from it; what is left is shared out in proportion.
 */
final class StartReader {
    /** Part of the fixed charge by which the densities of a row may miss it, and a density may be below 0. */
    private static final double TOLERANCE = 0.05;

    private final MobileIons ions;
    private final Fields fields;
    private final DataFile data;
    private final Reading reading;

    StartReader(MobileIons ions, Item start) {
        this.ions = ions;
        this.fields = start.fields(Section.START);
        this.data = new DataFile(fields);
        this.reading = start.reading();
    }

    /** The densities; empty after a problem. */
    Optional<GivenStart> read() {
        int before = reading.problems().size();
        DensityColumns densities = new DensityColumns(ions, fields);
        Map<String, Item> items = densities.items();
        Map<String, String> headers = densities.headers(items);
        Optional<String> follows = follows(items);
        DensityColumns.DensityUnit unit = densities.unit();
        if (ions.anyNeutral()) {
            fields.owner()
                    .problemAtKey(
                            "a start profile from a file is made neutral, which says nothing of neutral species",
                            "Maybe write `start: {contact: 1 mm, left: {A: 0 1/m3}, right: {A: 4e28 1/m3}}`.");
        }
        List<String> names = new ArrayList<>(headers.keySet());
        follows.ifPresent(names::add);
        names.forEach(ions::markUsed);
        checkNatives(names);
        Optional<DataTable> table = data.table(Abscissa.DEPTH, List.copyOf(headers.values()));
        if (table.isEmpty() || reading.problems().size() > before) {
            return Optional.empty();
        }
        data.checkDepths(table.get(), row -> true);
        double[] depth = table.get().abscissae();
        double[][] density = new double[names.size()][];
        for (int c = 0; c < density.length; c++) {
            density[c] = c < headers.size() ? table.get().column(c, unit.factor()) : new double[depth.length];
        }
        for (int row = 0; row < depth.length; row++) {
            balance(table.get(), row, names, density, follows.isPresent());
        }
        Map<String, double[]> byIon = new LinkedHashMap<>();
        for (int c = 0; c < density.length; c++) {
            byIon.put(names.get(c), density[c]);
        }
        return reading.problems().size() > before ? Optional.empty() : Optional.of(new GivenStart(depth, byIon));
    }

    private Optional<String> follows(Map<String, Item> items) {
        Optional<Item> item = fields.find("follows");
        Optional<String> name = item.flatMap(i -> i.text("the name of an ion").filter(n -> ions.check(i, n)));
        name.ifPresent(n -> reading.resolve(item.get(), n, ""));
        if (name.isPresent() && items.containsKey(name.get())) {
            item.get().problem(name.get() + " has a column of its own", "Maybe remove one of the two.");
        }
        return name;
    }

    /** A native ion that is not named might be anywhere. */
    private void checkNatives(List<String> names) {
        List<String> missing = ions.declared().keySet().stream()
                .filter(ion -> ions.nativeDensity(ion).isPresent() && !names.contains(ion))
                .toList();
        if (!missing.isEmpty() && !ions.anyUnknown() && !reading.isMentioned(missing.get(0))) {
            fields.owner()
                    .problemAtKey(
                            "each native ion needs a column, or follows; missing are " + String.join(", ", missing),
                            "Maybe add `follows: " + missing.get(0) + "`.");
        }
    }

    /** Makes one row neutral. @param density by ion and row; modified. The last ion follows if so told */
    private void balance(DataTable table, int row, List<String> names, double[][] density, boolean follows) {
        double fixed = ions.fixedCharge();
        int last = names.size() - 1;
        double charge = 0;
        for (int c = 0; c <= last; c++) {
            int z = ions.charge(names.get(c));
            if (follows && c == last) {
                density[c][row] = (fixed - charge) / z;
            }
            if (density[c][row] < -TOLERANCE * fixed / Math.abs(z)) {
                data.problem(
                        table,
                        follows && c == last ? table.abscissaPlace(row) : table.place(c, row),
                        "the density of " + names.get(c) + " is negative, "
                                + Numbers.show(density[c][row], Dimension.NUMBER_DENSITY),
                        "Maybe the density unit is wrong; less than 5 % of the fixed charge is taken as 0.");
                return;
            }
            density[c][row] = Math.max(density[c][row], 0);
            charge += z * density[c][row];
        }
        if (!(Math.abs(charge - fixed) <= TOLERANCE * fixed)) {
            data.problem(
                    table,
                    table.abscissaPlace(row),
                    "the densities carry " + Numbers.show(charge / fixed) + " of the fixed charge of the glass",
                    "Maybe leave one column out and name its ion in `follows`; more than 5 % are not shared out.");
            return;
        }
        for (double[] ofIon : density) {
            ofIon[row] *= fixed / charge;
        }
    }
}
