package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.caitfit.report.ProfileFigure.IonProfile;
import org.caitfit.report.ProfileFigure.Point;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figure 1 for print: a profile and its residuals over one depth axis. */
final class ProfileChart {
    private static final Color UNUSED = new Color(0xa8adb5);

    private ProfileChart() {}

    static FigureSheet of(ProfileFigure figure) {
        XYChart profile = FigureSheet.chart(620, 380, "", "density / " + figure.densityUnit());
        XYChart residuals =
                FigureSheet.chart(620, 170, "depth / " + figure.unit().symbol(), "residual / σ");
        profile.setTitle(figure.title());
        profile.getStyler().setChartTitleVisible(true).setChartTitleBoxVisible(false);
        profile.getStyler()
                .setLegendPosition(Styler.LegendPosition.InsideN)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        profile.getStyler().setYAxisDecimalPattern("0.0");
        residuals.getStyler().setYAxisDecimalPattern("0").setLegendVisible(false);
        double deepest = figure.ions().stream()
                .flatMap(ion -> ion.points().stream())
                .mapToDouble(Point::depth)
                .max()
                .orElse(1);
        double outer = figure.ions().stream()
                .flatMap(ion -> ion.points().stream())
                .mapToDouble(point -> point.used() ? Math.abs(point.residual()) : 0)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (XYChart chart : List.of(profile, residuals)) {
            chart.getStyler().setXAxisMin(0.0).setXAxisMax(deepest);
            chart.getStyler().setMarkerSize(5);
        }
        double highest = figure.ions().stream()
                .flatMap(ion -> ion.points().stream())
                .mapToDouble(point -> Math.max(point.measured(), point.simulated()))
                .max()
                .orElse(1);
        profile.getStyler().setYAxisMax(1.15 * highest);
        double range = Math.max(4, Math.ceil(outer));
        residuals.getStyler().setYAxisMin(-range).setYAxisMax(range);
        figure.ions().forEach(ion -> add(profile, residuals, ion));
        XYSeries zero = residuals.addSeries("zero", new double[] {0, deepest}, new double[] {0, 0});
        zero.setMarker(SeriesMarkers.NONE).setLineColor(Color.GRAY).setLineWidth(1);
        return FigureSheet.of(profile, residuals).synthetic(figure.synthetic());
    }

    private static void add(XYChart profile, XYChart residuals, IonProfile ion) {
        Color colour = Palette.colour(ion.isNative(), ion.colour());
        Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 120);
        List<Point> used = ion.points().stream().filter(Point::used).toList();
        List<Point> unused =
                ion.points().stream().filter(point -> !point.used()).toList();
        points(profile, ion.ion() + " measured", used, Point::measured, pale);
        points(profile, ion.ion() + " not used", unused, Point::measured, UNUSED);
        points(residuals, ion.ion(), used, Point::residual, pale);
        XYSeries line = profile.addSeries(
                ion.ion() + " simulated", column(ion.points(), Point::depth), column(ion.points(), Point::simulated));
        line.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(new BasicStroke(2.2f));
    }

    private static void points(
            XYChart chart, String name, List<Point> points, ToDoubleFunction<Point> value, Color colour) {
        if (!points.isEmpty()) {
            XYSeries series = chart.addSeries(name, column(points, Point::depth), column(points, value));
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setShowInLegend(false);
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour).setLineColor(colour);
        }
    }

    private static double[] column(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).toArray();
    }
}
