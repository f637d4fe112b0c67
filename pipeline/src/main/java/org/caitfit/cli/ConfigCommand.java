package org.caitfit.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The resolved settings. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Shows every setting of a study as it will be used: SI value, origin, assumption.")
final class ConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Override
    public Integer call() {
        Study study = studyFile.read();
        PrintWriter out = spec.commandLine().getOut();
        int path =
                study.resolved().stream().mapToInt(s -> s.path().length()).max().orElse(1);
        int value = Math.min(
                40,
                study.resolved().stream()
                        .mapToInt(s -> s.value().length())
                        .max()
                        .orElse(1));
        for (Study.ResolvedSetting s : study.resolved()) {
            out.printf("%-" + path + "s  %-" + value + "s  %s%n", s.path(), s.value(), s.origin());
            if (!s.assumption().isEmpty()) {
                out.println(" ".repeat(path + 2) + "ASSUMED: " + s.assumption());
            }
        }
        out.flush();
        return ExitCode.DONE;
    }
}
