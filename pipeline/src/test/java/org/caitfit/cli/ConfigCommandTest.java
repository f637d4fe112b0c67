package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.cli.Said.caitfit;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What config shows of a study. */
@ExtendWith(FittedStudy.Once.class)
final class ConfigCommandTest {
    private final Path study;

    ConfigCommandTest(FittedStudy fitted) {
        study = fitted.study();
    }

    @Test
    void configShowsEverySettingWithItsOrigin() {
        Said said = caitfit("config", study);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("glass.permittivity", "glass.thickness", "study.yaml:", "search.starts");
    }

    @Test
    void configShowsAssumptions() {
        Said said = caitfit("config", Path.of("..", "configs", "lithium-borate.yaml"));
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("ASSUMED: ");
    }
}
