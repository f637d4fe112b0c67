package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.caitfit.report.DiffusionFigure.Curve;
import org.caitfit.report.DiffusionFigure.Point;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figure 2 for print: diffusion coefficients against density on a log axis. */
final class DiffusionChart {
    private static final BasicStroke SOLID = new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED =
            new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);

    private DiffusionChart() {}

    static FigureSheet of(DiffusionFigure figure) {
        XYChart chart = FigureSheet.chart(640, 460, "n / n(bulk)", "D / m² s⁻¹");
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisLogarithmic(true);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        double[] values = figure.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::diffusivity)
                .sorted()
                .toArray();
        chart.getStyler()
                .setYAxisMin(Math.pow(10, Math.floor(Math.log10(values[0]))))
                .setYAxisMax(Math.pow(10, Math.ceil(Math.log10(values[values.length - 1]) + 0.1)));
        chart.getStyler()
                .setYAxisLogarithmicDecadeOnly(true)
                .setYAxisTickLabelsFormattingFunction(
                        value -> NumberText.number(value, 1).replace("1×", ""));
        figure.curves().forEach(curve -> add(chart, curve));
        return FigureSheet.of(chart);
    }

    private static void add(XYChart chart, Curve curve) {
        band(chart, curve);
        List<Point> points = curve.points();
        boolean named = false;
        for (int from = 0; from < points.size() - 1; ) {
            boolean informed = points.get(from).informed();
            int to = from + 1;
            while (to < points.size() - 1 && points.get(to).informed() == informed) {
                to++;
            }
            String name = informed && !named ? curve.label() : curve.label() + ", open from point " + from;
            line(chart, name, points.subList(from, to + 1), curve, informed ? SOLID : DASHED)
                    .setShowInLegend(informed && !named);
            named |= informed;
            from = to;
        }
    }

    private static void band(XYChart chart, Curve curve) {
        List<Point> points = curve.points().stream().filter(Point::banded).toList();
        if (points.size() > 1) {
            int n = points.size();
            double[] x = new double[2 * n];
            double[] y = new double[2 * n];
            for (int i = 0; i < n; i++) {
                x[i] = points.get(i).fraction();
                y[i] = points.get(i).upper();
                x[2 * n - 1 - i] = x[i];
                y[2 * n - 1 - i] = points.get(i).lower();
            }
            Color colour = Palette.colour(curve.isNative(), curve.colour());
            XYSeries series = chart.addSeries(curve.label() + ", band", x, y);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
            series.setShowInLegend(false);
            series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 50));
            series.setMarker(SeriesMarkers.NONE).setLineColor(new Color(0, 0, 0, 0));
        }
    }

    private static XYSeries line(XYChart chart, String name, List<Point> points, Curve curve, BasicStroke stroke) {
        Color colour = Palette.colour(curve.isNative(), curve.colour());
        XYSeries series = chart.addSeries(
                name,
                points.stream().mapToDouble(Point::fraction).toArray(),
                points.stream().mapToDouble(Point::diffusivity).toArray());
        series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
        return series;
    }
}
