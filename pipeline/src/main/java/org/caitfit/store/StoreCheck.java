package org.caitfit.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caitfit.results.RunRecord;
import org.caitfit.store.parquet.ParquetTable;
import org.caitfit.store.table.DamagedFileException;
import org.caitfit.store.table.Row;

/**
 * Looks for damage in a result folder, and mends it: damaged and superfluous files are moved aside, and what they held is work
 * again that {@code fit} does.
 */
public final class StoreCheck {
    /** Folder that damaged files are moved to. */
    public static final String ASIDE = "damaged";

    private static final String HALFWAY =
            "some of its units have files of their own, too: a compaction was stopped, or runs were"
                    + " made again; harmless for caitfit, but other programs see them twice. `caitfit store compact` ends it";

    private final ResultStore store;

    /** @param store whose description can be read */
    public StoreCheck(ResultStore store) {
        this.store = store;
    }

    /**
     * Something that is wrong.
     *
     * @param file its name in the folder of the store
     * @param what is wrong, a sentence
     */
    public record Finding(String file, String what) {}

    /**
     * Verifies every file against its digest; a file that is missing is not noticed here, as it is simply work to do.
     *
     * @param deep also decodes every row and looks for runs that are there twice
     * @return none if all is well
     */
    public List<Finding> check(boolean deep) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (RecordTable<?> table : store.tables().all()) {
            for (String file : store.files().of(table.schema())) {
                if (store.folder().has(file)) {
                    examine(table, file, deep, seen, findings);
                }
            }
        }
        for (String file : store.units().packs().names()) {
            if (findings.stream().noneMatch(f -> f.file().equals(file))) {
                twice(file).ifPresent(findings::add);
            }
        }
        for (String left : store.files().leftOvers()) {
            findings.add(new Finding(left, "left by a process that was killed; harmless"));
        }
        return findings;
    }

    /** Units that are in another file, too. */
    private Optional<Finding> twice(String file) throws IOException {
        try {
            for (Packs.Range range : store.units().packs().ranges(file)) {
                if (!store.units().packs().isTakenFrom(file, range.unit())) {
                    return Optional.of(new Finding(file, HALFWAY));
                }
            }
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(new Finding(file, Objects.requireNonNullElse(e.getMessage(), "damaged")));
        }
    }

    private void examine(
            RecordTable<?> table, String file, boolean deep, Map<String, String> seen, List<Finding> findings)
            throws IOException {
        try {
            if (!deep) {
                ParquetTable.verify(store.folder(), file);
                return;
            }
            List<Row> rows =
                    ParquetTable.read(store.folder(), file, table.schema()).rows();
            for (Row row : store.units().packs().taken(file, rows)) {
                Object entry = table.entry(row);
                if (entry instanceof RunRecord run && run.phase() == RunRecord.Phase.GRID) {
                    String before = seen.putIfAbsent(run.runId(), file);
                    if (before != null) {
                        findings.add(new Finding(file, "holds run " + run.runId() + " that is in " + before + " too"));
                        return;
                    }
                }
            }
        } catch (DamagedFileException e) {
            findings.add(new Finding(file, Objects.requireNonNullElse(e.getMessage(), "damaged")));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            findings.add(new Finding(file, "its rows make no sense: " + e.getMessage()));
        }
    }

    /**
     * Moves the files of findings aside, into the folder {@value #ASIDE}; those left by killed processes are deleted, also what
     * they said they were doing, and a compaction that was stopped is ended.
     *
     * @return files moved or deleted
     */
    public List<String> repair(List<Finding> findings) throws IOException {
        List<String> mended = new ArrayList<>();
        List<String> left = store.files().leftOvers();
        boolean halfway = false;
        for (Finding finding : findings) {
            String file = finding.file();
            if (left.contains(file)) {
                store.folder().delete(file);
            } else if (finding.what().equals(HALFWAY)) {
                halfway = true;
            } else {
                store.folder().move(file, ASIDE + "/" + file);
            }
            mended.add(file);
        }
        for (String file : store.files().parts(StoreFiles.WORK)) {
            store.folder().delete(file);
        }
        store.units().packs().forget();
        if (halfway) {
            new Compaction(store).run();
        }
        return mended;
    }
}
