package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.report.CalibrationPage;
import org.caitfit.results.Calibration;
import org.caitfit.results.FitRecord;
import org.caitfit.search.CalibrationRun;
import org.caitfit.search.StudySearch;
import org.caitfit.store.ResultStore;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether the intervals of a fit hold what they promise, on synthetic data. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes synthetic data of a known truth many times, fits each, and counts how often the intervals hold the truth.",
            "With the fitted values as truth (default), the spread of the estimates is a parametric bootstrap."
        })
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Mixin
    private ParameterValues set;

    @Mixin
    private ReplicateOptions options;

    @Option(names = "--fit", paramLabel = "ID", description = "Which fit. Default: that of the most experiments.")
    private String fit;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            defaultValue = "200",
            description = "Sets of synthetic data. Default: ${DEFAULT-VALUE}.")
    private int replicates;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Results with the fitted values. Default: results/<name of the study file>.")
    private Path results;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write calibration.md and calibration.csv here. Default: nothing is written.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int workers = options.workers(replicates);
        Study study = studyFile.read();
        if (StudySearch.gridSizes(study).isEmpty() || study.parameters().isEmpty()) {
            throw new UserError(ExitCode.CONFIG, "this study has no data or no parameters, so there is nothing to fit");
        }
        FitSpec chosen = chosen(study);
        Calibration calibration;
        try (Engine engine = new ThreadEngine(workers);
                ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            CalibrationRun run = new CalibrationRun(study, chosen, engine, progress);
            calibration = run.run(truth(study, chosen, run), replicates, options.seed());
        } catch (IllegalArgumentException impossible) {
            throw new UserError(ExitCode.NOTHING_USABLE, String.valueOf(impossible.getMessage()));
        }
        print(calibration, study);
        if (out != null) {
            Path page = CalibrationPage.write(calibration, study.parameters(), Main.Version.number(), out);
            spec.commandLine().getOut().println("Page: " + page);
        }
        return calibration.failed() == replicates ? ExitCode.NOTHING_USABLE : ExitCode.DONE;
    }

    private FitSpec chosen(Study study) {
        List<FitSpec> fits = study.search().fits();
        if (fit == null) {
            int most = fits.stream().mapToInt(f -> f.experiments().size()).max().orElse(0);
            return fits.stream()
                    .filter(f -> f.experiments().size() == most)
                    .findFirst()
                    .orElseThrow(() -> new UserError(ExitCode.CONFIG, "this study has no fits"));
        }
        return fits.stream()
                .filter(f -> f.id().equals(fit))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "there is no fit " + fit + "\nMaybe one of: "
                                + fits.stream().map(FitSpec::id).collect(Collectors.joining(", "))));
    }

    /** The values given, the others as fitted. */
    private Map<String, Double> truth(Study study, FitSpec chosen, CalibrationRun run) throws IOException {
        Map<String, Double> truth = new LinkedHashMap<>(set.values(study));
        List<ParameterSpec> missing = run.space().parameters().stream()
                .filter(p -> !truth.containsKey(p.name()))
                .toList();
        if (missing.isEmpty()) {
            return truth;
        }
        String names = missing.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        Path folder = results == null ? Path.of("results", studyFile.name()) : results;
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "the true values of " + names + " are not known: there is no folder " + folder
                            + "\nMaybe run caitfit fit first, or give them by --set");
        }
        ResultStore store = ResultStore.open(folder);
        FitRecord best = store.tables().results().fits().stream()
                .filter(f -> f.fit().equals(chosen.id()) && f.best())
                .findFirst()
                .orElseThrow(() ->
                        new UserError(ExitCode.USAGE, "the results in " + folder + " have no fit " + chosen.id()));
        best.parameters().forEach(p -> truth.putIfAbsent(p.name(), p.value()));
        for (ParameterSpec p : missing) {
            if (!truth.containsKey(p.name())) {
                throw new UserError(
                        ExitCode.USAGE,
                        "the results in " + folder + " have no value of " + p.name()
                                + "\nMaybe they are of another study; give it by --set");
            }
        }
        return truth;
    }

    private void print(Calibration c, Study study) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%s, fit %s: %d replicates, %d of them ended at no optimum%n%n",
                c.study(),
                c.fit(),
                c.replicates(),
                c.failed());
        console.printf(
                "%-14s %12s %8s %8s %22s %22s%n",
                "parameter", "truth", "bias", "scatter", "95 % likelihood", "95 % linear");
        for (Calibration.Parameter p : c.parameters()) {
            ParameterSpec s = study.parameters().stream()
                    .filter(q -> q.name().equals(p.name()))
                    .findFirst()
                    .orElseThrow();
            console.printf(
                    Locale.ROOT,
                    "%-14s %12.5g %+8.3f %8.3f %22s %22s   %s%n",
                    p.name(),
                    s.unit().fromSi(p.truth()),
                    p.bias(),
                    p.scatter(),
                    share(p.likelihood95()),
                    share(p.linear95()),
                    String.format(
                            Locale.ROOT,
                            "95 %% of the estimates from %.5g to %.5g %s",
                            s.unit().fromSi(p.lower()),
                            s.unit().fromSi(p.upper()),
                            s.unit().symbol()));
        }
        console.println();
        console.println("bias, scatter: mean and standard deviation of (estimate - truth)/sigma; coverage with its 95 %"
                + " interval.");
        console.flush();
    }

    private static String share(Calibration.Share s) {
        return s.trials() == 0
                ? "-"
                : String.format(
                        Locale.ROOT, "%.1f %% (%.1f - %.1f)", 100 * s.value(), 100 * s.lower(), 100 * s.upper());
    }
}
