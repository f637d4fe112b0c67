package org.caitfit.results;

import java.util.List;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.Study;

/**
 * What a result folder says about a glass of its study.
 *
 * @param id by which experiments choose it; empty in a study of one glass that has no choice
 * @param name as shown
 * @param nativeIon name of the first native ion (the one of the front depth and the plateau)
 * @param experiments ids in the order of the study
 */
public record GlassRecord(String id, String name, String nativeIon, List<String> experiments) {
    public GlassRecord {
        experiments = List.copyOf(experiments);
    }

    /** All of a study, in its order. */
    public static List<GlassRecord> of(Study study) {
        return study.glasses().stream().map(g -> of(g, study)).toList();
    }

    private static GlassRecord of(Glass glass, Study study) {
        return new GlassRecord(
                glass.id(),
                glass.name(),
                glass.firstNative(),
                study.experiments().stream()
                        .filter(e -> e.glass().equals(glass.id()))
                        .map(ExperimentSpec::id)
                        .toList());
    }

    /** Short name: the id, or the name in a study of one glass. */
    public String label() {
        return id.isEmpty() ? name : id;
    }
}
