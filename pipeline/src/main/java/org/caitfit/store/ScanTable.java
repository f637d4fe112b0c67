package org.caitfit.store;

import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.numbers;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.orNone;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.ScanPoint;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code scans}: points of the profile likelihoods. */
final class ScanTable implements RecordTable<ScanPoint> {
    private static final TableSchema SCHEMA = new TableSchema(
            "scans",
            List.of(
                    text("fit_id", "the refinement"),
                    text("parameter", "the parameter held"),
                    integer("point", "number along the scan, from 0"),
                    number("value_si", "SI", "value of the held parameter"),
                    number("chi2", "", "lowest chi-square, all other parameters fitted anew"),
                    text("stop_reason", "how the refinement of the others ended"),
                    numbers("parameters_si", "all values in SI, in the order of the parameters of the fit")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ScanPoint e) {
        return SCHEMA.row()
                .set("fit_id", e.fitId())
                .set("parameter", e.parameter())
                .set("point", e.point())
                .set("value_si", e.value())
                .set("chi2", e.chiSquare())
                .set("stop_reason", e.stopReason())
                .setDoubles("parameters_si", e.parameters())
                .build();
    }

    @Override
    public ScanPoint entry(Row row) {
        return new ScanPoint(
                row.text("fit_id"),
                row.text("parameter"),
                row.intValue("point"),
                orNaN(row, "value_si"),
                orNaN(row, "chi2"),
                row.text("stop_reason"),
                orNone(row, "parameters_si"));
    }
}
