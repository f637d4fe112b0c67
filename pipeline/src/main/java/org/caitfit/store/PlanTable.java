package org.caitfit.store;

import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.PlannedWork;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code plan}: what the study asks for. */
final class PlanTable implements RecordTable<PlannedWork> {
    private static final TableSchema SCHEMA = new TableSchema(
            "plan",
            List.of(
                    text("kind", "GRID (a block of a grid) or FIT (the refinements of a fit)"),
                    text("name", "name of the grid or of the fit"),
                    text("unit", "name of the part of the table runs; absent for refinements"),
                    Column.of("count", Column.Type.LONG, "", "forward runs of the block, refinements of the fit")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(PlannedWork work) {
        return SCHEMA.row()
                .set("kind", work.kind().name())
                .set("name", work.name())
                .setUnlessEmpty("unit", work.unit())
                .set("count", work.count())
                .build();
    }

    @Override
    public PlannedWork entry(Row row) {
        return new PlannedWork(
                PlannedWork.Kind.valueOf(row.text("kind")),
                row.text("name"),
                orEmpty(row, "unit"),
                row.longValue("count"));
    }
}
