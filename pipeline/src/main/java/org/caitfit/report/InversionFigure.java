package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.caitfit.results.InvertedPoint;
import org.caitfit.results.ProfilePoint;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figure of an inversion: D against density with its band, and the profile with the run that has this D. */
public final class InversionFigure {
    private static final int WIDTH = 640;
    /** Highest over lowest told fraction from which on the axis of fractions is logarithmic. */
    private static final double WIDE = 0.5;

    private static final BasicStroke SOLID = new BasicStroke(2.2f);
    private static final BasicStroke THIN = new BasicStroke(1.1f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 4}, 0);

    private InversionFigure() {}

    /**
     * Writes name.svg and name.png.
     *
     * @param folder there already
     * @param name of the files, without ending
     * @param ion whose D it is
     * @param points by rising density
     * @param profile measured and simulated
     * @param synthetic whether the data were computed
     */
    public static void write(
            Path folder,
            String name,
            String ion,
            List<InvertedPoint> points,
            List<ProfilePoint> profile,
            boolean synthetic)
            throws IOException {
        Files.createDirectories(folder);
        FigureSheet.of(diffusion(ion, points), profile(ion, profile))
                .synthetic(synthetic)
                .write(folder, name);
    }

    private static XYChart diffusion(String ion, List<InvertedPoint> points) {
        XYChart chart = FigureSheet.chart(WIDTH, 400, "n / n(bulk)", "D(" + ion + ") / m² s⁻¹");
        List<InvertedPoint> told =
                points.stream().filter(InvertedPoint::informative).toList();
        // a CAIT plateau is a small part of the axis, a couple is all of it
        boolean wide = told.get(told.size() - 1).fraction() > WIDE;
        List<InvertedPoint> shown =
                points.stream().filter(p -> wide || p.fraction() > 0).toList();
        chart.getStyler().setYAxisLogarithmic(true).setXAxisLogarithmic(!wide);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        double[] sorted =
                shown.stream().mapToDouble(InvertedPoint::diffusivity).sorted().toArray();
        chart.getStyler()
                .setYAxisMin(Math.pow(10, Math.floor(Math.log10(sorted[0]))))
                .setYAxisMax(Math.pow(10, Math.ceil(Math.log10(sorted[sorted.length - 1]) + 0.1)));
        if (wide) {
            chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
        } else {
            chart.getStyler().setXAxisTickLabelsFormattingFunction(value -> NumberText.number(value, 1));
        }
        chart.getStyler()
                .setYAxisTickLabelsFormattingFunction(
                        value -> NumberText.number(value, 1).replace("1×", ""));
        Color colour = Palette.colour(true, 0);
        line(chart, "not told by the profile", shown, InvertedPoint::diffusivity, Color.GRAY, DASHED);
        line(chart, "inverted", told, InvertedPoint::diffusivity, colour, SOLID);
        Color pale = Palette.colour(true, 2);
        line(chart, "95 % band", told, p -> p.band().orElseThrow().lower(), pale, THIN);
        line(chart, "upper", told, p -> p.band().orElseThrow().upper(), pale, THIN)
                .setShowInLegend(false);
        return chart;
    }

    private static XYSeries line(
            XYChart chart,
            String name,
            List<InvertedPoint> points,
            ToDoubleFunction<InvertedPoint> value,
            Color colour,
            BasicStroke stroke) {
        XYSeries series = chart.addSeries(
                name,
                points.stream().mapToDouble(InvertedPoint::fraction).toArray(),
                points.stream().mapToDouble(value).toArray());
        series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
        return series;
    }

    private static XYChart profile(String ion, List<ProfilePoint> points) {
        LengthUnit unit = LengthUnit.forRange(
                points.stream().mapToDouble(ProfilePoint::depth).max().orElse(0));
        XYChart chart = FigureSheet.chart(
                WIDTH,
                320,
                "depth / " + unit.symbol(),
                "density / " + points.get(0).shownUnit());
        chart.getStyler().setXAxisMin(0.0).setMarkerSize(5);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        Map<String, List<ProfilePoint>> byIon = new LinkedHashMap<>();
        points.forEach(
                p -> byIon.computeIfAbsent(p.ion(), key -> new ArrayList<>()).add(p));
        byIon.forEach((name, own) -> {
            Color colour = Palette.colour(name.equals(ion), 0);
            List<ProfilePoint> used = own.stream().filter(ProfilePoint::used).toList();
            XYSeries measured = chart.addSeries(
                    name + " measured",
                    used.stream().mapToDouble(p -> unit.fromMetres(p.depth())).toArray(),
                    used.stream()
                            .mapToDouble(p -> p.measured() / p.shownUnitDensity())
                            .toArray());
            measured.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            measured.setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 120));
            XYSeries simulated = chart.addSeries(
                    name + ", run",
                    used.stream().mapToDouble(p -> unit.fromMetres(p.depth())).toArray(),
                    used.stream()
                            .mapToDouble(p -> p.simulated() / p.shownUnitDensity())
                            .toArray());
            simulated.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(SOLID);
        });
        return chart;
    }
}
