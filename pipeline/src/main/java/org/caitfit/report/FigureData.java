package org.caitfit.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The plotted data of a figure as a CSV file: a header with units, then rows. Empty cells are absent values. */
final class FigureData {
    private final List<List<String>> rows = new ArrayList<>();

    private FigureData(String... header) {
        rows.add(List.of(header));
    }

    static FigureData of(ProfileFigure figure) {
        String depth = figure.unit() == LengthUnit.NANOMETRE ? "depth_nm" : "depth_um";
        FigureData data = new FigureData(
                "ion",
                depth,
                "measured",
                "sigma",
                "simulated",
                "simulated_lower",
                "simulated_upper",
                "residual_sigma",
                "used",
                "synthetic");
        figure.ions()
                .forEach(ion -> ion.points()
                        .forEach(p -> data.add(
                                ion.ion(),
                                text(p.depth()),
                                text(p.measured()),
                                text(p.sigma()),
                                text(p.simulated()),
                                text(p.lower()),
                                text(p.upper()),
                                text(p.residual()),
                                Boolean.toString(p.used()),
                                Boolean.toString(figure.synthetic()))));
        return data;
    }

    static FigureData of(TraceFigure figure) {
        FigureData data = new FigureData(
                "time_" + figure.timeUnit(),
                "measured_uA_per_cm2",
                "sigma_uA_per_cm2",
                "simulated_uA_per_cm2",
                "residual_sigma",
                "used",
                "synthetic");
        figure.points()
                .forEach(p -> data.add(
                        text(p.time()),
                        text(p.measured()),
                        text(p.sigma()),
                        text(p.simulated()),
                        text(p.residual()),
                        Boolean.toString(p.used()),
                        Boolean.toString(figure.synthetic())));
        return data;
    }

    static FigureData of(DiffusionFigure figure) {
        FigureData data = new FigureData(
                "ion",
                "experiments",
                "n_over_n_bulk",
                "d_m2_per_s",
                "d_lower_m2_per_s",
                "d_upper_m2_per_s",
                "informed");
        figure.curves()
                .forEach(curve -> curve.points()
                        .forEach(p -> data.add(
                                curve.ion(),
                                String.join(" ", curve.experiments()),
                                text(p.fraction()),
                                text(p.diffusivity()),
                                text(p.lower()),
                                text(p.upper()),
                                Boolean.toString(p.informed()))));
        return data;
    }

    static FigureData of(SiteEnergyFigure figure) {
        FigureData data = new FigureData(
                "curve",
                "energy_meV",
                "sites_per_eV",
                "sites_lower_per_eV",
                "sites_upper_per_eV",
                "populated_per_eV",
                "mobile_per_eV");
        figure.curves()
                .forEach(curve -> curve.points()
                        .forEach(p -> data.add(
                                curve.label(),
                                text(p.energy()),
                                text(p.sites()),
                                text(p.lower()),
                                text(p.upper()),
                                text(p.populated()),
                                text(p.mobile()))));
        return data;
    }

    static FigureData of(ScoreMap map) {
        ScoreMap.Pair pair = map.pairs().get(0);
        ScoreAxis x = map.axes().get(pair.x());
        ScoreAxis y = map.axes().get(pair.y());
        FigureData data = new FigureData(x.spec().column(), y.spec().column(), "lowest_chi_square", "runs", "failed");
        pair.cells()
                .forEach(cell -> data.add(
                        text(centre(x, cell.column())),
                        text(centre(y, cell.row())),
                        text(cell.chiSquare()),
                        Integer.toString(cell.runs()),
                        Integer.toString(cell.failed())));
        return data;
    }

    /** Middle of a bin in the display unit. */
    private static double centre(ScoreAxis axis, int bin) {
        double middle = (axis.edges().get(bin) + axis.edges().get(bin + 1)) / 2;
        return axis.logarithmic() ? Math.pow(10, middle) : middle;
    }

    private void add(String... cells) {
        rows.add(List.of(cells));
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? text(value.getAsDouble()) : "";
    }

    void write(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            rows.forEach(csv::writeRecord);
        }
    }
}
