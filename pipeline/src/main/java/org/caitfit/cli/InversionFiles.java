package org.caitfit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.invert.Inversion;
import org.caitfit.report.InversionFigure;
import org.caitfit.results.InvertedPoint;
import org.caitfit.results.ProfilePoint;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Column.Type;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.caitfit.study.Study;

/** D(n) and profile of one inversion, as CSV, Parquet and figure. */
final class InversionFiles {
    private static final TableSchema CURVE = new TableSchema(
            "inverted_diffusion",
            List.of(
                    Column.of("ion", Type.STRING, "", "name of the ion"),
                    Column.of("fraction", Type.DOUBLE, "", "density over that of the untouched glass"),
                    Column.of("depth_m", Type.DOUBLE, "m", "where the profile has this density, without blur"),
                    Column.of("d_ratio", Type.DOUBLE, "", "D over D_foreign; absent for a couple"),
                    Column.of("d_ratio_lower", Type.DOUBLE, "", "lower end of its band; absent where nothing is told"),
                    Column.of("d_ratio_upper", Type.DOUBLE, "", "upper end of its band"),
                    Column.of("d_m2_per_s", Type.DOUBLE, "m2/s", "diffusion coefficient"),
                    Column.of(
                            "d_lower_m2_per_s",
                            Type.DOUBLE,
                            "m2/s",
                            "lower end of its band, at the given D_foreign; absent where nothing is told"),
                    Column.of("d_upper_m2_per_s", Type.DOUBLE, "m2/s", "upper end of its band"),
                    Column.of(
                            "informative",
                            Type.BOOLEAN,
                            "",
                            "whether the profile tells D here; if not, D is what the run was given")));

    private static final TableSchema PROFILE = new TableSchema(
            "inverted_profile",
            List.of(
                    Column.of("ion", Type.STRING, "", "name of the ion"),
                    Column.of("depth_m", Type.DOUBLE, "m", "depth below the surface"),
                    Column.of("measured_per_m3", Type.DOUBLE, "1/m3", "measured number density"),
                    Column.of("simulated_per_m3", Type.DOUBLE, "1/m3", "of the run with the inverted D, blurred"),
                    Column.of("unblurred_per_m3", Type.DOUBLE, "1/m3", "the same without the depth resolution"),
                    Column.of("sigma_per_m3", Type.DOUBLE, "1/m3", "standard deviation of the measured value"),
                    Column.of("residual", Type.DOUBLE, "", "(simulated - measured) in sigma"),
                    Column.of("used", Type.BOOLEAN, "", "whether the point was inverted")));

    private InversionFiles() {}

    /** Writes diffusion and profile as CSV and Parquet, and the figure inversion.svg and .png, replacing earlier ones. */
    static void write(Path folder, Inversion inversion, Study study) throws IOException {
        OptionalDouble foreign = inversion.foreign().isPresent()
                ? OptionalDouble.of(inversion.foreign().get().diffusivity().value())
                : OptionalDouble.empty();
        List<Row> curve = new ArrayList<>();
        for (InvertedPoint p : inversion.points()) {
            OptionalDouble lower = band(p, InvertedPoint.Band::lower);
            OptionalDouble upper = band(p, InvertedPoint.Band::upper);
            curve.add(CURVE.row()
                    .set("ion", inversion.ion())
                    .set("fraction", p.fraction())
                    .set("depth_m", p.depth())
                    .set("d_ratio", over(OptionalDouble.of(p.diffusivity()), foreign))
                    .set("d_ratio_lower", over(lower, foreign))
                    .set("d_ratio_upper", over(upper, foreign))
                    .set("d_m2_per_s", p.diffusivity())
                    .set("d_lower_m2_per_s", lower)
                    .set("d_upper_m2_per_s", upper)
                    .set("informative", p.informative())
                    .build());
        }
        List<Row> profile = new ArrayList<>();
        for (ProfilePoint p : inversion.profile()) {
            profile.add(PROFILE.row()
                    .set("ion", p.ion())
                    .set("depth_m", p.depth())
                    .set("measured_per_m3", p.measured())
                    .set("simulated_per_m3", p.simulated())
                    .set("unblurred_per_m3", p.unblurred())
                    .set("sigma_per_m3", p.sigma())
                    .set("residual", p.residual())
                    .set("used", p.used())
                    .build());
        }
        SimulationFiles.publish(folder, "diffusion", CURVE, curve, SimulationFiles.notes(study));
        SimulationFiles.publish(folder, "profile", PROFILE, profile, SimulationFiles.notes(study));
        InversionFigure.write(
                folder, "inversion", inversion.ion(), inversion.points(), inversion.profile(), study.synthetic());
    }

    private interface End {
        double of(InvertedPoint.Band band);
    }

    private static OptionalDouble band(InvertedPoint point, End end) {
        return point.band().isPresent() ? OptionalDouble.of(end.of(point.band().get())) : OptionalDouble.empty();
    }

    private static OptionalDouble over(OptionalDouble value, OptionalDouble reference) {
        return value.isPresent() && reference.isPresent()
                ? OptionalDouble.of(value.getAsDouble() / reference.getAsDouble())
                : OptionalDouble.empty();
    }
}
