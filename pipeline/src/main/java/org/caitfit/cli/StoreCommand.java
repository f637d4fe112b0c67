package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.caitfit.store.Compaction;
import org.caitfit.store.ResultStore;
import org.caitfit.store.StoreCheck;
import org.caitfit.store.StoreCheck.Finding;
import org.caitfit.store.files.Folder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Health of a result folder. */
@Command(name = "store", mixinStandardHelpOptions = true, description = "Checks, mends and compacts a result folder.")
final class StoreCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Verifies every file of a result folder. Changes nothing.")
    int check(
            @Parameters(paramLabel = "DIR", description = "Result folder, a path or a URI.") Folder folder,
            @Option(names = "--deep", description = "Also decodes every row and looks for runs that are there twice.")
                    boolean deep)
            throws IOException {
        List<Finding> findings = new StoreCheck(ResultStore.open(folder)).check(deep);
        PrintWriter out = spec.commandLine().getOut();
        print(findings, out);
        out.println(
                findings.isEmpty()
                        ? "All files are as they were written."
                        : "Maybe run `caitfit store repair " + folder + "` and then fit the study again.");
        out.flush();
        return findings.isEmpty() ? ExitCode.DONE : ExitCode.STORE_DAMAGED;
    }

    @Command(
            name = "repair",
            mixinStandardHelpOptions = true,
            description = {
                "Moves damaged and superfluous files of a result folder aside (into the folder damaged).",
                "What they held is work again: fit does it, and nothing else."
            })
    int repair(@Parameters(paramLabel = "DIR", description = "Result folder, a path or a URI.") Folder folder)
            throws IOException {
        StoreCheck check = new StoreCheck(ResultStore.open(folder));
        List<Finding> findings = check.check(true);
        PrintWriter out = spec.commandLine().getOut();
        print(findings, out);
        int mended = check.repair(findings).size();
        out.println(
                mended == 0
                        ? "Nothing to mend: all files are as they were written."
                        : mended + (mended == 1 ? " file" : " files")
                                + " moved aside or deleted. Now fit the study again.");
        out.flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "compact",
            mixinStandardHelpOptions = true,
            description = {
                "Puts the many files of runs of grids together in few. No row is lost, whatever ends it; a fit goes on as before.",
                "Nothing else may work in the folder."
            })
    int compact(@Parameters(paramLabel = "DIR", description = "Result folder, a path or a URI.") Folder folder)
            throws IOException {
        Compaction.Done done = new Compaction(ResultStore.open(folder)).run();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Files of the table runs: " + done.before() + " before, " + done.after() + " now.");
        out.flush();
        return ExitCode.DONE;
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        findings.forEach(f -> out.println(f.file() + ": " + f.what()));
    }
}
