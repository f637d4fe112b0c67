package org.caitfit.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.StudyRecord;
import org.caitfit.store.files.Folder;

/** Publishes files of a store that exists, with what their footers say of the study. */
final class StoreWriter {
    private final Folder folder;
    private final StoreFiles files;
    private final Map<String, String> notes;

    StoreWriter(Folder folder, StoreFiles files, StudyRecord study) {
        this.folder = folder;
        this.files = files;
        this.notes = StudyNotes.provenance(study);
    }

    /** Publishes a file in place of the one that may be there. @throws StoreException GONE if the store is not there any more */
    <T> void publish(String file, RecordTable<T> table, List<T> entries) throws IOException {
        publish(file, table, entries, Map.of());
    }

    /** The same. @param more for the footer, besides what it says of the study */
    <T> void publish(String file, RecordTable<T> table, List<T> entries, Map<String, String> more) throws IOException {
        if (!folder.has(StoreFiles.SETTINGS)) {
            throw new StoreException(
                    StoreException.Kind.GONE,
                    "the result folder " + folder + " is gone (" + StoreFiles.SETTINGS + " is missing), so that " + file
                            + " was not written. Maybe it was moved or deleted, or its disk is not mounted any more;"
                            + " once it is back, the same command goes on from there.");
        }
        Map<String, String> all = new HashMap<>(notes);
        all.putAll(more);
        files.publish(file, table, entries, all);
    }
}
