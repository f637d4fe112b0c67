package org.caitfit.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.caitfit.report.ScoreMap.Cell;
import org.caitfit.report.ScoreMap.Pair;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A score map for print: the first pair of parameters, with the refinements. */
final class ScoreChart {
    private static final Color FAILED = new Color(0xe6e6e6);
    private static final int LEVELS = 5;

    private ScoreChart() {}

    static FigureSheet of(ScoreMap map) {
        Pair pair = map.pairs().get(0);
        ScoreAxis x = map.axes().get(pair.x());
        ScoreAxis y = map.axes().get(pair.y());
        XYChart chart = FigureSheet.chart(700, 480, title(x), title(y));
        chart.setTitle(map.experiment() + ": log₁₀(χ² − lowest + 1)");
        chart.getStyler().setChartTitleVisible(true).setChartTitleBoxVisible(false);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setXAxisMin(x.edges().get(0)).setXAxisMax(x.edges().get(x.bins()));
        chart.getStyler().setYAxisMin(y.edges().get(0)).setYAxisMax(y.edges().get(y.bins()));
        chart.getStyler().setXAxisTickLabelsFormattingFunction(at -> label(x, at));
        chart.getStyler().setYAxisTickLabelsFormattingFunction(at -> label(y, at));
        chart.getStyler().setMarkerSize(7);
        double top = pair.cells().stream()
                .mapToDouble(cell -> map.level(cell.chiSquare()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        for (int i = 0; i <= LEVELS; i++) {
            double level = Math.max(top, 1e-9) * i / LEVELS;
            cell(chart, NumberText.number(level, 2), colour(level, top), x, y, new Cell(0, 0, 0, 0, 0), true);
        }
        pair.cells().forEach(c -> {
            double level = map.level(c.chiSquare());
            Color colour = Double.isFinite(level) ? colour(level, top) : FAILED;
            cell(chart, "cell " + c.column() + " " + c.row(), colour, x, y, c, false);
        });
        cell(chart, "all runs failed", FAILED, x, y, new Cell(-1, -1, 0, 0, 0), true);
        map.paths().forEach(path -> path(chart, path, pair));
        return FigureSheet.of(chart);
    }

    /** One bin; a bin of no runs serves the legend only and is covered or has no area. */
    private static void cell(
            XYChart chart, String name, Color colour, ScoreAxis x, ScoreAxis y, Cell cell, boolean legend) {
        double left = x.edges().get(Math.max(cell.column(), 0));
        double right = legend ? left : x.edges().get(cell.column() + 1);
        double low = y.edges().get(Math.max(cell.row(), 0));
        double high = legend ? low : y.edges().get(cell.row() + 1);
        XYSeries series =
                chart.addSeries(name, new double[] {left, right, right, left}, new double[] {low, low, high, high});
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        series.setShowInLegend(legend);
        series.setFillColor(colour);
        series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(new BasicStroke(0.9f));
    }

    private static void path(XYChart chart, ScoreMap.Path path, Pair pair) {
        List<List<Double>> at = path.positions();
        double[] x = at.stream().mapToDouble(position -> position.get(pair.x())).toArray();
        double[] y = at.stream().mapToDouble(position -> position.get(pair.y())).toArray();
        Color colour = path.best() ? Color.WHITE : new Color(0xff4d6d);
        XYSeries line = chart.addSeries("path " + path.fitId(), x, y);
        line.setShowInLegend(false);
        line.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour).setLineColor(colour);
        line.setLineStyle(new BasicStroke(1.8f));
    }

    private static Color colour(double level, double top) {
        List<String> colours = Palette.SCORES;
        double at = top > 0 ? Math.min(1, level / top) * (colours.size() - 1) : 0;
        int below = Math.min((int) at, colours.size() - 2);
        Color a = Color.decode(colours.get(below));
        Color b = Color.decode(colours.get(below + 1));
        double part = at - below;
        return new Color(
                mix(a.getRed(), b.getRed(), part),
                mix(a.getGreen(), b.getGreen(), part),
                mix(a.getBlue(), b.getBlue(), part));
    }

    private static int mix(int a, int b, double part) {
        return (int) Math.round(a + (b - a) * part);
    }

    private static String title(ScoreAxis axis) {
        return NumberText.title(axis.spec());
    }

    private static String label(ScoreAxis axis, double at) {
        if (!axis.logarithmic()) {
            return NumberText.number(at, 3);
        }
        boolean wide = axis.edges().get(axis.bins()) - axis.edges().get(0) > 2;
        return NumberText.number(Math.pow(10, at), wide ? 1 : 2).replaceFirst("^1×", "");
    }
}
