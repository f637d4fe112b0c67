package org.caitfit.report;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;

/** Charts one below the other on one sheet, written as SVG and PNG. */
final class FigureSheet {
    /** Pixels of the PNG per unit of the sheet. */
    private static final int SHARPNESS = 3;

    private final List<XYChart> charts;

    private FigureSheet(List<XYChart> charts) {
        this.charts = List.copyOf(charts);
    }

    /** Charts of equal width, from top to bottom. */
    static FigureSheet of(XYChart... charts) {
        return new FigureSheet(List.of(charts));
    }

    /** An empty chart in the style of a printed figure. @param width of the sheet @param height of this chart */
    static XYChart chart(int width, int height, String x, String y) {
        XYChart chart = new XYChart(width, height);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(true)
                .setPlotBorderColor(Color.DARK_GRAY)
                .setPlotContentSize(1)
                .setLegendPosition(Styler.LegendPosition.InsideNE)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(font(13))
                .setChartTitleVisible(false)
                .setYAxisLeftWidthHint(76);
        chart.getStyler()
                .setAxisTitleFont(font(14))
                .setAxisTickLabelsFont(font(12))
                .setPlotGridLinesVisible(false)
                .setPlotMargin(0);
        return chart;
    }

    /** Says on the sheet that the data are synthetic, if they are. */
    FigureSheet synthetic(boolean synthetic) {
        if (synthetic) {
            XYChart first = charts.get(0);
            String title = first.getTitle();
            first.setTitle(title.isEmpty() ? "synthetic data" : title + " (synthetic data)");
            first.getStyler().setChartTitleVisible(true).setChartTitleBoxVisible(false);
        }
        return this;
    }

    private static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /**
     * Writes name.svg and name.png.
     *
     * @return the SVG file
     */
    Path write(Path folder, String name) throws IOException {
        int width = width();
        int height = height();
        BufferedImage image = new BufferedImage(SHARPNESS * width, SHARPNESS * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SHARPNESS, SHARPNESS);
        paint(graphics);
        graphics.dispose();
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
            ImageIO.write(image, "png", out);
        }
        return writeSvg(folder, name);
    }

    /**
     * Writes name.svg alone.
     *
     * @return the file
     */
    Path writeSvg(Path folder, String name) throws IOException {
        VectorGraphics2D vector = new VectorGraphics2D();
        paint(vector);
        Path svg = folder.resolve(name + ".svg");
        try (OutputStream out = Files.newOutputStream(svg)) {
            new SVGProcessor()
                    .getDocument(vector.getCommands(), new PageSize(0, 0, width(), height()))
                    .writeTo(out);
        }
        return svg;
    }

    private int width() {
        return charts.stream().mapToInt(XYChart::getWidth).max().orElseThrow();
    }

    private int height() {
        return charts.stream().mapToInt(XYChart::getHeight).sum();
    }

    private void paint(Graphics2D graphics) {
        int top = 0;
        for (XYChart chart : charts) {
            graphics.translate(0, top);
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
            graphics.translate(0, -top);
            top += chart.getHeight();
        }
    }
}
