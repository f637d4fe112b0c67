package org.caitfit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.study.Study.ResolvedSetting;
import org.junit.jupiter.api.Test;

/** What the footer of the settings says of the glasses of a study. */
final class StudyNotesTest {
    private static final List<ResolvedSetting> SETTINGS =
            List.of(new ResolvedSetting("glass.name", "old glass", "study.yaml:4", ""));

    private static StudyRecord study(List<GlassRecord> glasses) {
        return new StudyRecord(
                "title", false, glasses, List.of("K", "Na", "K2"), List.of(), SETTINGS, "a", "b", "1", "today");
    }

    private static StudyRecord read(Map<String, String> notes) {
        return StudyNotes.study(notes, List.of(), SETTINGS);
    }

    @Test
    void experimentsKeepTheirGlasses() {
        StudyRecord study = study(List.of(
                new GlassRecord("A", "lithium glass", "Li", List.of("K", "K2")),
                new GlassRecord("B", "sodium glass", "Na", List.of("Na"))));
        StudyRecord back = read(StudyNotes.complete(study));
        assertThat(back).isEqualTo(study);
        assertThat(back.glassOf("K2").nativeIon()).isEqualTo("Li");
        assertThat(back.glassOf("Na").label()).isEqualTo("B");
        assertThat(back.label("Na")).isEqualTo("Na in B");
        assertThat(back.nativeIons()).isEqualTo("Li, Na");
    }

    /** Results that were stored before a study could have several. */
    @Test
    void resultsWithoutSuchALineAreOfTheOneGlassOfTheSettings() {
        Map<String, String> notes = new HashMap<>(
                StudyNotes.complete(study(List.of(new GlassRecord("", "x", "Li", List.of("K", "Na", "K2"))))));
        notes.remove("caitfit.glasses");
        StudyRecord back = read(notes);
        assertThat(back.glasses()).containsExactly(new GlassRecord("", "old glass", "Li", List.of("K", "Na", "K2")));
        assertThat(back.label("K")).isEqualTo("K");
    }
}
