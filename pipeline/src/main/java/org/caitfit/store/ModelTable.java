package org.caitfit.store;

import static org.caitfit.store.RecordTable.flag;
import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.numbers;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.orNone;
import static org.caitfit.store.RecordTable.text;
import static org.caitfit.store.RecordTable.texts;

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
                    text("native_family", "family of D of the native ion"),
                    text("foreign_family", "family of D of the foreign ions"),
                    text("stop_reason", "how the best refinement ended"),
                    text("stop_detail", "the same in a sentence"),
                    integer("points", "number of residuals of the data"),
                    number(
                            "effective_parameters",
                            "",
                            "parameters that the data determine, k; all of them without priors"),
                    number("chi2", "", "lowest chi-square of the data"),
                    number("aic", "", "Akaike information criterion: chi2 + 2 k"),
                    number("aicc", "", "the same, corrected for few points"),
                    number("bic", "", "Bayesian information criterion: chi2 + k ln(points)"),
                    number("lag1", "", "lag-1 autocorrelation of the residuals"),
                    flag("preferred", "lowest BIC of the comparison"),
                    texts("parameters", "names of the parameters"),
                    numbers("values_si", "their values, SI, in the same order")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ModelScore e) {
        return SCHEMA.row()
                .set("comparison", e.comparison())
                .set("native_family", e.nativeFamily())
                .set("foreign_family", e.foreignFamily())
                .set("stop_reason", e.stopReason())
                .set("stop_detail", e.stopDetail())
                .set("points", e.points())
                .set("effective_parameters", e.effectiveParameters())
                .set("chi2", e.chiSquare())
                .set("aic", e.aic())
                .set("aicc", e.aicc())
                .set("bic", e.bic())
                .set("lag1", e.lag1())
                .set("preferred", e.preferred())
                .setTexts("parameters", e.parameters())
                .setDoubles("values_si", e.values())
                .build();
    }

    @Override
    public ModelScore entry(Row row) {
        return new ModelScore(
                row.text("comparison"),
                row.text("native_family"),
                row.text("foreign_family"),
                row.text("stop_reason"),
                row.text("stop_detail"),
                row.intValue("points"),
                orNaN(row, "effective_parameters"),
                orNaN(row, "chi2"),
                orNaN(row, "aic"),
                orNaN(row, "aicc"),
                orNaN(row, "bic"),
                orNaN(row, "lag1"),
                row.flag("preferred"),
                row.texts("parameters"),
                orNone(row, "values_si"));
    }
}
