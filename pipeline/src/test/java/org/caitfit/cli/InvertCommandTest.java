package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What invert prints, writes and refuses. */
@ExtendWith(FittedStudy.Once.class)
final class InvertCommandTest {
    @TempDir
    private Path folder;

    private final Path study;

    InvertCommandTest(FittedStudy fitted) {
        study = fitted.study();
    }

    @Test
    void anInversionWritesItsCurveItsProfileAndAFigure() throws IOException {
        Path out = folder.resolve("inverted");
        Said said = caitfit("invert", "../configs/ti-zr.yaml", "--out", out, "--replicates", 20, "--threads", 2);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("describes the profile within its noise", "contact", "D_Zr / m2/s", "Files: " + out);
        assertThat(out.resolve("inversion.svg")).isNotEmptyFile();
        List<String> curve = Files.readAllLines(out.resolve("diffusion.csv"));
        assertThat(curve.get(0)).startsWith("ion,fraction,depth_m,d_ratio").endsWith("informative");
        assertThat(curve).hasSizeGreaterThan(90);
        assertThat(out.resolve("profile.parquet")).isNotEmptyFile();
        Said bath = caitfit("invert", "../configs/cover-glass.yaml", "--out", out);
        assertThat(bath.code()).isEqualTo(ExitCode.NOTHING_USABLE);
        assertThat(bath.err()).contains("XUP: an inversion needs one stage", "Maybe");
        assertThat(caitfit("invert", study, "--replicates", 3).code()).isEqualTo(ExitCode.USAGE);
    }
}
