package org.caitfit.report;

import java.io.IOException;
import java.nio.file.Path;
import org.caitfit.results.StudyResults;

/** The report of a study and all its figures. */
public final class ReportFolder {
    private ReportFolder() {}

    /**
     * Writes {@code report.html} and the folder {@code figures}. The runs are gone through twice, however many there are.
     *
     * @param results of the study
     * @param folder created if absent; files of the same names are replaced
     */
    public static void write(StudyResults results, Path folder) throws IOException {
        RunOverview overview = RunOverview.of(results);
        HtmlReport.write(results, overview, folder.resolve("report.html"));
        Figures.write(results, overview, folder.resolve("figures"));
    }
}
