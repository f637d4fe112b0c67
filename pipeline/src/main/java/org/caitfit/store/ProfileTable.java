package org.caitfit.store;

import static org.caitfit.store.RecordTable.flag;
import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.ProfilePoint;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code profiles}: measured points with their simulated values. */
final class ProfileTable implements RecordTable<ProfilePoint> {
    private static final TableSchema SCHEMA = new TableSchema(
            "profiles",
            List.of(
                    text("fit_id", "the refinement simulated"),
                    text("experiment", "id of the experiment"),
                    text("profile", "id of the profile"),
                    text("ion", "name of the ion"),
                    integer("point", "number of the point in its file, from 0"),
                    number("depth_m", "m", "depth below the surface"),
                    number("measured_per_m3", "1/m3", "measured number density"),
                    number("simulated_per_m3", "1/m3", "simulated, with the depth resolution"),
                    number("unblurred_per_m3", "1/m3", "simulated, without the depth resolution"),
                    number("sigma_per_m3", "1/m3", "standard deviation of the measured value"),
                    number("residual", "", "(simulated - measured) in sigma, as scored"),
                    flag("used", "whether the point took part in the fit"),
                    number("reference_density_per_m3", "1/m3", "density called 1 in fractions"),
                    text("shown_unit", "unit in which densities are shown"),
                    number("shown_unit_per_m3", "1/m3", "density of one such unit"),
                    flag("synthetic", "true if the measured values were computed"),
                    number("lower_per_m3", "1/m3", "lower end of the 95 % band of the simulated density"),
                    number("upper_per_m3", "1/m3", "upper end of the same band")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ProfilePoint point) {
        return SCHEMA.row()
                .set("fit_id", point.fitId())
                .set("experiment", point.experiment())
                .set("profile", point.profile())
                .set("ion", point.ion())
                .set("point", point.point())
                .set("depth_m", point.depth())
                .set("measured_per_m3", point.measured())
                .set("simulated_per_m3", point.simulated())
                .set("unblurred_per_m3", point.unblurred())
                .set("sigma_per_m3", point.sigma())
                .set("residual", point.residual())
                .set("used", point.used())
                .set("reference_density_per_m3", point.referenceDensity())
                .set("shown_unit", point.shownUnit())
                .set("shown_unit_per_m3", point.shownUnitDensity())
                .set("synthetic", point.synthetic())
                .set("lower_per_m3", point.lower())
                .set("upper_per_m3", point.upper())
                .build();
    }

    @Override
    public ProfilePoint entry(Row row) {
        return new ProfilePoint(
                row.text("fit_id"),
                row.text("experiment"),
                row.text("profile"),
                row.text("ion"),
                row.intValue("point"),
                orNaN(row, "depth_m"),
                orNaN(row, "measured_per_m3"),
                orNaN(row, "simulated_per_m3"),
                orNaN(row, "unblurred_per_m3"),
                orNaN(row, "sigma_per_m3"),
                orNaN(row, "residual"),
                row.flag("used"),
                orNaN(row, "reference_density_per_m3"),
                row.text("shown_unit"),
                orNaN(row, "shown_unit_per_m3"),
                row.flag("synthetic"),
                row.optionalDouble("lower_per_m3"),
                row.optionalDouble("upper_per_m3"));
    }
}
