package org.caitfit.store;

import static org.caitfit.store.RecordTable.flag;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.InputInfluence;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code influences}: how fitted values move with what was taken as known. */
final class InfluenceTable implements RecordTable<InputInfluence> {
    private static final TableSchema SCHEMA = new TableSchema(
            "influences",
            List.of(
                    text("fit_id", "the refinement"),
                    text("input", "the known number"),
                    number("input_value_si", "SI", "its value"),
                    flag("assumed", "whether it is marked as assumed"),
                    text("parameter", "the fitted parameter"),
                    number("elasticity", "", "d ln(value) / d ln(input)"),
                    number("chi2_rise", "", "change of chi-square for one percent more of the input")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(InputInfluence e) {
        return SCHEMA.row()
                .set("fit_id", e.fitId())
                .set("input", e.input())
                .set("input_value_si", e.inputValue())
                .set("assumed", e.assumed())
                .set("parameter", e.parameter())
                .set("elasticity", e.elasticity())
                .set("chi2_rise", e.chiSquareRise())
                .build();
    }

    @Override
    public InputInfluence entry(Row row) {
        return new InputInfluence(
                row.text("fit_id"),
                row.text("input"),
                orNaN(row, "input_value_si"),
                row.flag("assumed"),
                row.text("parameter"),
                row.optionalDouble("elasticity"),
                orNaN(row, "chi2_rise"));
    }
}
