package org.caitfit.store;

import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ParameterInterval.Verdict;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code intervals}: what the data say about each parameter. */
final class IntervalTable implements RecordTable<ParameterInterval> {
    private static final TableSchema SCHEMA = new TableSchema(
            "intervals",
            List.of(
                    text("fit_id", "the refinement"),
                    text("parameter", "name of the parameter"),
                    number("value_si", "SI", "fitted value"),
                    number("sigma", "", "standard deviation on the search scale (decades for log10, SI for linear)"),
                    number("sigma_correlated", "", "the same, allowing for correlated residuals"),
                    number(
                            "lower68_si",
                            "SI",
                            "lower end of the 68 % interval from the profile likelihood; absent if open"),
                    number("upper68_si", "SI", "upper end of the 68 % interval"),
                    number("lower95_si", "SI", "lower end of the 95 % interval"),
                    number("upper95_si", "SI", "upper end of the 95 % interval"),
                    text("verdict", "DETERMINED, LOWER_LIMIT, UPPER_LIMIT, FLAT or UNKNOWN"),
                    text("note", "the verdict in a sentence")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ParameterInterval e) {
        return SCHEMA.row()
                .set("fit_id", e.fitId())
                .set("parameter", e.parameter())
                .set("value_si", e.value())
                .set("sigma", e.sigma())
                .set("sigma_correlated", e.sigmaCorrelated())
                .set("lower68_si", e.lower68())
                .set("upper68_si", e.upper68())
                .set("lower95_si", e.lower95())
                .set("upper95_si", e.upper95())
                .set("verdict", e.verdict().name())
                .set("note", e.note())
                .build();
    }

    @Override
    public ParameterInterval entry(Row row) {
        return new ParameterInterval(
                row.text("fit_id"),
                row.text("parameter"),
                orNaN(row, "value_si"),
                row.optionalDouble("sigma"),
                row.optionalDouble("sigma_correlated"),
                row.optionalDouble("lower68_si"),
                row.optionalDouble("upper68_si"),
                row.optionalDouble("lower95_si"),
                row.optionalDouble("upper95_si"),
                Verdict.valueOf(row.text("verdict")),
                orEmpty(row, "note"));
    }
}
