package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.report.ConfusionPage;
import org.caitfit.results.FamilyConfusion;
import org.caitfit.search.ConfusionRun;
import org.caitfit.study.Comparison;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether criteria find the family of D models that made the data. */
@Command(
        name = "confusion",
        mixinStandardHelpOptions = true,
        description = {
            "Makes synthetic data of every family of D models that the study compares (search.compare), describes each set by",
            "all families, and counts which one each criterion prefers."
        })
final class ConfusionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Mixin
    private ParameterValues set;

    @Mixin
    private ReplicateOptions options;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            defaultValue = "3",
            description = "Sets of data of each family. Default: ${DEFAULT-VALUE}.")
    private int replicates;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write confusion.md here. Default: nothing is written.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int workers = options.workers(replicates);
        Study study = studyFile.read();
        if (study.search().comparisons().isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIG,
                    "this study compares no families of D models\nMaybe add search: compare: {joint: {}} to it");
        }
        Map<String, Double> values = new LinkedHashMap<>(set.values(study));
        for (ParameterSpec p : study.parameters()) {
            if (!values.containsKey(p.name())) {
                throw new UserError(
                        ExitCode.USAGE,
                        "the value of " + p.name() + " is not given\nMaybe add --set " + p.name() + "=...");
            }
        }
        PrintWriter console = spec.commandLine().getOut();
        Comparison comparison = study.search().comparisons().get(0);
        FamilyConfusion confusion;
        try (Engine engine = new ThreadEngine(workers);
                ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            confusion = new ConfusionRun(study, comparison, engine, progress).run(values, replicates, options.seed());
        }
        for (FamilyConfusion.Choice c : confusion.choices()) {
            console.printf(
                    Locale.ROOT,
                    "%-42s %d  BIC: %-42s AIC: %s%s%n",
                    c.truth(),
                    c.replicate() + 1,
                    c.bic().equals(c.truth()) ? "the same" : c.bic(),
                    c.aic().equals(c.truth()) ? "the same" : c.aic(),
                    c.failure().isEmpty() ? "" : "  " + c.failure());
        }
        if (out != null) {
            console.println("Page: " + ConfusionPage.write(confusion, Main.Version.number(), out));
        }
        console.flush();
        return ExitCode.DONE;
    }
}
