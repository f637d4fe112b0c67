package org.caitfit.store;

import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.CalibrationValue;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code calibrations}: scales and backgrounds of profiles. */
final class CalibrationTable implements RecordTable<CalibrationValue> {
    private static final TableSchema SCHEMA = new TableSchema(
            "calibrations",
            List.of(
                    text("fit_id", "the refinement"),
                    text("experiment", "id of the experiment"),
                    text("profile", "id of the profile"),
                    text("ion", "name of the ion"),
                    text("kind", "SCALE (dimensionless) or BACKGROUND (1/m3)"),
                    number("value", "", "the fitted value"),
                    number(
                            "sigma",
                            "",
                            "its standard deviation; absent if not at an optimum, held at 0, or undetermined"),
                    number("prior_sigma", "", "that of the prior of a scale about 1; absent without one"),
                    text("shown_unit", "unit in which it is shown; absent for a scale"),
                    number("shown_unit_si", "", "1/m3 of one such unit; 1 for a scale")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(CalibrationValue value) {
        return SCHEMA.row()
                .set("fit_id", value.fitId())
                .set("experiment", value.experiment())
                .set("profile", value.profile())
                .set("ion", value.ion())
                .set("kind", value.kind().name())
                .set("value", value.value())
                .set("sigma", value.sigma())
                .set("prior_sigma", value.priorSigma())
                .setUnlessEmpty("shown_unit", value.shownUnit())
                .set("shown_unit_si", value.shownUnitSi())
                .build();
    }

    @Override
    public CalibrationValue entry(Row row) {
        return new CalibrationValue(
                row.text("fit_id"),
                row.text("experiment"),
                row.text("profile"),
                row.text("ion"),
                CalibrationValue.Kind.valueOf(row.text("kind")),
                row.doubleValue("value"),
                row.optionalDouble("sigma"),
                row.optionalDouble("prior_sigma"),
                orEmpty(row, "shown_unit"),
                row.doubleValue("shown_unit_si"));
    }
}
