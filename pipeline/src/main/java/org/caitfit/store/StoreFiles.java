package org.caitfit.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caitfit.store.files.Folder;
import org.caitfit.store.files.ProcessName;
import org.caitfit.store.parquet.ParquetTable;
import org.caitfit.store.table.DamagedFileException;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The files of a result folder: their names, and whole tables to them and back. */
final class StoreFiles {
    static final String EXTENSION = ".parquet";
    /** This file makes a folder a result folder. */
    static final String SETTINGS = "study/settings.parquet";

    static final String PARAMETERS = "study/parameters.parquet";
    static final String PLAN = "study/plan.parquet";
    static final String FITS = "fits/fits.parquet";
    static final String PROFILES = "profiles/profiles.parquet";
    static final String TRACES = "traces/traces.parquet";
    static final String CALIBRATIONS = "calibrations/calibrations.parquet";
    static final String CURVES = "curves/curves.parquet";
    /** Folder of parts: units of work that are done. */
    static final String RUNS = "runs";
    /** Folder of parts. */
    static final String REFINEMENTS = "refinements";
    /** Folder of what processes are doing, a file each. */
    static final String WORK = "work";
    /** Folder of parts that the study does not ask for at present. */
    static final String ASIDE = "aside";

    private static final String TEMPORARY = "tmp";
    private static final String TEMPORARY_EXTENSION = ".part";
    private static final List<String> SINGLE =
            List.of(SETTINGS, PARAMETERS, PLAN, FITS, PROFILES, TRACES, CALIBRATIONS, CURVES);
    private static final List<String> PARTS =
            List.of(RUNS, REFINEMENTS, WORK, ASIDE + "/" + RUNS, ASIDE + "/" + REFINEMENTS);

    private final Folder folder;

    StoreFiles(Folder folder) {
        this.folder = folder;
    }

    static String nameOf(AnalysisTable<?> table) {
        return "analysis/" + table.name() + EXTENSION;
    }

    /** Names of the files of a table, whether there or not; parts as they are there. */
    List<String> of(TableSchema table) throws IOException {
        return switch (table.name()) {
            case RUNS, REFINEMENTS -> parts(table.name());
            case "plan" -> List.of(PLAN);
            case "fits" -> List.of(FITS);
            case "profiles" -> List.of(PROFILES);
            case "traces" -> List.of(TRACES);
            case "calibrations" -> List.of(CALIBRATIONS);
            case "curves" -> List.of(CURVES);
            case "parameters" -> List.of(PARAMETERS);
            case "settings" -> List.of(SETTINGS);
            default ->
                List.of(AnalysisTable.ALL.stream()
                        .filter(t -> t.name().equals(table.name()))
                        .map(StoreFiles::nameOf)
                        .findFirst()
                        .orElseThrow());
        };
    }

    /** Names of the files in a folder of parts. */
    List<String> parts(String below) throws IOException {
        return list(below, EXTENSION);
    }

    /** Temporary files of processes that were killed, or that are at work now. */
    List<String> leftOvers() throws IOException {
        return list(TEMPORARY, TEMPORARY_EXTENSION);
    }

    private List<String> list(String below, String ending) throws IOException {
        return folder.files(below, ending).stream()
                .map(name -> below + "/" + name)
                .toList();
    }

    /** Files that a store writes and that are there now, the one that makes the folder a store first. */
    List<String> all() throws IOException {
        List<String> candidates = new ArrayList<>(SINGLE);
        AnalysisTable.ALL.forEach(table -> candidates.add(nameOf(table)));
        List<String> names = new ArrayList<>();
        for (String name : candidates) {
            if (folder.has(name)) {
                names.add(name);
            }
        }
        for (String below : PARTS) {
            names.addAll(parts(below));
        }
        return names;
    }

    /** Deletes all that a store writes, and the folders that are empty then. */
    void deleteAll() throws IOException {
        List<String> doomed = new ArrayList<>(all());
        doomed.addAll(leftOvers());
        for (String name : doomed) {
            folder.delete(name);
        }
        List<String> folders = new ArrayList<>(PARTS);
        folders.addAll(
                List.of(ASIDE, "study", "fits", "profiles", "traces", "calibrations", "curves", "analysis", TEMPORARY));
        for (String below : folders) {
            folder.deleteIfEmpty(below);
        }
    }

    <T> void publish(String name, RecordTable<T> table, List<T> entries, Map<String, String> notes) throws IOException {
        String last = name.substring(name.lastIndexOf('/') + 1, name.length() - EXTENSION.length());
        String temporary =
                TEMPORARY + "/" + table.schema().name() + "-" + last + "-" + ProcessName.TEXT + TEMPORARY_EXTENSION;
        Stream<Row> rows = entries.stream().map(table::row);
        ParquetTable.publish(folder, temporary, name, table.schema(), notes, rows::iterator);
    }

    /** Notes and number of rows of a file that is there, from its footer alone. */
    ParquetTable.Outline outline(String name, TableSchema schema) throws IOException {
        try {
            return ParquetTable.outline(folder, name, schema);
        } catch (DamagedFileException e) {
            throw damaged(e);
        }
    }

    ParquetTable read(String name, TableSchema schema) throws IOException {
        try {
            return ParquetTable.read(folder, name, schema);
        } catch (DamagedFileException e) {
            throw damaged(e);
        }
    }

    /** Records of a file that is there. */
    <T> List<T> read(String name, RecordTable<T> table) throws IOException {
        return entries(name, table, read(name, table.schema()).rows());
    }

    /** Records of a file, none if it is not there. */
    <T> List<T> readIfThere(String name, RecordTable<T> table) throws IOException {
        return folder.has(name) ? read(name, table) : List.of();
    }

    <T> List<T> entries(String name, RecordTable<T> table, List<Row> rows) throws StoreException {
        List<T> entries = new ArrayList<>(rows.size());
        try {
            rows.forEach(row -> entries.add(table.entry(row)));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw damaged(new DamagedFileException(folder.path(name), e));
        }
        return entries;
    }

    static StoreException damaged(DamagedFileException cause) {
        return new StoreException(
                StoreException.Kind.DAMAGED,
                cause.getMessage() + ". Maybe a copy was cut short; restore the file, or run the study again.",
                cause);
    }
}
