package org.caitfit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.caitfit.results.StudyRecord;
import org.caitfit.store.files.Folder;
import org.caitfit.store.files.LocalFolder;
import org.caitfit.store.parquet.ParquetTable;
import org.caitfit.store.table.DamagedFileException;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study.ResolvedSetting;

/**
 * The result folder of one study: tables in Parquet files that any tool can read. What a search does goes to {@link #units()}
 * as it is done, its results to {@link #tables()} in the end.
 *
 * <p>A file is published whole or not at all: it is written under {@code tmp/}, synced, read back and renamed. The
 * same rows give the same bytes. Several threads may publish units of different names at the same time.
 */
public final class ResultStore {
    private final Folder folder;
    private final StoreFiles files;
    private final StudyRecord study;
    private final StoredUnits units;
    private final StoredTables tables;

    private ResultStore(Folder folder, StudyRecord study) {
        this.folder = folder;
        this.files = new StoreFiles(folder);
        this.study = study;
        StoreWriter writer = new StoreWriter(folder, files, study);
        this.units = new StoredUnits(folder, files, writer, new RunTable(study.parameters()));
        this.tables = new StoredTables(folder, files, writer, study, units);
    }

    /** The same in a local folder. */
    public static ResultStore create(Path folder, StudyRecord study, boolean fresh) throws IOException {
        return create(new LocalFolder(folder), study, fresh);
    }

    /**
     * Starts a store, or goes on with the one that is there if it is of the same problem: what it holds stays.
     *
     * @param folder made if missing; other files in it are left alone
     * @param study what the results are of
     * @param fresh true to delete the results that are there
     * @throws StoreException NOT_EMPTY if there are results of another problem and {@code fresh} is false; DAMAGED if what is
     *     there cannot be read
     */
    public static ResultStore create(Folder folder, StudyRecord study, boolean fresh) throws IOException {
        ResultStore store = new ResultStore(folder, study);
        List<String> present = store.files.all();
        if (fresh) {
            store.files.deleteAll();
        } else if (folder.has(StoreFiles.SETTINGS)) {
            requireSameProblem(open(folder).study(), study, folder);
        } else if (present.stream().anyMatch(file -> !file.equals(StoreFiles.PARAMETERS))) {
            throw new StoreException(
                    StoreException.Kind.NOT_EMPTY,
                    "the folder " + folder + " holds results (" + present.get(0)
                            + ") without a description of their study (" + StoreFiles.SETTINGS + " is missing)."
                            + " Maybe restore that file, choose another --out, or add --fresh to delete them.");
        }
        store.files.publish(
                StoreFiles.PARAMETERS, new ParameterTable(), study.parameters(), StudyNotes.provenance(study));
        // last: this file makes the folder a store
        store.files.publish(StoreFiles.SETTINGS, new SettingTable(), study.settings(), StudyNotes.complete(study));
        return store;
    }

    private static void requireSameProblem(StudyRecord there, StudyRecord here, Folder folder) throws StoreException {
        if (there.problemSha256().equals(here.problemSha256())) {
            return;
        }
        throw new StoreException(
                StoreException.Kind.NOT_EMPTY,
                "the folder " + folder + " holds results of another problem:" + ProblemDifference.describe(there, here)
                        + "\nMaybe choose another --out, or add --fresh to delete them.");
    }

    /** Opens a store in a local folder. */
    public static ResultStore open(Path folder) throws IOException {
        return open(new LocalFolder(folder));
    }

    /**
     * Opens a store.
     *
     * @throws StoreException NO_STORE if the folder holds none, DAMAGED if its description cannot be read
     */
    public static ResultStore open(Folder folder) throws IOException {
        if (!folder.isThere()) {
            throw new StoreException(StoreException.Kind.NO_STORE, "there is no folder " + folder);
        }
        if (!folder.has(StoreFiles.SETTINGS)) {
            throw new StoreException(
                    StoreException.Kind.NO_STORE,
                    "the folder " + folder + " holds no results of caitfit (" + StoreFiles.SETTINGS + " is missing)."
                            + " Maybe the path is wrong, or the fit that should make them has not been started.");
        }
        StoreFiles files = new StoreFiles(folder);
        ParquetTable settings = files.read(StoreFiles.SETTINGS, new SettingTable().schema());
        List<ParameterSpec> specs = files.read(StoreFiles.PARAMETERS, new ParameterTable());
        List<ResolvedSetting> resolved = files.entries(StoreFiles.SETTINGS, new SettingTable(), settings.rows());
        try {
            return new ResultStore(folder, StudyNotes.study(settings.notes(), specs, resolved));
        } catch (IllegalArgumentException e) {
            throw StoreFiles.damaged(new DamagedFileException(folder.path(StoreFiles.SETTINGS), e));
        }
    }

    /** The folder. */
    public Folder folder() {
        return folder;
    }

    /** What the results are of. */
    public StudyRecord study() {
        return study;
    }

    /** Units of work of the search: those asked for, under way, done and set aside. */
    public StoredUnits units() {
        return units;
    }

    /** The tables: what is published when the fits are made, and the reading of all. */
    public StoredTables tables() {
        return tables;
    }

    /** The files themselves. */
    StoreFiles files() {
        return files;
    }
}
