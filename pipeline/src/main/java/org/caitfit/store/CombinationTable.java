package org.caitfit.store;

import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.ParameterCombination;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code combinations}: which products of powers of the parameters the data determine. */
final class CombinationTable implements RecordTable<ParameterCombination> {
    private static final TableSchema SCHEMA = new TableSchema(
            "combinations",
            List.of(
                    text("fit_id", "the refinement"),
                    integer("number", "number of the combination, from 1, the best determined"),
                    text("parameter", "a fitted parameter"),
                    number("exponent", "", "its exponent; the largest is 1"),
                    number("sigma_rel", "", "relative standard deviation of the combination")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ParameterCombination e) {
        return SCHEMA.row()
                .set("fit_id", e.fitId())
                .set("number", e.number())
                .set("parameter", e.parameter())
                .set("exponent", e.exponent())
                .set("sigma_rel", e.sigma())
                .build();
    }

    @Override
    public ParameterCombination entry(Row row) {
        return new ParameterCombination(
                row.text("fit_id"),
                row.intValue("number"),
                row.text("parameter"),
                orNaN(row, "exponent"),
                row.optionalDouble("sigma_rel"));
    }
}
