package org.caitfit.search;

import org.caitfit.results.GlassRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.study.Study;

/** The description of a study in its result folder. */
final class StudyRecords {
    private StudyRecords() {}

    static StudyRecord of(Study study) {
        return new StudyRecord(
                study.title(),
                study.synthetic(),
                GlassRecord.of(study),
                study.experiments().stream().map(e -> e.id()).toList(),
                study.parameters(),
                study.resolved(),
                study.configSha256(),
                study.problemSha256(),
                "test",
                "2026-01-01T00:00:00Z");
    }
}
