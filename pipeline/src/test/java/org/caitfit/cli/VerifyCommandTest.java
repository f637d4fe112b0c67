package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.caitfit.solver.Outcome;
import org.caitfit.verification.CaseDescription;
import org.caitfit.verification.CaseResult;
import org.caitfit.verification.Check;
import org.caitfit.verification.RunFailedException;
import org.caitfit.verification.VerificationCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What verify prints and writes, also of cases that do not hold. */
final class VerifyCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private record Case(String id, Supplier<CaseResult> result) implements VerificationCase {
        @Override
        public CaseDescription description() {
            return new CaseDescription(id, id, "", "", "", List.of());
        }

        @Override
        public CaseResult run() {
            return result.get();
        }
    }

    private static Case observing(String id, double error) {
        return new Case(
                id,
                () -> new CaseResult(List.of(new Check("error", error, Check.Sense.AT_MOST, 0.1, "nm")), List.of()));
    }

    private int verify(Case... cases) {
        return new CommandLine(new VerifyCommand(List.of(cases)))
                .setOut(new PrintWriter(out))
                .execute();
    }

    @Test
    void oneCaseOutOfBoundsShowsInTheTableAndInTheExitCode() {
        assertThat(verify(observing("far", 0.2), observing("near", 0.05)))
                .isEqualTo(ExitCode.OUT_OF_BOUNDS)
                .isEqualTo(10);
        assertThat(out.toString())
                .containsPattern("far +error +0\\.200 <= 0\\.100 nm NO")
                .containsPattern("near +error +0\\.050 <= 0\\.100 nm ok")
                .contains("OUT OF BOUNDS");
    }

    @Test
    void aRunThatFailsIsOutOfBoundsAndTheOthersGoOn() {
        Outcome.Failed failed = new Outcome.Failed(
                Outcome.Failed.Kind.WORK_CAP, "too many steps", 0, new Outcome.RunStatistics(1, 1, 1, 1));
        Case failing = new Case("stuck", () -> {
            throw new RunFailedException(failed);
        });
        assertThat(verify(failing, observing("near", 0.05))).isEqualTo(ExitCode.OUT_OF_BOUNDS);
        assertThat(out.toString())
                .containsPattern("stuck +the run failed: WORK_CAP: too many steps")
                .containsPattern("near +error");
    }

    @Test
    void allWithinIsDone() {
        assertThat(verify(observing("near", 0.05))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void verifyPrintsATableAndWritesAPageWithAFigure() {
        Said said = caitfit("verify", "--case", "rarefaction-fan", "--out", folder);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern("rarefaction-fan +largest error .* <= 4.0e-03 +ok")
                .contains("All within");
        assertThat(folder.resolve("verification.md"))
                .content()
                .contains("# Verification", "## Rarefaction fan", "](images/verification/rarefaction-fan.svg)")
                .doesNotContain("## Logistic front", "out of bounds**");
        assertThat(folder.resolve("images/verification/rarefaction-fan.svg"))
                .content()
                .contains("<svg", "<path");
    }

    @Test
    void anUnknownVerificationCaseIsAnsweredWithTheKnownOnes() {
        Said said = caitfit("verify", "--case", "fan", "--out", folder.resolve("out"));
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("no case fan", "Maybe", "rarefaction-fan");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
