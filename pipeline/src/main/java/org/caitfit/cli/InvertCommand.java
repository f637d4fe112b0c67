package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.invert.DirectInversion;
import org.caitfit.invert.Inversion;
import org.caitfit.invert.InversionException;
import org.caitfit.results.InvertedPoint;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** D(n) straight from one profile. */
@Command(
        name = "invert",
        mixinStandardHelpOptions = true,
        description = {
            "Takes D(n) straight from one measured profile, without a search, with a band from its noise:",
            "D of the native ion over a constant D_foreign of a stage that holds a voltage, or D of the",
            "species of a diffusion couple. A starting point and a cross-check of a fit."
        })
final class InvertCommand implements Callable<Integer> {
    /** Fewest replicates of which 95 % can be told. */
    private static final int FEWEST = 20;

    /** Lines of the printed table. */
    private static final int LINES = 12;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Mixin
    private OneExperiment one;

    @Mixin
    private WorkerThreads threads;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder. Default: results/invert-<ID>.")
    private Path out;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            defaultValue = "200",
            description = "Profiles drawn for the band (parametric bootstrap), at least 20. Default: ${DEFAULT-VALUE}.")
    private int replicates;

    @Override
    public Integer call() throws IOException {
        int workers = threads.count();
        if (replicates < FEWEST) {
            throw new UserError(ExitCode.USAGE, "--replicates must be at least " + FEWEST + ", got " + replicates);
        }
        Study study = studyFile.read();
        ExperimentModel model = new ExperimentModel(study, one.of(study));
        Inversion inversion;
        try (Engine engine = new ThreadEngine(workers)) {
            inversion = DirectInversion.of(model, one.values(study), engine, replicates);
        } catch (InversionException e) {
            throw new UserError(ExitCode.NOTHING_USABLE, model.id() + ": " + e.getMessage());
        } catch (IllegalArgumentException impossible) {
            throw new UserError(
                    ExitCode.NOTHING_USABLE,
                    model.id() + ": the values make no physical problem: " + impossible.getMessage()
                            + "\nMaybe set others with --set.");
        }
        Path folder = out == null ? Path.of("results", "invert-" + model.id()) : out;
        InversionFiles.write(folder, inversion, study);
        print(study, model.id(), inversion, folder);
        return ExitCode.DONE;
    }

    private void print(Study study, String id, Inversion inversion, Path folder) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(study.title() + ", " + id + (study.synthetic() ? "  [SYNTHETIC DATA]" : ""));
        Inversion.Spline spline = inversion.spline();
        console.printf(
                Locale.ROOT,
                "%-22s chi2 %.1f over %d points, %.1f effective parameters, half-way at %.4g nm%n",
                "smooth profile",
                spline.chiSquare(),
                spline.points(),
                spline.parameters(),
                spline.middle() * 1e9);
        for (int i = 0; i < inversion.iterations().size(); i++) {
            Inversion.Iteration step = inversion.iterations().get(i);
            console.printf(
                    Locale.ROOT,
                    "%-22s chi2 %.1f, D changes by up to %.2g %%%n",
                    "run " + (i + 1),
                    step.chiSquare(),
                    100 * step.change());
        }
        console.println(
                inversion.converged()
                        ? "The run with this D describes the profile within its noise."
                        : "WARNING: the run with this D does not describe the profile within its noise, or D still changes."
                                + " Fit it instead, or look for what the model leaves out.");
        inversion
                .foreign()
                .ifPresent(f -> console.printf(
                        Locale.ROOT,
                        "%-22s %.4g m2/s   %.4g ... %.4g (95 %%, noise only), from voltage and duration, with D_%s at bulk"
                                + " density %.4g m2/s%n",
                        "D_" + f.ion() + " (constant)",
                        f.diffusivity().value(),
                        f.diffusivity().lower(),
                        f.diffusivity().upper(),
                        inversion.ion(),
                        f.bulk()));
        inversion
                .contact()
                .ifPresent(c -> console.printf(
                        Locale.ROOT,
                        "%-22s %.2f um   %.2f ... %.2f (95 %%), from the balance of amounts%n",
                        "contact",
                        c.value() * 1e6,
                        c.lower() * 1e6,
                        c.upper() * 1e6));
        printCurve(console, inversion);
        console.println("Files: " + folder);
        console.flush();
    }

    private static void printCurve(PrintWriter console, Inversion inversion) {
        List<InvertedPoint> told =
                inversion.points().stream().filter(InvertedPoint::informative).toList();
        double unit = inversion.foreign().map(f -> f.diffusivity().value()).orElse(1.0);
        String name = inversion
                .foreign()
                .map(f -> "D_" + inversion.ion() + "/D_" + f.ion())
                .orElse("D_" + inversion.ion() + " / m2/s");
        console.printf(Locale.ROOT, "%n%10s %12s   %-14s %s%n", "n/n_bulk", "depth / nm", name, "95 % band");
        int every = Math.max(1, (told.size() + LINES - 1) / LINES);
        for (int i = 0; i < told.size(); i += every) {
            InvertedPoint p = told.get(i);
            InvertedPoint.Band band = p.band().orElseThrow();
            console.printf(
                    Locale.ROOT,
                    "%10.4f %12.1f   %-14.4g %.4g ... %.4g%n",
                    p.fraction(),
                    p.depth() * 1e9,
                    p.diffusivity() / unit,
                    band.lower() / unit,
                    band.upper() / unit);
        }
        InvertedPoint last = told.get(told.size() - 1);
        console.printf(
                Locale.ROOT,
                "Between n/n_bulk = %.3g and %.3g; elsewhere the profile says nothing of D: its depth resolution or its noise"
                        + " hides it.%n",
                told.get(0).fraction(),
                last.fraction());
    }
}
