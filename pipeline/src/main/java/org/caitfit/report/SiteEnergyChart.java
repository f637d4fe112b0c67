package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.caitfit.report.SiteEnergyFigure.Curve;
import org.caitfit.report.SiteEnergyFigure.Point;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figure 4 for print: site energies with the populated and the mobile part. */
final class SiteEnergyChart {
    private SiteEnergyChart() {}

    static FigureSheet of(SiteEnergyFigure figure) {
        XYChart chart =
                FigureSheet.chart(640, 460, "energy above the Fermi level / meV", "sites per ion and energy / eV⁻¹");
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
        chart.getStyler().setYAxisMin(0.0);
        List<Curve> curves = figure.curves();
        mobile(chart, curves.get(0), true);
        for (Curve curve : curves) {
            if (!curve.sameSites()) {
                String name = curve == curves.get(0) ? "all sites" : "all sites, " + curve.label();
                line(chart, name, curve.points(), Point::sites, Color.BLACK, 1.8f, 0);
            }
        }
        curves.stream().skip(1).forEach(curve -> mobile(chart, curve, false));
        double top = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::sites)
                .max()
                .orElse(1);
        XYSeries level = chart.addSeries("Fermi level", new double[] {0, 0}, new double[] {0, 1.08 * top});
        level.setMarker(SeriesMarkers.NONE).setLineColor(Color.DARK_GRAY).setLineStyle(stroke(1.2f, 6));
        return FigureSheet.of(chart);
    }

    private static void mobile(XYChart chart, Curve curve, boolean filled) {
        List<Point> points = new ArrayList<>(curve.points().stream()
                .filter(point -> point.mobile().orElse(0) > 0)
                .toList());
        if (!points.isEmpty()) {
            points.add(0, onAxis(points.get(0)));
            points.add(onAxis(points.get(points.size() - 1)));
        }
        if (points.size() > 1) {
            Color colour = Palette.colour(true, curve.colour());
            XYSeries series = line(
                    chart,
                    "mobile, " + curve.label(),
                    points,
                    point -> point.mobile().orElse(0),
                    colour,
                    2f,
                    filled ? 0 : 4 + 3 * curve.colour());
            if (filled) {
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
                series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 60));
            }
        }
    }

    /** The foot of an edge of the mobile part. */
    private static Point onAxis(Point point) {
        return new Point(
                point.energy(), point.sites(), point.populated(), OptionalDouble.empty(), point.lower(), point.upper());
    }

    private static XYSeries line(
            XYChart chart,
            String name,
            List<Point> points,
            ToDoubleFunction<Point> value,
            Color colour,
            float width,
            float dash) {
        XYSeries series = chart.addSeries(
                name,
                points.stream().mapToDouble(Point::energy).toArray(),
                points.stream().mapToDouble(value).toArray());
        series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke(width, dash));
        return series;
    }

    private static BasicStroke stroke(float width, float dash) {
        return dash > 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {dash, 4}, 0)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
}
