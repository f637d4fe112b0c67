package org.caitfit.yarn;

import java.io.IOException;
import org.caitfit.search.OpenWork;
import org.caitfit.search.Share;
import org.caitfit.search.StudySearch;

/** A stage of a search that is done by a job of its own. */
enum Stage {
    /** Runs of the grids. */
    GRID,
    /** Refinements; needs all grids. */
    REFINE;

    /** What is still to do. */
    OpenWork open(StudySearch search) throws IOException {
        return switch (this) {
            case GRID -> search.openGrids();
            case REFINE -> search.openRefinements();
        };
    }

    /** Does what is missing of a share. */
    void run(StudySearch search, Share share) throws IOException {
        switch (this) {
            case GRID -> search.runGrids(share);
            case REFINE -> search.runRefinements(share);
        }
    }
}
