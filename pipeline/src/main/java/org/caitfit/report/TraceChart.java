package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.caitfit.report.TraceFigure.Point;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A measured current for print, with its residuals over the same time axis. */
final class TraceChart {
    private static final Color UNUSED = new Color(0xa8adb5);

    private TraceChart() {}

    static FigureSheet of(TraceFigure figure) {
        XYChart current = FigureSheet.chart(620, 380, "", "current density / " + TraceFigure.CURRENT_UNIT);
        XYChart residuals = FigureSheet.chart(620, 170, "time / " + figure.timeUnit(), "residual / σ");
        current.setTitle(figure.title());
        current.getStyler().setChartTitleVisible(true).setChartTitleBoxVisible(false);
        current.getStyler().setLegendVisible(false);
        residuals.getStyler().setYAxisDecimalPattern("0").setLegendVisible(false);
        List<Point> points = figure.points();
        double longest = points.get(points.size() - 1).time();
        double outer = points.stream()
                .mapToDouble(p -> p.used() ? Math.abs(p.residual()) : 0)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (XYChart chart : List.of(current, residuals)) {
            chart.getStyler().setXAxisMin(0.0).setXAxisMax(longest);
            chart.getStyler().setMarkerSize(5);
        }
        double range = Math.max(4, Math.ceil(outer));
        residuals.getStyler().setYAxisMin(-range).setYAxisMax(range);
        Color colour = Palette.colour(true, 0);
        Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 120);
        List<Point> used = points.stream().filter(Point::used).toList();
        scatter(current, "measured", used, Point::measured, pale);
        scatter(current, "not used", points.stream().filter(p -> !p.used()).toList(), Point::measured, UNUSED);
        scatter(residuals, "residual", used, Point::residual, pale);
        XYSeries line = current.addSeries("simulated", column(points, Point::time), column(points, Point::simulated));
        line.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(new BasicStroke(2.2f));
        XYSeries zero = residuals.addSeries("zero", new double[] {0, longest}, new double[] {0, 0});
        zero.setMarker(SeriesMarkers.NONE).setLineColor(Color.GRAY).setLineWidth(1);
        return FigureSheet.of(current, residuals).synthetic(figure.synthetic());
    }

    private static void scatter(
            XYChart chart, String name, List<Point> points, ToDoubleFunction<Point> value, Color colour) {
        if (!points.isEmpty()) {
            XYSeries series = chart.addSeries(name, column(points, Point::time), column(points, value));
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour).setLineColor(colour);
        }
    }

    private static double[] column(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).toArray();
    }
}
