package org.caitfit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caitfit.results.StudyResults;

/**
 * The figures of the paper for a study, each as SVG and PNG with a CSV file of the plotted data beside it. Needs no
 * display. They show the best fit of the most experiments.
 */
public final class Figures {
    private Figures() {}

    /**
     * Writes all figures there are data for: fig1-EXPERIMENT, current-EXPERIMENT, fig2, fig4 and
     * score-EXPERIMENT.
     *
     * @param results of the study
     * @param folder created if absent; files of the same names are replaced
     */
    public static void write(StudyResults results, Path folder) throws IOException {
        write(results, RunOverview.of(results), folder);
    }

    /** The same. @param overview of the runs of these results */
    static void write(StudyResults results, RunOverview overview, Path folder) throws IOException {
        Files.createDirectories(folder);
        Optional<FitView> view = FitView.of(results).stream().findFirst();
        if (view.isPresent()) {
            for (ProfileFigure figure : ProfileFigure.of(results, view.get(), Palette.of(results))) {
                String name = "fig1-" + figure.fileName();
                ProfileChart.of(figure).write(folder, name);
                FigureData.of(figure).write(folder.resolve(name + ".csv"));
            }
            for (TraceFigure figure : TraceFigure.of(results, view.get())) {
                String name = "current-" + figure.fileName();
                TraceChart.of(figure).write(folder, name);
                FigureData.of(figure).write(folder.resolve(name + ".csv"));
            }
            SiteEnergyFigure energies = SiteEnergyFigure.of(results, view.get());
            if (!energies.isEmpty()) {
                SiteEnergyChart.of(energies)
                        .synthetic(results.study().synthetic())
                        .write(folder, "fig4");
                FigureData.of(energies).write(folder.resolve("fig4.csv"));
            }
        }
        writeDiffusion(results, folder);
        for (ScoreMap map : overview.maps()) {
            String name = "score-" + fileName(map.experiment());
            ScoreChart.of(map).synthetic(results.study().synthetic()).write(folder, name);
            FigureData.of(map).write(folder.resolve(name + ".csv"));
        }
    }

    /**
     * Writes only fig2, the diffusion coefficients.
     *
     * @param results of the study
     * @param folder created if absent
     * @return files written: none without curves
     */
    public static List<Path> writeDiffusion(StudyResults results, Path folder) throws IOException {
        Files.createDirectories(folder);
        Optional<FitView> view = FitView.of(results).stream().findFirst();
        if (view.isEmpty()) {
            return List.of();
        }
        DiffusionFigure figure = DiffusionFigure.of(results, view.get(), Palette.of(results));
        if (figure.curves().isEmpty()) {
            return List.of();
        }
        Path data = folder.resolve("fig2.csv");
        FigureData.of(figure).write(data);
        return List.of(
                DiffusionChart.of(figure).synthetic(results.study().synthetic()).write(folder, "fig2"),
                folder.resolve("fig2.png"),
                data);
    }

    /** A name that is safe in files: letters, digits, dot, dash and underscore. */
    static String fileName(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    }
}
