package org.caitfit.store;

import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.CurvePoint.Kind;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code curves}: diffusion coefficients and site energies that follow from the fits. */
final class CurveTable implements RecordTable<CurvePoint> {
    private static final TableSchema SCHEMA = new TableSchema(
            "curves",
            List.of(
                    text("fit_id", "the refinement"),
                    text("experiment", "id of the experiment"),
                    integer("stage", "number of the stage, from 1"),
                    text("ion", "name of the ion"),
                    text("kind", "DIFFUSION or SITE_ENERGIES"),
                    integer("point", "number along the curve, from 0"),
                    number("fraction", "", "DIFFUSION: n/n_bulk"),
                    number("diffusivity_m2_per_s", "m2/s", "DIFFUSION: diffusion coefficient"),
                    number(
                            "energy_J",
                            "J",
                            "SITE_ENERGIES: above the Fermi level of the bulk; DIFFUSION: E_F(n) - E_F(n_bulk)"),
                    number("sites_per_J", "1/J", "SITE_ENERGIES: sites per energy and bulk ion"),
                    number("populated_per_J", "1/J", "SITE_ENERGIES: populated part before the experiment"),
                    number("mobile_per_J", "1/J", "SITE_ENERGIES: part that left during the experiment"),
                    number("lower", "", "lower end of the 95 % band of the diffusivity or of the sites, in their unit"),
                    number("upper", "", "upper end of the same band"),
                    number("energy_lower_J", "J", "DIFFUSION: lower end of the 95 % band of the energy"),
                    number("energy_upper_J", "J", "DIFFUSION: upper end of the same band"),
                    number(
                            "information",
                            "",
                            "DIFFUSION: rise of chi-square if D were larger by half around this density alone;"
                                    + " below 1 the data do not know D here")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(CurvePoint point) {
        return SCHEMA.row()
                .set("fit_id", point.fitId())
                .set("experiment", point.experiment())
                .set("stage", point.stage())
                .set("ion", point.ion())
                .set("kind", point.kind().name())
                .set("point", point.point())
                .set("fraction", point.fraction())
                .set("diffusivity_m2_per_s", point.diffusivity())
                .set("energy_J", point.energy())
                .set("sites_per_J", point.sites())
                .set("populated_per_J", point.populated())
                .set("mobile_per_J", point.mobile())
                .set("lower", point.lower())
                .set("upper", point.upper())
                .set("energy_lower_J", point.energyLower())
                .set("energy_upper_J", point.energyUpper())
                .set("information", point.information())
                .build();
    }

    @Override
    public CurvePoint entry(Row row) {
        return new CurvePoint(
                row.text("fit_id"),
                row.text("experiment"),
                row.intValue("stage"),
                row.text("ion"),
                Kind.valueOf(row.text("kind")),
                row.intValue("point"),
                row.optionalDouble("fraction"),
                row.optionalDouble("diffusivity_m2_per_s"),
                row.optionalDouble("energy_J"),
                row.optionalDouble("sites_per_J"),
                row.optionalDouble("populated_per_J"),
                row.optionalDouble("mobile_per_J"),
                row.optionalDouble("lower"),
                row.optionalDouble("upper"),
                row.optionalDouble("energy_lower_J"),
                row.optionalDouble("energy_upper_J"),
                row.optionalDouble("information"));
    }
}
