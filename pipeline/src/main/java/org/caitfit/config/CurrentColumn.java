package org.caitfit.config;

import java.util.List;
import java.util.Optional;

/** Reads a measured current against time: a column of current densities, or one of currents and the area of the sample. */
final class CurrentColumn {
    private final DataTable table;
    private final double factor;
    private final Dimension dimension;
    private final double squareMetres;

    private CurrentColumn(DataTable table, double factor, Dimension dimension, double squareMetres) {
        this.table = table;
        this.factor = factor;
        this.dimension = dimension;
        this.squareMetres = squareMetres;
    }

    /**
     * The column; empty after a problem.
     *
     * @param fields of the trace, with the columns {@code current_density} or {@code current}
     * @param data its file
     * @param area of the sample, where it is given
     * @param owner of the area, for messages: "of the stage"
     */
    static Optional<CurrentColumn> read(Fields fields, DataFile data, Optional<Item> area, String owner) {
        boolean total = fields.find("current").isPresent();
        if (fields.find("current_density").isPresent() == total || total != area.isPresent()) {
            fields.owner()
                    .problemAtKey(
                            "either a column `current_density`, or a column `current` and the `area`"
                                    + (owner.isEmpty() ? "" : " " + owner) + ", is needed",
                            "Maybe write `current_density: {column: j, unit: uA/cm2}`.");
            return Optional.empty();
        }
        Dimension dimension = total ? Dimension.CURRENT : Dimension.CURRENT_DENSITY;
        Optional<DataFile.Column> current = data.column(total ? "current" : "current_density", dimension);
        double squareMetres = area.map(i ->
                        QuantityReader.known(i, Dimension.AREA, Range.POSITIVE).value())
                .orElse(1.0);
        return current.flatMap(c -> data.table(Abscissa.TIME, List.of(c.header()))
                .map(t ->
                        new CurrentColumn(t, c.unit().factor().doubleValue() / squareMetres, dimension, squareMetres)));
    }

    DataTable table() {
        return table;
    }

    /** A/m^2; a copy. */
    double[] currentDensity() {
        return table.column(0, factor);
    }

    /** Of the numbers in the file: a current or a current density. */
    Dimension dimension() {
        return dimension;
    }

    /** Area by which a current of the trace is divided, m^2; 1 for current densities. */
    double squareMetres() {
        return squareMetres;
    }
}
