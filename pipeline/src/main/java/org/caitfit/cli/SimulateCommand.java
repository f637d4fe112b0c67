package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.solver.Outcome;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One forward run. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Runs one experiment once and writes profile and trace as CSV and Parquet. Parameters that are not set take"
                        + " the middle of their bounds on their scale.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Mixin
    private OneExperiment one;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder. Default: results/simulate-<ID>.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Study study = studyFile.read();
        ExperimentModel model = new ExperimentModel(study, one.of(study));
        Map<String, Double> values = one.values(study);
        Evaluation evaluation = model.evaluate(values);
        if (evaluation instanceof Evaluation.Unscored failed) {
            throw new UserError(ExitCode.NOTHING_USABLE, "the run failed: " + failed.kind() + ", " + failed.reason());
        }
        Evaluation.Scored scored = (Evaluation.Scored) evaluation;
        Path folder = out == null ? Path.of("results", "simulate-" + model.id()) : out;
        SimulationFiles.write(folder, model.template().ions(), scored.outcome(), study);
        print(model, values, scored, folder);
        return ExitCode.DONE;
    }

    private void print(ExperimentModel model, Map<String, Double> values, Evaluation.Scored scored, Path folder) {
        PrintWriter console = spec.commandLine().getOut();
        for (ParameterSpec p : model.space().parameters()) {
            console.printf(
                    Locale.ROOT,
                    "%-22s %.6g %s%n",
                    p.name(),
                    p.unit().fromSi(values.get(p.name())),
                    p.unit().symbol());
        }
        scored.score()
                .frontDepth()
                .ifPresent(d -> console.printf(Locale.ROOT, "%-22s %.3f nm%n", "front depth", d * 1e9));
        scored.score()
                .plateau()
                .ifPresent(v -> console.printf(
                        Locale.ROOT, "%-22s %.4f of bulk (native at 90 %% of the front depth)%n", "plateau", v));
        scored.score()
                .plateauMean()
                .ifPresent(v ->
                        console.printf(Locale.ROOT, "%-22s %.4f of bulk (mean over 40 - 90 %%)%n", "plateau mean", v));
        console.printf(
                Locale.ROOT, "%-22s %.4f C/m2%n", "charge", scored.score().charge());
        Outcome.Diagnostics d = scored.outcome().diagnostics();
        console.printf(
                Locale.ROOT,
                "%-22s %.3g V/m at the end%s%n",
                "largest field",
                d.largestField(),
                d.fieldBeyondLinearDrift() ? "  (WARNING: above 2e8 V/m linear drift is no longer physics)" : "");
        console.printf(Locale.ROOT, "%-22s %.4f %% of bulk%n", "front excess charge", 100 * d.largestExcessCharge());
        console.printf(Locale.ROOT, "%-22s %.1e%n", "ion balance error", d.conservationError());
        console.printf(Locale.ROOT, "%-22s %.1e of n_bulk (RMS, estimated)%n", "numerical error", d.numericalError());
        if (scored.score().points() > 0) {
            console.printf(
                    Locale.ROOT,
                    "%-22s %.2f over %d points%n",
                    "chi2",
                    scored.score().chiSquare(),
                    scored.score().points());
        }
        console.println("Files: " + folder);
        console.flush();
    }
}
