package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.caitfit.report.VerificationPage;
import org.caitfit.report.VerificationPage.Verified;
import org.caitfit.verification.CaseResult;
import org.caitfit.verification.Check;
import org.caitfit.verification.RunFailedException;
import org.caitfit.verification.VerificationCase;
import org.caitfit.verification.VerificationSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The solver against exact answers. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Compares the solver with exact solutions and says how far off it is, and what is allowed.")
final class VerifyCommand implements Callable<Integer> {
    private static final String ROW = "%-18s %-72s %10s %-10s %s%n";

    private final List<VerificationCase> all;

    @Spec
    private CommandSpec spec;

    @Option(names = "--case", paramLabel = "ID", description = "Only this case. Default: all.")
    private String id;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write verification.md and a figure per case (SVG) here. Default: nothing is written.")
    private Path out;

    VerifyCommand() {
        this(VerificationSuite.cases());
    }

    VerifyCommand(List<VerificationCase> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        List<Verified> done = new ArrayList<>();
        boolean within = true;
        List<VerificationCase> cases = cases();
        console.printf(ROW, "case", "quantity", "observed", "bound", "");
        for (VerificationCase verified : cases) {
            String name = verified.description().id();
            long start = System.nanoTime();
            try {
                CaseResult result = verified.run();
                print(console, name, result);
                within &= result.within();
                done.add(new Verified(verified.description(), result));
            } catch (RunFailedException failed) {
                console.printf(ROW, name, "the run failed: " + failed.getMessage(), "", "", "NO");
                within = false;
            }
            console.printf(Locale.ROOT, "%-18s %.1f s%n", "", 1e-9 * (System.nanoTime() - start));
            console.flush();
        }
        if (out != null) {
            console.println("Page: " + VerificationPage.write(done, Main.Version.number(), out));
        }
        console.println(within ? "All within their bounds." : "OUT OF BOUNDS.");
        console.flush();
        return within ? ExitCode.DONE : ExitCode.OUT_OF_BOUNDS;
    }

    private List<VerificationCase> cases() {
        List<VerificationCase> wanted = all.stream()
                .filter(verified -> id == null || verified.description().id().equals(id))
                .toList();
        if (wanted.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "there is no case " + id + "\nMaybe one of: "
                            + all.stream()
                                    .map(verified -> verified.description().id())
                                    .collect(Collectors.joining(", ")));
        }
        return wanted;
    }

    private static void print(PrintWriter console, String name, CaseResult result) {
        String shown = name;
        for (Check check : result.checks()) {
            String unit = check.unit().isEmpty() ? "" : " " + check.unit();
            console.printf(
                    Locale.ROOT,
                    ROW,
                    shown,
                    check.quantity(),
                    number(check.observed()),
                    (check.sense() == Check.Sense.AT_MOST ? "<= " : ">= ") + number(check.bound()) + unit,
                    check.within() ? "ok" : "NO");
            shown = "";
        }
    }

    private static String number(double value) {
        boolean plain = value == 0 || (Math.abs(value) >= 0.01 && Math.abs(value) < 1000);
        return String.format(Locale.ROOT, plain ? "%.3f" : "%.1e", value);
    }
}
