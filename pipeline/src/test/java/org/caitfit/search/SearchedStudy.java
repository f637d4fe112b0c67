package org.caitfit.search;

import java.io.IOException;
import java.nio.file.Path;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.store.ResultStore;
import org.caitfit.study.Study;

/**
 * A study that was searched from beginning to end.
 *
 * @param store what came out
 * @param summary what was done
 */
record SearchedStudy(ResultStore store, StudySearch.Summary summary) {
    static SearchedStudy of(Study study, Path results, int threads) throws IOException {
        ResultStore store = StudyRecords.store(results, study);
        try (ThreadEngine engine = new ThreadEngine(threads)) {
            return new SearchedStudy(store, new StudySearch(study, engine, store, Progress.silent()).run());
        }
    }
}
