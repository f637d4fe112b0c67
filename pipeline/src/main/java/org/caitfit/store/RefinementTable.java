package org.caitfit.store;

import static org.caitfit.store.RecordTable.flag;
import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.numbers;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.RefinementState;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code refinements}: ended refinements, as a resumed study takes them up. */
final class RefinementTable implements RecordTable<RefinementState> {
    private static final TableSchema SCHEMA = new TableSchema(
            "refinements",
            List.of(
                    text("unit", "name of the unit of work, derived from its content"),
                    text("fit_id", "the refinement"),
                    text("reason", "why it ended"),
                    text("detail", "the same in a sentence"),
                    numbers("start", "where it began, on the search scales"),
                    numbers("best", "where it ended, on the search scales"),
                    number("chi2_start", "", "at the start"),
                    number("chi2", "", "at the end"),
                    integer("points", "number of residuals"),
                    number("gradient_cosine", "", "largest gradient cosine at the end"),
                    number("predicted_reduction", "", "what another step would lower chi-square by"),
                    integer("iterations", "accepted steps"),
                    integer("evaluations", "of the model"),
                    flag("derivatives", "whether there was a Jacobian at the end"),
                    number("residual_lag1", "", "lag-1 autocorrelation of the residuals")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(RefinementState e) {
        return SCHEMA.row()
                .set("unit", e.unit())
                .set("fit_id", e.fitId())
                .set("reason", e.reason())
                .set("detail", e.detail())
                .setDoubles("start", e.start())
                .setDoubles("best", e.best())
                .set("chi2_start", e.chiSquareStart())
                .set("chi2", e.chiSquare())
                .set("points", e.points())
                .set("gradient_cosine", e.gradientCosine())
                .set("predicted_reduction", e.predictedReduction())
                .set("iterations", e.iterations())
                .set("evaluations", e.evaluations())
                .set("derivatives", e.derivatives())
                .set("residual_lag1", e.residualLag1())
                .build();
    }

    @Override
    public RefinementState entry(Row row) {
        return new RefinementState(
                row.text("unit"),
                row.text("fit_id"),
                row.text("reason"),
                orEmpty(row, "detail"),
                row.doubles("start"),
                row.doubles("best"),
                orNaN(row, "chi2_start"),
                orNaN(row, "chi2"),
                row.intValue("points"),
                orNaN(row, "gradient_cosine"),
                orNaN(row, "predicted_reduction"),
                row.intValue("iterations"),
                row.intValue("evaluations"),
                row.flag("derivatives"),
                orNaN(row, "residual_lag1"));
    }
}
