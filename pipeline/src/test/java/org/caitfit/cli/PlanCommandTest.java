package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What plan says of a fit beforehand. */
@ExtendWith(FittedStudy.Once.class)
final class PlanCommandTest {
    private final Path study;

    PlanCommandTest(FittedStudy fitted) {
        study = fitted.study();
    }

    @Test
    void planSaysWhatAFitWouldRunAndWritesNothing() throws IOException {
        List<Path> before = files(study.getParent());
        Said said = caitfit("plan", study, "--threads", 2);
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("grid K")
                .contains("4 runs,")
                .contains("fit  joint")
                .contains("at most 12 evaluations each")
                .contains("with 2 threads")
                .contains("MB on disk");
        assertThat(files(study.getParent())).isEqualTo(before);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted().toList();
        }
    }
}
