package org.caitfit.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caitfit.results.Analysis;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.RunRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.results.TracePoint;
import org.caitfit.store.parquet.ParquetTable;
import org.caitfit.store.table.DamagedFileException;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study.ResolvedSetting;

/**
 * The result folder of one study: tables in Parquet files that any tool can read.
 *
 * <p>A file is published whole or not at all: it is written under {@code tmp/}, synced, read back and renamed. The
 * same rows give the same bytes. Several threads may append parts of different names at the same time.
 */
public final class ResultStore {
    private static final Pattern PART_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}");
    private static final String EXTENSION = ".parquet";

    private final Path folder;
    private final StudyRecord study;
    private final RunTable runTable;
    private final FitTable fitTable;

    private ResultStore(Path folder, StudyRecord study) {
        this.folder = folder;
        this.study = study;
        this.runTable = new RunTable(study.parameters());
        this.fitTable = new FitTable(study.parameters());
    }

    /**
     * Starts a store.
     *
     * @param folder made if missing; other files in it are left alone
     * @param study what the results are of
     * @param fresh true to delete the results that are there, false to refuse to start if there are any
     * @throws StoreException NOT_EMPTY if there are results and {@code fresh} is false
     */
    public static ResultStore create(Path folder, StudyRecord study, boolean fresh) throws IOException {
        ResultStore store = new ResultStore(folder, study);
        List<Path> present = store.ownFiles();
        if (!present.isEmpty() && !fresh) {
            throw new StoreException(
                    StoreException.Kind.NOT_EMPTY,
                    "the folder " + folder + " already holds results (" + folder.relativize(present.get(0))
                            + "). Maybe add --fresh to delete them, or choose another --out.");
        }
        store.delete(present);
        store.publish(parametersFile(folder), new ParameterTable(), study.parameters(), StudyNotes.provenance(study));
        // last: this file makes the folder a store
        store.publish(settingsFile(folder), new SettingTable(), study.settings(), StudyNotes.complete(study));
        return store;
    }

    /**
     * Opens a store.
     *
     * @throws StoreException NO_STORE if the folder holds none, DAMAGED if its description cannot be read
     */
    public static ResultStore open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new StoreException(StoreException.Kind.NO_STORE, "there is no folder " + folder);
        }
        if (!Files.exists(settingsFile(folder))) {
            throw new StoreException(
                    StoreException.Kind.NO_STORE,
                    "the folder " + folder + " holds no results of caitfit (study/settings.parquet is missing)."
                            + " Maybe the path is wrong, or the fit that should make them has not been started.");
        }
        ParquetTable settings = read(settingsFile(folder), new SettingTable().schema());
        ParquetTable parameters = read(parametersFile(folder), new ParameterTable().schema());
        List<ParameterSpec> specs = entries(parametersFile(folder), new ParameterTable(), parameters.rows());
        List<ResolvedSetting> resolved = entries(settingsFile(folder), new SettingTable(), settings.rows());
        try {
            return new ResultStore(folder, StudyNotes.study(settings.notes(), specs, resolved));
        } catch (IllegalArgumentException e) {
            throw damaged(new DamagedFileException(settingsFile(folder), e));
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** What the results are of. */
    public StudyRecord study() {
        return study;
    }

    /** Names of the published parts of the table of runs, sorted. */
    public List<String> parts() throws IOException {
        return parquetFiles(folder.resolve("runs")).stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                .toList();
    }

    /**
     * Publishes a part of the table of runs.
     *
     * @param part name of the part, the same for the same work: letters, digits, '.', '_', '-'
     * @param runs in order
     * @throws StoreException PART_EXISTS if the part is published already; it is left as it is
     */
    public void appendRuns(String part, List<RunRecord> runs) throws IOException {
        if (!PART_NAME.matcher(part).matches()) {
            throw new IllegalArgumentException("not a name for a part: \"" + part + "\"");
        }
        Path target = folder.resolve("runs").resolve(part + EXTENSION);
        if (Files.exists(target)) {
            throw new StoreException(
                    StoreException.Kind.PART_EXISTS, "the part " + part + " of the runs is already in " + folder);
        }
        publish(target, runTable, runs, StudyNotes.provenance(study));
    }

    /** Publishes the table of fits in place of the one that may be there. */
    public void writeFits(List<FitRecord> fits) throws IOException {
        publish(fitsFile(), fitTable, fits, StudyNotes.provenance(study));
    }

    /** Publishes the table of profiles in place of the one that may be there. */
    public void writeProfiles(List<ProfilePoint> profiles) throws IOException {
        publish(profilesFile(), new ProfileTable(), profiles, StudyNotes.provenance(study));
    }

    /** Publishes the table of traces in place of the one that may be there. */
    public void writeTraces(List<TracePoint> traces) throws IOException {
        publish(tracesFile(), new TraceTable(), traces, StudyNotes.provenance(study));
    }

    /** Publishes the table of calibrations in place of the one that may be there. */
    public void writeCalibrations(List<CalibrationValue> calibrations) throws IOException {
        publish(calibrationsFile(), new CalibrationTable(), calibrations, StudyNotes.provenance(study));
    }

    /** Publishes the table of curves in place of the one that may be there. */
    public void writeCurves(List<CurvePoint> curves) throws IOException {
        publish(curvesFile(), new CurveTable(), curves, StudyNotes.provenance(study));
    }

    /** Publishes the tables of the analysis in place of those that may be there. */
    public void writeAnalysis(Analysis analysis) throws IOException {
        for (AnalysisTable<?> table : AnalysisTable.ALL) {
            writeAnalysis(table, analysis);
        }
    }

    private <T> void writeAnalysis(AnalysisTable<T> table, Analysis analysis) throws IOException {
        publish(file(table), table.table(), table.of(analysis), StudyNotes.provenance(study));
    }

    private Analysis readAnalysis() throws IOException {
        return new Analysis(
                readAnalysis(AnalysisTable.INTERVALS),
                readAnalysis(AnalysisTable.SCANS),
                readAnalysis(AnalysisTable.PATTERNS),
                readAnalysis(AnalysisTable.INFLUENCES),
                readAnalysis(AnalysisTable.LANDSCAPE),
                readAnalysis(AnalysisTable.MODELS),
                readAnalysis(AnalysisTable.CLAIMS));
    }

    private <T> List<T> readAnalysis(AnalysisTable<T> table) throws IOException {
        return readIfThere(file(table), table.table());
    }

    private Path file(AnalysisTable<?> table) {
        return folder.resolve("analysis").resolve(table.name() + EXTENSION);
    }

    /**
     * Reads everything. Tables that are not there yet are empty. Runs come by experiment, phase, fit, model and index.
     *
     * @throws StoreException DAMAGED with the name of the file
     */
    public StudyResults readAll() throws IOException {
        List<FitRecord> fits = readIfThere(fitsFile(), fitTable);
        List<RunRecord> runs = readRuns();
        runs.sort(order(fits));
        return new StudyResults(
                study,
                runs,
                fits,
                readIfThere(profilesFile(), new ProfileTable()),
                readIfThere(tracesFile(), new TraceTable()),
                readIfThere(calibrationsFile(), new CalibrationTable()),
                readIfThere(curvesFile(), new CurveTable()),
                readAnalysis());
    }

    private List<RunRecord> readRuns() throws IOException {
        List<RunRecord> runs = new ArrayList<>();
        for (Path part : parquetFiles(folder.resolve("runs"))) {
            runs.addAll(entries(part, runTable, read(part, runTable.schema()).rows()));
        }
        return runs;
    }

    private Comparator<RunRecord> order(List<FitRecord> fits) {
        Map<String, Integer> fitRank = new HashMap<>();
        fits.forEach(fit -> fitRank.putIfAbsent(fit.fitId(), fitRank.size()));
        return Comparator.comparingInt((RunRecord run) -> {
                    int rank = study.experiments().indexOf(run.experiment());
                    return rank < 0 ? Integer.MAX_VALUE : rank;
                })
                .thenComparing(RunRecord::experiment)
                .thenComparing(RunRecord::phase)
                .thenComparingInt(run -> fitRank.getOrDefault(run.fitId(), Integer.MAX_VALUE))
                .thenComparing(RunRecord::fitId)
                .thenComparing(RunRecord::model)
                .thenComparingLong(RunRecord::index);
    }

    /** Tables by name, in the order in which they are offered. */
    List<RecordTable<?>> tables() {
        List<RecordTable<?>> tables = new ArrayList<>(List.of(
                runTable, fitTable, new ProfileTable(), new TraceTable(), new CalibrationTable(), new CurveTable()));
        AnalysisTable.ALL.forEach(t -> tables.add(t.table()));
        tables.add(new ParameterTable());
        tables.add(new SettingTable());
        return List.copyOf(tables);
    }

    /** Rows of a table as stored; runs part by part. None if the table is not there yet. */
    List<Row> rows(TableSchema table) throws IOException {
        List<Path> files = switch (table.name()) {
            case "runs" -> parquetFiles(folder.resolve("runs"));
            case "fits" -> List.of(fitsFile());
            case "profiles" -> List.of(profilesFile());
            case "traces" -> List.of(tracesFile());
            case "calibrations" -> List.of(calibrationsFile());
            case "curves" -> List.of(curvesFile());
            case "parameters" -> List.of(parametersFile(folder));
            case "settings" -> List.of(settingsFile(folder));
            default ->
                List.of(AnalysisTable.ALL.stream()
                        .filter(t -> t.name().equals(table.name()))
                        .map(this::file)
                        .findFirst()
                        .orElseThrow());
        };
        List<Row> rows = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                rows.addAll(read(file, table).rows());
            }
        }
        return rows;
    }

    private static Path parametersFile(Path folder) {
        return folder.resolve("study").resolve("parameters.parquet");
    }

    private static Path settingsFile(Path folder) {
        return folder.resolve("study").resolve("settings.parquet");
    }

    private Path fitsFile() {
        return folder.resolve("fits").resolve("fits.parquet");
    }

    private Path profilesFile() {
        return folder.resolve("profiles").resolve("profiles.parquet");
    }

    private Path tracesFile() {
        return folder.resolve("traces").resolve("traces.parquet");
    }

    private Path calibrationsFile() {
        return folder.resolve("calibrations").resolve("calibrations.parquet");
    }

    private Path curvesFile() {
        return folder.resolve("curves").resolve("curves.parquet");
    }

    private <T> void publish(Path target, RecordTable<T> table, List<T> entries, Map<String, String> notes)
            throws IOException {
        String name = table.schema().name() + "-" + target.getFileName();
        Path temporary = folder.resolve("tmp").resolve(name.substring(0, name.length() - EXTENSION.length()) + ".part");
        Stream<Row> rows = entries.stream().map(table::row);
        ParquetTable.publish(temporary, target, table.schema(), notes, rows::iterator);
    }

    private <T> List<T> readIfThere(Path file, RecordTable<T> table) throws IOException {
        return Files.exists(file)
                ? entries(file, table, read(file, table.schema()).rows())
                : List.of();
    }

    private static ParquetTable read(Path file, TableSchema schema) throws IOException {
        try {
            return ParquetTable.read(file, schema);
        } catch (DamagedFileException e) {
            throw damaged(e);
        }
    }

    private static <T> List<T> entries(Path file, RecordTable<T> table, List<Row> rows) throws StoreException {
        List<T> entries = new ArrayList<>(rows.size());
        try {
            rows.forEach(row -> entries.add(table.entry(row)));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw damaged(new DamagedFileException(file, e));
        }
        return entries;
    }

    private static StoreException damaged(DamagedFileException cause) {
        return new StoreException(
                StoreException.Kind.DAMAGED,
                cause.getMessage() + ". Maybe a copy was cut short; restore the file, or run the study again.",
                cause);
    }

    /** Files that a store writes and that are there now, the one that makes the folder a store first. */
    private List<Path> ownFiles() throws IOException {
        List<Path> files = new ArrayList<>(List.of(
                settingsFile(folder),
                parametersFile(folder),
                fitsFile(),
                profilesFile(),
                tracesFile(),
                calibrationsFile(),
                curvesFile()));
        AnalysisTable.ALL.forEach(table -> files.add(file(table)));
        files.removeIf(file -> !Files.exists(file));
        files.addAll(parquetFiles(folder.resolve("runs")));
        return files;
    }

    private void delete(List<Path> files) throws IOException {
        List<Path> doomed = new ArrayList<>(files);
        doomed.addAll(list(folder.resolve("tmp"), ".part"));
        for (Path file : doomed) {
            Files.delete(file);
        }
        for (String name :
                List.of("study", "runs", "fits", "profiles", "traces", "calibrations", "curves", "analysis", "tmp")) {
            try {
                Files.delete(folder.resolve(name));
            } catch (NoSuchFileException | DirectoryNotEmptyException e) {
                // never made, or files of somebody else are in it: they stay
            }
        }
    }

    private static List<Path> parquetFiles(Path folder) throws IOException {
        return list(folder, EXTENSION);
    }

    private static List<Path> list(Path folder, String extension) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Objects.toString(file.getFileName()).endsWith(extension))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
