package org.caitfit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caitfit.results.Analysis;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.RefinementState;
import org.caitfit.results.RunOrder;
import org.caitfit.results.RunRecord;
import org.caitfit.results.Runs;
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
    private static final String RUNS = "runs";
    private static final String REFINEMENTS = "refinements";

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
     * Starts a store, or goes on with the one that is there if it is of the same problem: what it holds stays.
     *
     * @param folder made if missing; other files in it are left alone
     * @param study what the results are of
     * @param fresh true to delete the results that are there
     * @throws StoreException NOT_EMPTY if there are results of another problem and {@code fresh} is false; DAMAGED if what is
     *     there cannot be read
     */
    public static ResultStore create(Path folder, StudyRecord study, boolean fresh) throws IOException {
        ResultStore store = new ResultStore(folder, study);
        List<Path> present = store.ownFiles();
        if (fresh) {
            store.delete(present);
        } else if (Files.exists(settingsFile(folder))) {
            requireSameProblem(open(folder).study(), study, folder);
        } else if (present.stream().anyMatch(file -> !file.equals(parametersFile(folder)))) {
            throw new StoreException(
                    StoreException.Kind.NOT_EMPTY,
                    "the folder " + folder + " holds results (" + folder.relativize(present.get(0))
                            + ") without a description of their study (study/settings.parquet is missing)."
                            + " Maybe restore that file, choose another --out, or add --fresh to delete them.");
        }
        store.publish(parametersFile(folder), new ParameterTable(), study.parameters(), StudyNotes.provenance(study));
        // last: this file makes the folder a store
        store.publish(settingsFile(folder), new SettingTable(), study.settings(), StudyNotes.complete(study));
        return store;
    }

    private static void requireSameProblem(StudyRecord there, StudyRecord here, Path folder) throws StoreException {
        if (there.problemSha256().equals(here.problemSha256())) {
            return;
        }
        throw new StoreException(
                StoreException.Kind.NOT_EMPTY,
                "the folder " + folder + " holds results of another problem:" + ProblemDifference.describe(there, here)
                        + "\nMaybe choose another --out, or add --fresh to delete them.");
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
        return names(folder.resolve(RUNS));
    }

    private static List<String> names(Path folder) throws IOException {
        return parquetFiles(folder).stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                .toList();
    }

    /**
     * Publishes a part of the table of runs: a unit of work that is done. One of that name is replaced; the same work has the
     * same rows.
     *
     * @param part name of the part, derived from the content of the work: letters, digits, '.', '_', '-'
     * @param runs in order
     */
    public void appendRuns(String part, List<RunRecord> runs) throws IOException {
        publish(part(RUNS, part), runTable, runs, StudyNotes.provenance(study));
    }

    /**
     * Rows of a part of the table of runs if it is published; one that was set aside is taken back.
     *
     * @throws StoreException DAMAGED if it cannot be read
     */
    public Optional<List<RunRecord>> runs(String part) throws IOException {
        Path file = takenBack(RUNS, part);
        return Files.exists(file)
                ? Optional.of(
                        entries(file, runTable, read(file, runTable.schema()).rows()))
                : Optional.empty();
    }

    /** Those of the named parts of the table of runs that are published; ones that were set aside are taken back. */
    public Set<String> present(List<String> parts) throws IOException {
        Set<String> there = new HashSet<>(names(folder.resolve(RUNS)));
        Set<String> aside = new HashSet<>(names(folder.resolve("aside").resolve(RUNS)));
        Set<String> present = new HashSet<>();
        for (String part : parts) {
            if (!there.contains(part) && aside.contains(part)) {
                takenBack(RUNS, part);
                present.add(part);
            } else if (there.contains(part)) {
                present.add(part);
            }
        }
        return present;
    }

    /**
     * Sets parts aside that the study does not ask for any more, be it runs or refinements: they are not among the results, and
     * come back when it asks for them again.
     */
    public void setAside(List<String> parts) throws IOException {
        for (String part : parts) {
            for (String table : List.of(REFINEMENTS, RUNS)) {
                Path file = part(table, part);
                if (Files.exists(file)) {
                    Path aside = aside(table, part);
                    Files.createDirectories(aside.toAbsolutePath().getParent());
                    Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private Path aside(String table, String part) {
        return folder.resolve("aside").resolve(table).resolve(part + EXTENSION);
    }

    private Path takenBack(String table, String part) throws IOException {
        Path file = part(table, part);
        Path aside = aside(table, part);
        if (!Files.exists(file) && Files.exists(aside)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** Publishes an ended refinement, after its runs: that makes the unit done. */
    public void writeRefinement(RefinementState refinement) throws IOException {
        publish(
                part(REFINEMENTS, refinement.unit()),
                new RefinementTable(),
                List.of(refinement),
                StudyNotes.provenance(study));
    }

    /** An ended refinement if it is published. @throws StoreException DAMAGED if it cannot be read */
    public Optional<RefinementState> refinement(String unit) throws IOException {
        List<RefinementState> rows = readIfThere(takenBack(REFINEMENTS, unit), new RefinementTable());
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    private Path part(String table, String name) {
        if (!PART_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a part: \"" + name + "\"");
        }
        return folder.resolve(table).resolve(name + EXTENSION);
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
                readAnalysis(AnalysisTable.COMBINATIONS),
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
     * Reads everything but the runs, which are read part by part when they are gone through. Tables that are not there yet are
     * empty.
     *
     * @throws StoreException DAMAGED with the name of the file; of a part of the runs it comes when that is read
     */
    public StudyResults results() throws IOException {
        return results(Runs.of(parts(), this::readPart), readFits());
    }

    /**
     * The same with all runs in memory, in {@link RunOrder}: for small studies.
     *
     * @throws StoreException DAMAGED with the name of the file
     */
    public StudyResults readAll() throws IOException {
        List<FitRecord> fits = readFits();
        List<RunRecord> runs = readRuns();
        runs.sort(RunOrder.of(study, fits));
        return results(Runs.of(runs), fits);
    }

    private List<FitRecord> readFits() throws IOException {
        return readIfThere(fitsFile(), fitTable);
    }

    private StudyResults results(Runs runs, List<FitRecord> fits) throws IOException {
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

    private List<RunRecord> readPart(String part) {
        try {
            Path file = part(RUNS, part);
            return entries(file, runTable, read(file, runTable.schema()).rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RunRecord> readRuns() throws IOException {
        List<RunRecord> runs = new ArrayList<>();
        for (Path part : parquetFiles(folder.resolve(RUNS))) {
            runs.addAll(entries(part, runTable, read(part, runTable.schema()).rows()));
        }
        return runs;
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

    /** Files of a table, whether there or not; parts as they are there. */
    List<Path> files(TableSchema table) throws IOException {
        return switch (table.name()) {
            case RUNS, REFINEMENTS -> parquetFiles(folder.resolve(table.name()));
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
    }

    /** Temporary files of processes that were killed, or that are at work now. */
    List<Path> leftOvers() throws IOException {
        return list(folder.resolve("tmp"), ".part");
    }

    /** Rows of a table as stored; runs part by part. None if the table is not there yet. */
    List<Row> rows(TableSchema table) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path file : files(table)) {
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
        // of its own for each process: a task that was started again may run beside the one it replaces
        Path temporary = folder.resolve("tmp")
                .resolve(name.substring(0, name.length() - EXTENSION.length()) + "-"
                        + ProcessHandle.current().pid() + ".part");
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
        files.addAll(parquetFiles(folder.resolve(RUNS)));
        files.addAll(parquetFiles(folder.resolve(REFINEMENTS)));
        files.addAll(parquetFiles(folder.resolve("aside").resolve(RUNS)));
        files.addAll(parquetFiles(folder.resolve("aside").resolve(REFINEMENTS)));
        return files;
    }

    private void delete(List<Path> files) throws IOException {
        List<Path> doomed = new ArrayList<>(files);
        doomed.addAll(leftOvers());
        for (Path file : doomed) {
            Files.delete(file);
        }
        for (String name : List.of(
                "study",
                RUNS,
                REFINEMENTS,
                "aside/" + RUNS,
                "aside/" + REFINEMENTS,
                "aside",
                "fits",
                "profiles",
                "traces",
                "calibrations",
                "curves",
                "analysis",
                "tmp")) {
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
