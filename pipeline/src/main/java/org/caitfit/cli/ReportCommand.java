package org.caitfit.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.caitfit.report.Figures;
import org.caitfit.report.ReportFolder;
import org.caitfit.results.StudyResults;
import org.caitfit.store.ResultStore;
import org.caitfit.store.files.Folder;
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

    @Parameters(index = "0", paramLabel = "DIR", description = "Result folder, a path or a URI.")
    private Folder folder;

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "all (default) or fig2: D_native(n) and D_foreign alone, without the report.")
    private Figure figure;

    @Override
    public Integer call() throws IOException {
        StudyResults results = ResultStore.open(folder).tables().results();
        if (figure == Figure.FIG2) {
            folder.fill(local -> Figures.writeDiffusion(results, local.resolve("figures")));
            spec.commandLine().getOut().println("Figure 2: " + folder.path("figures/fig2.svg"));
        } else {
            folder.fill(local -> ReportFolder.write(results, local));
            spec.commandLine().getOut().println("Report: " + folder.path("report.html"));
        }
        return ExitCode.DONE;
    }
}
