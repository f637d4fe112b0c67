package org.caitfit.search;

import java.io.IOException;
import java.nio.file.Path;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;

/** The description of a study in its result folder. */
public final class StudyRecords {
    private StudyRecords() {}

    /** The result folder of a study, with what is in it already. */
    public static ResultStore store(Path folder, Study study) throws IOException {
        return ResultStore.create(folder, of(study), false);
    }

    public static StudyRecord of(Study study) {
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
