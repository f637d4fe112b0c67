package org.caitfit.store;

import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.ResidualPattern;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code residual_patterns}: whether residuals look like noise. */
final class ResidualPatternTable implements RecordTable<ResidualPattern> {
    private static final TableSchema SCHEMA = new TableSchema(
            "residual_patterns",
            List.of(
                    text("fit_id", "the refinement"),
                    text("experiment", "id of the experiment"),
                    text("series", "profile and ion, or trace"),
                    integer("points", "number of points"),
                    number("chi2", "", "sum of the squared residuals"),
                    number("lag1", "", "lag-1 autocorrelation"),
                    integer("runs", "stretches of one sign"),
                    number("runs_sigma", "", "runs less their expected number, in standard deviations"),
                    integer("block_length", "number of neighbours that deviate together")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ResidualPattern e) {
        return SCHEMA.row()
                .set("fit_id", e.fitId())
                .set("experiment", e.experiment())
                .set("series", e.series())
                .set("points", e.points())
                .set("chi2", e.chiSquare())
                .set("lag1", e.lag1())
                .set("runs", e.runs())
                .set("runs_sigma", e.runsSigma())
                .set("block_length", e.blockLength())
                .build();
    }

    @Override
    public ResidualPattern entry(Row row) {
        return new ResidualPattern(
                row.text("fit_id"),
                row.text("experiment"),
                row.text("series"),
                row.intValue("points"),
                orNaN(row, "chi2"),
                orNaN(row, "lag1"),
                row.intValue("runs"),
                orNaN(row, "runs_sigma"),
                row.intValue("block_length"));
    }
}
