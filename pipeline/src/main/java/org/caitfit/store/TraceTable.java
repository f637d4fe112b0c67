package org.caitfit.store;

import static org.caitfit.store.RecordTable.flag;
import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.TracePoint;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code traces}: measured currents with their simulated values. */
final class TraceTable implements RecordTable<TracePoint> {
    private static final TableSchema SCHEMA = new TableSchema(
            "traces",
            List.of(
                    text("fit_id", "the refinement simulated"),
                    text("experiment", "id of the experiment"),
                    text("trace", "id of the trace"),
                    integer("stage", "number of the stage, from 1"),
                    integer("point", "number of the point in its file, from 0"),
                    number("time_s", "s", "time from the start of the stage"),
                    number("measured_A_per_m2", "A/m2", "measured current density"),
                    number("simulated_A_per_m2", "A/m2", "simulated current density"),
                    number("sigma_A_per_m2", "A/m2", "standard deviation of the measured value"),
                    number("residual", "", "(simulated - measured) in sigma, as scored"),
                    flag("used", "whether the point took part in the fit"),
                    flag("synthetic", "true if the measured values were computed")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(TracePoint point) {
        return SCHEMA.row()
                .set("fit_id", point.fitId())
                .set("experiment", point.experiment())
                .set("trace", point.trace())
                .set("stage", point.stage())
                .set("point", point.point())
                .set("time_s", point.time())
                .set("measured_A_per_m2", point.measured())
                .set("simulated_A_per_m2", point.simulated())
                .set("sigma_A_per_m2", point.sigma())
                .set("residual", point.residual())
                .set("used", point.used())
                .set("synthetic", point.synthetic())
                .build();
    }

    @Override
    public TracePoint entry(Row row) {
        return new TracePoint(
                row.text("fit_id"),
                row.text("experiment"),
                row.text("trace"),
                row.intValue("stage"),
                row.intValue("point"),
                orNaN(row, "time_s"),
                orNaN(row, "measured_A_per_m2"),
                orNaN(row, "simulated_A_per_m2"),
                orNaN(row, "sigma_A_per_m2"),
                orNaN(row, "residual"),
                row.flag("used"),
                row.flag("synthetic"));
    }
}
