package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.verification.Curve;
import org.caitfit.verification.Plot;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figure of a verification case: computed values as points, exact ones as lines, those that belong together in one colour. */
final class VerificationChart {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 420;
    /** Of a curve; of longer ones every second, third ... point is drawn. */
    private static final int MOST_POINTS = 161;

    /** Curves whose names fit into one row. */
    private static final int MOST_IN_A_ROW = 3;
    /** Up to so many decades there is room for ticks between the powers of ten. */
    private static final double FEW_DECADES = 1;

    private static final List<String> COLOURS = Stream.concat(
                    Stream.of(Palette.NATIVE.get(0)), Palette.FOREIGN.stream())
            .toList();

    private VerificationChart() {}

    static FigureSheet of(List<Plot> plots) {
        return FigureSheet.of(plots.stream().map(VerificationChart::chart).toArray(XYChart[]::new));
    }

    private static XYChart chart(Plot plot) {
        XYChart chart = FigureSheet.chart(WIDTH, HEIGHT, plot.x(), plot.y());
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(
                        plot.curves().size() > MOST_IN_A_ROW
                                ? Styler.LegendLayout.Vertical
                                : Styler.LegendLayout.Horizontal);
        chart.getStyler().setPlotContentSize(0.94);
        if (plot.scale() == Plot.Scale.LOGARITHMIC) {
            chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
            chart.getStyler()
                    .setXAxisLogarithmicDecadeOnly(decades(plot, Curve::x) > FEW_DECADES)
                    .setYAxisLogarithmicDecadeOnly(decades(plot, Curve::y) > FEW_DECADES)
                    .setXAxisTickLabelsFormattingFunction(value -> NumberText.number(value, 1))
                    .setYAxisTickLabelsFormattingFunction(value -> NumberText.number(value, 1));
        } else if (lowest(plot, Curve::x) < 0.1 * highest(plot, Curve::x)) {
            chart.getStyler().setXAxisMin(0.0);
        }
        chart.getStyler().setMarkerSize(5);
        for (Curve.Kind kind : List.of(Curve.Kind.EXACT, Curve.Kind.COMPUTED)) {
            List<Curve> curves =
                    plot.curves().stream().filter(curve -> curve.kind() == kind).toList();
            for (int i = 0; i < curves.size(); i++) {
                add(chart, curves.get(i), Color.decode(COLOURS.get(i % COLOURS.size())));
            }
        }
        return chart;
    }

    /** A coordinate of a point of a curve. */
    private interface Coordinate {
        double of(Curve curve, int point);
    }

    private static double decades(Plot plot, Coordinate coordinate) {
        return Math.log10(highest(plot, coordinate) / lowest(plot, coordinate));
    }

    private static double highest(Plot plot, Coordinate coordinate) {
        return values(plot, coordinate).max().orElseThrow();
    }

    private static double lowest(Plot plot, Coordinate coordinate) {
        return values(plot, coordinate).min().orElseThrow();
    }

    private static DoubleStream values(Plot plot, Coordinate coordinate) {
        return plot.curves().stream()
                .flatMapToDouble(curve -> IntStream.range(0, curve.size()).mapToDouble(i -> coordinate.of(curve, i)));
    }

    private static void add(XYChart chart, Curve curve, Color colour) {
        int every = (curve.size() + MOST_POINTS - 1) / MOST_POINTS;
        int[] points = IntStream.range(0, curve.size())
                .filter(i -> i % every == 0 || i == curve.size() - 1)
                .toArray();
        XYSeries series = chart.addSeries(
                curve.name(),
                Arrays.stream(points).mapToDouble(curve::x).toArray(),
                Arrays.stream(points).mapToDouble(curve::y).toArray());
        series.setMarkerColor(colour).setLineColor(colour);
        if (curve.kind() == Curve.Kind.EXACT) {
            series.setMarker(SeriesMarkers.NONE).setLineStyle(new BasicStroke(1.6f));
        } else {
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
        }
    }
}
