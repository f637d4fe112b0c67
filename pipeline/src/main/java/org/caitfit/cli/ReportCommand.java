package org.caitfit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.caitfit.report.Figures;
import org.caitfit.report.ReportFolder;
import org.caitfit.results.StudyResults;
import org.caitfit.store.ResultStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Report and figures from stored results alone. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html and the figures again, from the tables in a result folder alone.")
final class ReportCommand implements Callable<Integer> {
    /** Which figures. */
    enum Figure {
        ALL,
        FIG2
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Result folder.")
    private Path folder;

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "all (default) or fig2: D_native(n) and D_foreign alone, without the report.")
    private Figure figure;

    @Override
    public Integer call() throws IOException {
        StudyResults results = ResultStore.open(folder).results();
        Path figures = folder.resolve("figures");
        if (figure == Figure.FIG2) {
            Figures.writeDiffusion(results, figures);
            spec.commandLine().getOut().println("Figure 2: " + figures.resolve("fig2.svg"));
        } else {
            ReportFolder.write(results, folder);
            spec.commandLine().getOut().println("Report: " + folder.resolve("report.html"));
        }
        return ExitCode.DONE;
    }
}
