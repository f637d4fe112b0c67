package org.caitfit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final ResultStore store;

    /** @param store whose description can be read */
    public StoreCheck(ResultStore store) {
        this.store = store;
    }

    /**
     * Something that is wrong.
     *
     * @param file below the folder of the store
     * @param what is wrong, a sentence
     */
    public record Finding(Path file, String what) {}

    /**
     * Verifies every file against its digest; a file that is missing is not noticed here, as it is simply work to do.
     *
     * @param deep also decodes every row and looks for runs that are there twice
     * @return none if all is well
     */
    public List<Finding> check(boolean deep) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Map<String, Path> seen = new HashMap<>();
        for (RecordTable<?> table : store.tables()) {
            for (Path file : store.files(table.schema())) {
                if (Files.exists(file)) {
                    examine(table, file, deep, seen, findings);
                }
            }
        }
        for (Path left : store.leftOvers()) {
            findings.add(new Finding(left, "left by a process that was killed; harmless"));
        }
        return findings;
    }

    private void examine(RecordTable<?> table, Path file, boolean deep, Map<String, Path> seen, List<Finding> findings)
            throws IOException {
        try {
            if (!deep) {
                ParquetTable.verify(file);
                return;
            }
            for (Row row : ParquetTable.read(file, table.schema()).rows()) {
                Object entry = table.entry(row);
                if (entry instanceof RunRecord run && run.phase() == RunRecord.Phase.GRID) {
                    Path before = seen.putIfAbsent(run.runId(), file);
                    if (before != null) {
                        findings.add(new Finding(
                                file,
                                "holds run " + run.runId() + " that is in "
                                        + store.folder().relativize(before) + " too"));
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
     * Moves the files of findings aside, into the folder {@value #ASIDE}; those left by killed processes are deleted.
     *
     * @return files moved or deleted
     */
    public List<Path> repair(List<Finding> findings) throws IOException {
        List<Path> mended = new ArrayList<>();
        List<Path> left = store.leftOvers();
        for (Finding finding : findings) {
            Path file = finding.file();
            if (left.contains(file)) {
                Files.deleteIfExists(file);
            } else {
                Path aside =
                        store.folder().resolve(ASIDE).resolve(store.folder().relativize(file));
                Files.createDirectories(aside.toAbsolutePath().getParent());
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            mended.add(file);
        }
        return mended;
    }
}
