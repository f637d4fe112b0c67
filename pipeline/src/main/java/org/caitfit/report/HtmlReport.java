package org.caitfit.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.results.TextFile;

/**
 * The report of a study as one HTML file that needs no network: Apache ECharts (Apache-2.0) stands in it, and a content
 * security policy forbids the page to load anything.
 */
public final class HtmlReport {
    private static final String ECHARTS = "/META-INF/resources/_static/echarts/5.6.0/dist/echarts.min.js";

    private HtmlReport() {}

    /**
     * Writes the report; the same results give the same bytes.
     *
     * @param results of the study; fits, profiles and curves may be absent
     * @param file to write, replaced if it exists
     */
    public static void write(StudyResults results, Path file) throws IOException {
        write(results, RunOverview.of(results), file);
    }

    /** The same. @param overview of the runs of these results */
    static void write(StudyResults results, RunOverview overview, Path file) throws IOException {
        String page = html(results, overview);
        TextFile.publish(file, out -> out.write(page));
    }

    private static String html(StudyResults results, RunOverview overview) throws IOException {
        StudyRecord study = results.study();
        List<ScoreMap> maps = overview.maps();
        HtmlWriter html = new HtmlWriter();
        html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:");
        html.element("title", study.title() + (study.synthetic() ? " (synthetic data)" : ""));
        html.open("style").verbatim(resource("report.css")).close().close();

        html.open("body").open("main");
        SummarySection.write(html, results);
        FitSection.write(html, results);
        IntervalSection.write(html, results);
        ClaimSection.write(html, results);
        figures(html, results, !maps.isEmpty());
        LandscapeSection.write(html, results);
        InfluenceSection.write(html, results);
        ModelSection.write(html, results);
        RefinementSection.write(html, results);
        RunSection.write(html, results, overview);
        SettingsSection.write(html, study);
        html.close();
        html.open("script", "type", "application/json", "id", "data")
                .verbatim(ChartData.json(results, maps))
                .close();
        html.open("script").verbatim(script(resource(ECHARTS))).close();
        html.open("script").verbatim(script(resource("report.js"))).close();
        return html.close().close().html();
    }

    private static void figures(HtmlWriter html, StudyResults results, boolean maps) {
        StudyRecord study = results.study();
        List<FitView> views = FitView.of(results);
        Palette palette = Palette.of(results);
        if (views.stream()
                .anyMatch(view -> !ProfileFigure.of(results, view, palette).isEmpty())) {
            figure(
                    html,
                    study.synthetic(),
                    "profiles",
                    "Concentration depth profiles",
                    "Points: measured density, with the standard deviation on hover. Hollow grey"
                            + " points took no part in the fit. Lines: simulation, blurred as the instrument does, with the"
                            + " 95 % band that the fit leaves open. Below: residuals (simulated − measured) in units of sigma; the band marks ±2σ.");
        }
        if (views.stream().anyMatch(view -> !TraceFigure.of(results, view).isEmpty())) {
            figure(
                    html,
                    study.synthetic(),
                    "traces",
                    "Currents",
                    "Points: measured current density against the time from the start of the stage. Hollow grey points"
                            + " took no part in the fit. Lines: simulation. Below: residuals (simulated − measured) in"
                            + " units of sigma; the band marks ±2σ.");
        }
        if (views.stream()
                .anyMatch(view ->
                        !DiffusionFigure.of(results, view, palette).curves().isEmpty())) {
            figure(
                    html,
                    study.synthetic(),
                    "diffusion",
                    "Diffusion coefficients",
                    "Blue: native ion " + study.nativeIons()
                            + ". Other colours: foreign ions. Bands: 95 %, given that the D model is right. Dashed where the"
                            + " data say nothing of D: if it were larger by half around that density alone, chi-square would"
                            + " rise by less than 1. There the curve follows from the model, not from the data.");
        }
        if (views.stream().anyMatch(view -> !SiteEnergyFigure.of(results, view).isEmpty())) {
            figure(
                    html,
                    study.synthetic(),
                    "energies",
                    "Site energies",
                    "All sites, the part populated before the experiment (below the Fermi level at energy 0), and the"
                            + " mobile part, which left during the experiment (down to the plateau). Where D is no site energy"
                            + " distribution, the populated part alone, as the inverse of eq. 2 of the paper gives it from"
                            + " D(n). Band: 95 % of all sites.");
        }
        if (maps) {
            figure(
                    html,
                    study.synthetic(),
                    "maps",
                    "Score over the grid",
                    "Colour: log₁₀(χ² − lowest + 1) of the best run in each bin, over all other parameters. Blank: no run. × marks bins"
                            + " whose runs all failed. Lines: accepted iterations of the refinements, from ring to dot;"
                            + " the star is the end of the best one.");
        }
    }

    private static void figure(HtmlWriter html, boolean synthetic, String id, String title, String caption) {
        html.open("section", "id", id).open("h2").text(title);
        if (synthetic) {
            html.text(" ").element("span", "synthetic data", "class", "tag");
        }
        html.close().open("div", "class", "charts", "data-figure", id).close();
        html.element("p", caption, "class", "caption").close();
    }

    /** A script that cannot end its script element early. */
    private static String script(String source) {
        return source.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    }

    private static String resource(String name) throws IOException {
        Optional<InputStream> found = Optional.ofNullable(HtmlReport.class.getResourceAsStream(name));
        try (InputStream in =
                found.orElseThrow(() -> new IOException("resource " + name + " is not on the class path"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
