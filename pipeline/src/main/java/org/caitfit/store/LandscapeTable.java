package org.caitfit.store;

import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.LandscapeValue;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code landscape}: quantities of the energy landscape and of transport. */
final class LandscapeTable implements RecordTable<LandscapeValue> {
    private static final TableSchema SCHEMA = new TableSchema(
            "landscape",
            List.of(
                    text("fit_id", "the refinement"),
                    text("experiment", "id of the experiment"),
                    integer("stage", "number of the stage, from 1"),
                    text("quantity", "name of the quantity"),
                    text("ion", "name of the ion"),
                    number("value_si", "SI", "its value"),
                    text("unit", "SI unit of the value"),
                    number("sigma_si", "SI", "standard deviation"),
                    number("lower95_si", "SI", "lower end of the 95 % interval"),
                    number("upper95_si", "SI", "upper end of the 95 % interval"),
                    text("note", "what it means, or why there is none")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(LandscapeValue e) {
        return SCHEMA.row()
                .set("fit_id", e.fitId())
                .set("experiment", e.experiment())
                .set("stage", e.stage())
                .set("quantity", e.quantity())
                .set("ion", e.ion())
                .set("value_si", e.value())
                .set("unit", e.unit())
                .set("sigma_si", e.sigma())
                .set("lower95_si", e.lower())
                .set("upper95_si", e.upper())
                .set("note", e.note())
                .build();
    }

    @Override
    public LandscapeValue entry(Row row) {
        return new LandscapeValue(
                row.text("fit_id"),
                row.text("experiment"),
                row.intValue("stage"),
                row.text("quantity"),
                row.text("ion"),
                row.optionalDouble("value_si"),
                orEmpty(row, "unit"),
                row.optionalDouble("sigma_si"),
                row.optionalDouble("lower95_si"),
                row.optionalDouble("upper95_si"),
                orEmpty(row, "note"));
    }
}
