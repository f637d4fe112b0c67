package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What status says of fits that are done, stopped or not begun. */
@ExtendWith(FittedStudy.Once.class)
final class StatusCommandTest {
    @TempDir
    private Path folder;

    private final Path study;
    private final Path results;

    StatusCommandTest(FittedStudy fitted) {
        study = fitted.study();
        results = fitted.results();
    }

    @Test
    void statusSaysWhatIsDoneOfAFolderAndOfAStudy() throws IOException {
        for (Said said : List.of(caitfit("status", results), caitfit("status", study, "--out", results))) {
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out())
                    .containsPattern("grid K +1 of 1 units, 4 of 4 runs, 0 failed")
                    .containsPattern("fit +joint +1 of 1 refinements: 1 [A-Z_]+")
                    .contains("Done: report.html is there");
        }
        Said json = caitfit("status", results, "--json");
        assertThat(json.out())
                .contains("\"complete\":true", "\"units_done\":1", "\"runs\":4", "\"under_way\":[]", "\"died\":[]");
        Said nothing = caitfit("status", study, "--out", folder.resolve("nothing"));
        assertThat(nothing.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(nothing.err()).contains("nothing is done yet", "caitfit fit");
        assertThat(caitfit("status", folder.resolve("nothing")).code()).isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("status", results, "--out", results).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFitThatWasStoppedIsNotDoneAndCanBeCompactedAndMadeAgain() throws IOException {
        Path out = folder.resolve("part");
        assertThat(caitfit("fit", study, "--out", out, "--stage", "grid").code())
                .isZero();
        assertThat(caitfit("status", out).out())
                .containsPattern("fit +joint +0 of up to 1 refinements")
                .contains("nobody is at work");
        Said compact = caitfit("store", "compact", out);
        assertThat(compact.code()).isZero();
        assertThat(compact.out()).contains("Files of the table runs: 2 before, 2 now");
        Said again = caitfit("fit", study, "--out", out, "--stage", "grid", "--retry", "all");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("8 runs of 2 units made again: 0 that had failed gave a result");
        assertThat(caitfit("fit", study, "--out", out, "--retry", "none").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(caitfit("fit", study, "--out", out, "--retry", "all", "--fresh")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}
