package org.caitfit.store;

import static org.caitfit.store.RecordTable.flag;
import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.ModelScore;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code models}: families of D models on the same data. */
final class ModelTable implements RecordTable<ModelScore> {
    private static final TableSchema SCHEMA = new TableSchema(
            "models",
            List.of(
                    text("comparison", "the fit whose data are described"),
                    text("native_model", "family of D of the native ion"),
                    text("foreign_model", "family of D of the foreign ions"),
                    text("stop_reason", "how the best refinement ended"),
                    integer("points", "number of residuals"),
                    integer("parameters", "number of free parameters"),
                    number("chi2", "", "lowest chi-square"),
                    number("aic", "", "Akaike information criterion: chi2 + 2 k"),
                    number("aicc", "", "the same, corrected for few points"),
                    number("bic", "", "Bayesian information criterion: chi2 + k ln N"),
                    number("lag1", "", "lag-1 autocorrelation of the residuals"),
                    flag("preferred", "lowest BIC of the comparison"),
                    text("note", "a sentence")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ModelScore e) {
        return SCHEMA.row()
                .set("comparison", e.comparison())
                .set("native_model", e.nativeModel())
                .set("foreign_model", e.foreignModel())
                .set("stop_reason", e.stopReason())
                .set("points", e.points())
                .set("parameters", e.parameters())
                .set("chi2", e.chiSquare())
                .set("aic", e.aic())
                .set("aicc", e.aicc())
                .set("bic", e.bic())
                .set("lag1", e.lag1())
                .set("preferred", e.preferred())
                .set("note", e.note())
                .build();
    }

    @Override
    public ModelScore entry(Row row) {
        return new ModelScore(
                row.text("comparison"),
                row.text("native_model"),
                row.text("foreign_model"),
                row.text("stop_reason"),
                row.intValue("points"),
                row.intValue("parameters"),
                orNaN(row, "chi2"),
                orNaN(row, "aic"),
                orNaN(row, "aicc"),
                orNaN(row, "bic"),
                orNaN(row, "lag1"),
                row.flag("preferred"),
                orEmpty(row, "note"));
    }
}
