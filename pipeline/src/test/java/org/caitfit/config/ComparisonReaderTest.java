package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.config.StudyText.VALID;
import static org.caitfit.config.StudyText.problems;
import static org.caitfit.config.StudyText.study;
import static org.caitfit.config.StudyText.with;

import java.nio.file.Path;
import java.util.List;
import org.caitfit.study.Comparison;
import org.caitfit.study.Comparison.ForeignFamily;
import org.caitfit.study.Comparison.NativeFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReaderTest {
    @TempDir
    Path folder;

    @Test
    void familiesAreReadAndAllAreTheDefault() {
        assertThat(study(folder, VALID + "search:\n  compare: {one: {native: [sed, constant]}}\n")
                        .search()
                        .comparisons())
                .isEqualTo(List.of(new Comparison(
                        "one",
                        List.of(NativeFamily.ONE_GAUSSIAN, NativeFamily.CONSTANT),
                        List.of(ForeignFamily.values()))));
    }

    @Test
    void mistakesHaveTheirPlaceAndMend() {
        assertThat(problems(folder, VALID + "search:\n  compare: {two: {native: [sed]}}\n"))
                .singleElement()
                .asString()
                .contains("unknown fit `two`")
                .contains("Maybe");
        assertThat(problems(folder, VALID + "search:\n  compare: {one: {native: [gauss]}}\n"))
                .singleElement()
                .asString()
                .startsWith("study.yaml:25:")
                .contains("unknown family `gauss`");
        assertThat(problems(folder, VALID + "search:\n  compare: {one: {foreign: [constant, constant]}}\n"))
                .singleElement()
                .asString()
                .contains("family `constant` is named twice");
        assertThat(problems(folder, VALID + "search:\n  compare: {one: {foreign: []}}\n"))
                .singleElement()
                .asString()
                .contains("at least one family is needed");
    }

    @Test
    void familiesAreOfTheOwnDensity() {
        assertThat(problems(
                        folder,
                        with(
                                        "{model: constant, value: 1e-17 m2/s}",
                                        "{model: log-linear, at_zero: 1e-18 m2/s, at_bulk: 1e-17 m2/s, of: K}")
                                + "search:\n  compare: {one: {}}\n"))
                .anyMatch(p -> p.contains("the D of Li depends on other ions"));
    }
}
