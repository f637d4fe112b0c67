package org.caitfit.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.caitfit.results.TextFile;
import org.caitfit.store.ResultStore;
import org.caitfit.store.TableExport;
import org.caitfit.store.files.Folder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One table as CSV or JSON. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a table of the results as CSV or JSON.")
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Result folder, a path or a URI.")
    private Folder folder;

    @Option(
            names = "--table",
            required = true,
            paramLabel = "NAME",
            description =
                    "runs, fits, profiles, traces, calibrations, curves, parameters, settings, or one of the analysis.")
    private String table;

    @Option(names = "--format", defaultValue = "csv", description = "csv (default) or json.")
    private TableExport.Format format;

    @Option(names = "--to", paramLabel = "FILE", description = "File to write. Default: standard output.")
    private Path to;

    @Override
    public Integer call() throws IOException {
        TableExport export = new TableExport(ResultStore.open(folder));
        if (to == null) {
            Writer out = spec.commandLine().getOut();
            export.write(table, format, out);
            out.flush();
        } else {
            TextFile.publish(to, out -> export.write(table, format, out));
        }
        return ExitCode.DONE;
    }
}
