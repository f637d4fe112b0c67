package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.verification.Curve;
import org.caitfit.verification.Plot;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figure of a verification case: computed values as points, exact ones as lines, those that belong together in one colour. */
final class VerificationChart {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 380;
    private static final List<String> COLOURS = Stream.concat(
                    Stream.of(Palette.NATIVE.get(0)), Palette.FOREIGN.stream())
            .toList();

    private VerificationChart() {}

    static FigureSheet of(List<Plot> plots) {
        return FigureSheet.of(plots.stream().map(VerificationChart::chart).toArray(XYChart[]::new));
    }

    private static XYChart chart(Plot plot) {
        XYChart chart = FigureSheet.chart(WIDTH, HEIGHT, plot.x(), plot.y());
        if (plot.scale() == Plot.Scale.LOGARITHMIC) {
            chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
            chart.getStyler()
                    .setXAxisTickLabelsFormattingFunction(value -> NumberText.number(value, 1))
                    .setYAxisTickLabelsFormattingFunction(value -> NumberText.number(value, 1));
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

    private static void add(XYChart chart, Curve curve, Color colour) {
        XYSeries series = chart.addSeries(
                curve.name(),
                IntStream.range(0, curve.size()).mapToDouble(curve::x).toArray(),
                IntStream.range(0, curve.size()).mapToDouble(curve::y).toArray());
        series.setMarkerColor(colour).setLineColor(colour);
        if (curve.kind() == Curve.Kind.EXACT) {
            series.setMarker(SeriesMarkers.NONE).setLineStyle(new BasicStroke(1.6f));
        } else {
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
        }
    }
}
