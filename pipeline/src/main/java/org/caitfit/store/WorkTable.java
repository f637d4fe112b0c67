package org.caitfit.store;

import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import java.util.OptionalLong;
import org.caitfit.results.WorkUnderWay;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Column.Type;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code work}: what processes are doing, a file each. */
final class WorkTable implements RecordTable<WorkUnderWay> {
    private static final TableSchema SCHEMA = new TableSchema(
            "work",
            List.of(
                    text("process", "a name that no other process has"),
                    text("host", "machine it is on"),
                    Column.of("pid", Type.LONG, "", "its number there"),
                    text("started", "when the process started"),
                    text("heard", "when the process said so last"),
                    text("unit", "name of the unit of work"),
                    text("begun", "when it was begun"),
                    Column.of("run", Type.LONG, "", "number of a run in the unit; absent for the unit as a whole"),
                    text("note", "what there is to say of it")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(WorkUnderWay work) {
        Row.Builder row = SCHEMA.row()
                .set("process", work.process())
                .set("host", work.host())
                .set("pid", work.pid())
                .setUnlessEmpty("started", work.started())
                .set("heard", work.heard())
                .set("unit", work.unit())
                .set("begun", work.begun())
                .setUnlessEmpty("note", work.note());
        work.run().ifPresent(run -> row.set("run", run));
        return row.build();
    }

    @Override
    public WorkUnderWay entry(Row row) {
        return new WorkUnderWay(
                row.text("process"),
                row.text("host"),
                row.longValue("pid"),
                orEmpty(row, "started"),
                row.text("heard"),
                row.text("unit"),
                row.text("begun"),
                row.isAbsent("run") ? OptionalLong.empty() : OptionalLong.of(row.longValue("run")),
                orEmpty(row, "note"));
    }
}
