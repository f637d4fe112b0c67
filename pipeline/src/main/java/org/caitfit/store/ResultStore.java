package org.caitfit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caitfit.results.Analysis;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.PlannedWork;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.RefinementState;
import org.caitfit.results.RunOrder;
import org.caitfit.results.RunRecord;
import org.caitfit.results.Runs;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.results.TracePoint;
import org.caitfit.results.WorkUnderWay;
import org.caitfit.store.files.Folder;
import org.caitfit.store.files.LocalFolder;
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
    private final Folder folder;
    private final StoreFiles files;
    private final StoreParts parts;
    private final StudyRecord study;
    private final RunTable runTable;
    private final FitTable fitTable;
    private final Packs packs;

    private ResultStore(Folder folder, StudyRecord study) {
        this.folder = folder;
        this.files = new StoreFiles(folder);
        this.parts = new StoreParts(folder, files);
        this.study = study;
        this.runTable = new RunTable(study.parameters());
        this.fitTable = new FitTable(study.parameters());
        this.packs = new Packs(folder, files, runTable);
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
        store.files.publish(StoreFiles.PARAMETERS, new ParameterTable(), study.parameters(), store.notes());
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

    private <T> void publish(String file, RecordTable<T> table, List<T> entries) throws IOException {
        publish(file, table, entries, notes());
    }

    private <T> void publish(String file, RecordTable<T> table, List<T> entries, Map<String, String> notes)
            throws IOException {
        if (!folder.has(StoreFiles.SETTINGS)) {
            throw new StoreException(
                    StoreException.Kind.GONE,
                    "the result folder " + folder + " is gone (" + StoreFiles.SETTINGS + " is missing), so that " + file
                            + " was not written. Maybe it was moved or deleted, or its disk is not mounted any more;"
                            + " once it is back, the same command goes on from there.");
        }
        files.publish(file, table, entries, notes);
    }

    /** What the footer of every file says of the study. */
    Map<String, String> notes() {
        return StudyNotes.provenance(study);
    }

    /** Names of the published parts of the table of runs, sorted; each is a unit of work that is done. */
    public List<String> parts() throws IOException {
        SortedSet<String> names = new TreeSet<>(packs.index().keySet());
        names.addAll(looseParts());
        return List.copyOf(names);
    }

    /** Those that have files of their own. */
    List<String> looseParts() throws IOException {
        return parts.names(StoreFiles.RUNS).stream()
                .filter(name -> !name.startsWith(Packs.PREFIX))
                .toList();
    }

    /** Deletes files of parts that are in others, too. */
    void deleteLoose(Set<String> names) throws IOException {
        for (String name : names) {
            folder.delete(StoreParts.file(StoreFiles.RUNS, name));
        }
    }

    /** Files with many parts. */
    Packs packs() {
        return packs;
    }

    /** Whether the rows of a part are taken from a file: it may be in several. */
    boolean isTakenFrom(String file, String part) throws IOException {
        if (folder.has(StoreParts.file(StoreFiles.RUNS, part))) {
            return false;
        }
        Packs.Range range = packs.index().get(part);
        return range != null && range.file().equals(file);
    }

    /** All parts of the table of runs in short, by name; of recent files the footers alone are read. */
    public List<UnitOutline> outlines() throws IOException {
        List<UnitOutline> outlines = new ArrayList<>();
        for (String part : parts()) {
            String file = StoreParts.file(StoreFiles.RUNS, part);
            if (folder.has(file)) {
                outlines.add(outline(part, file));
            } else {
                outlines.add(Objects.requireNonNull(packs.index().get(part)).outline());
            }
        }
        return outlines;
    }

    private UnitOutline outline(String part, String file) throws IOException {
        ParquetTable.Outline outline = files.outline(file, runTable.schema());
        return new UnitOutline(
                part,
                outline.rows(),
                Failures.told(outline.notes())
                        ? Failures.of(outline.notes())
                        : Failures.of(files.read(file, runTable)));
    }

    /**
     * Publishes a part of the table of runs: a unit of work that is done. One of that name is replaced; the same work has the
     * same rows.
     *
     * @param part name of the part, derived from the content of the work: letters, digits, '.', '_', '-'
     * @param runs in order
     */
    public void appendRuns(String part, List<RunRecord> runs) throws IOException {
        if (part.startsWith(Packs.PREFIX)) {
            throw new IllegalArgumentException("not a name for a part: \"" + part + "\"");
        }
        Map<String, String> notes = new HashMap<>(notes());
        notes.put(Failures.KEY, Failures.text(Failures.of(runs)));
        publish(StoreParts.file(StoreFiles.RUNS, part), runTable, runs, notes);
    }

    /**
     * Rows of a part of the table of runs if it is published; one that was set aside is taken back.
     *
     * @throws StoreException DAMAGED if it cannot be read
     */
    public Optional<List<RunRecord>> runs(String part) throws IOException {
        String file = parts.takenBack(StoreFiles.RUNS, part);
        return folder.has(file) ? Optional.of(files.read(file, runTable)) : packs.runs(part);
    }

    /** Publishes what the study asks for. */
    public void writePlan(List<PlannedWork> plan) throws IOException {
        publish(StoreFiles.PLAN, new PlanTable(), plan);
    }

    /** What the study asked for when it was fitted last. */
    public List<PlannedWork> plan() throws IOException {
        return files.readIfThere(StoreFiles.PLAN, new PlanTable());
    }

    /** Publishes what a process is doing in place of what it said before. @param work none to leave nothing */
    public void writeWork(String process, List<WorkUnderWay> work) throws IOException {
        String file = StoreParts.file(StoreFiles.WORK, process);
        if (work.isEmpty()) {
            folder.delete(file);
        } else {
            publish(file, new WorkTable(), work);
        }
    }

    /** What processes are doing, and what those were doing that were killed. */
    public List<WorkUnderWay> work() throws IOException {
        List<WorkUnderWay> work = new ArrayList<>();
        for (String file : files.parts(StoreFiles.WORK)) {
            try {
                work.addAll(files.read(file, new WorkTable()));
            } catch (StoreException e) {
                // its process has ended meanwhile; a file that is damaged says nothing either
            }
        }
        return work;
    }

    /** Those of the named parts of the table of runs that are published; ones that were set aside are taken back. */
    public Set<String> present(List<String> wanted) throws IOException {
        Set<String> present = new HashSet<>(parts.present(StoreFiles.RUNS, wanted));
        wanted.stream().filter(packs.index().keySet()::contains).forEach(present::add);
        return present;
    }

    /**
     * Sets parts aside that the study does not ask for any more, be it runs or refinements: they are not among the results, and
     * come back when it asks for them again.
     */
    public void setAside(List<String> names) throws IOException {
        for (String name : names) {
            Packs.Range range = packs.index().get(name);
            if (range != null) {
                unpack(range.file());
            }
        }
        parts.setAside(names);
    }

    /** Gives each part of a file one of its own. */
    private void unpack(String file) throws IOException {
        for (Packs.Range range : packs.ranges(file)) {
            if (isTakenFrom(file, range.unit())) {
                appendRuns(range.unit(), packs.runs(range.unit()).orElseThrow());
            }
        }
        packs.delete(Set.of(file));
    }

    /** Publishes an ended refinement, after its runs: that makes the unit done. */
    public void writeRefinement(RefinementState refinement) throws IOException {
        publish(StoreParts.file(StoreFiles.REFINEMENTS, refinement.unit()), new RefinementTable(), List.of(refinement));
    }

    /** An ended refinement if it is published. @throws StoreException DAMAGED if it cannot be read */
    public Optional<RefinementState> refinement(String unit) throws IOException {
        List<RefinementState> rows =
                files.readIfThere(parts.takenBack(StoreFiles.REFINEMENTS, unit), new RefinementTable());
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** All ended refinements. */
    public List<RefinementState> refinements() throws IOException {
        List<RefinementState> ended = new ArrayList<>();
        for (String file : files.parts(StoreFiles.REFINEMENTS)) {
            ended.addAll(files.read(file, new RefinementTable()));
        }
        return ended;
    }

    /** When a part of the results was published last, ms since 1970-01-01; 0 if there is none. */
    public long lastPublished() throws IOException {
        long last = folder.modified(StoreFiles.FITS);
        for (String table : List.of(StoreFiles.RUNS, StoreFiles.REFINEMENTS)) {
            for (String file : files.parts(table)) {
                last = Math.max(last, folder.modified(file));
            }
        }
        return last;
    }

    /** Number of files of parts that the study does not ask for at present. */
    public int partsAside() throws IOException {
        return files.parts(StoreFiles.ASIDE + "/" + StoreFiles.RUNS).size()
                + files.parts(StoreFiles.ASIDE + "/" + StoreFiles.REFINEMENTS).size();
    }

    /** Publishes the table of fits in place of the one that may be there. */
    public void writeFits(List<FitRecord> fits) throws IOException {
        publish(StoreFiles.FITS, fitTable, fits);
    }

    /** Publishes the table of profiles in place of the one that may be there. */
    public void writeProfiles(List<ProfilePoint> profiles) throws IOException {
        publish(StoreFiles.PROFILES, new ProfileTable(), profiles);
    }

    /** Publishes the table of traces in place of the one that may be there. */
    public void writeTraces(List<TracePoint> traces) throws IOException {
        publish(StoreFiles.TRACES, new TraceTable(), traces);
    }

    /** Publishes the table of calibrations in place of the one that may be there. */
    public void writeCalibrations(List<CalibrationValue> calibrations) throws IOException {
        publish(StoreFiles.CALIBRATIONS, new CalibrationTable(), calibrations);
    }

    /** Publishes the table of curves in place of the one that may be there. */
    public void writeCurves(List<CurvePoint> curves) throws IOException {
        publish(StoreFiles.CURVES, new CurveTable(), curves);
    }

    /** Publishes the tables of the analysis in place of those that may be there. */
    public void writeAnalysis(Analysis analysis) throws IOException {
        for (AnalysisTable<?> table : AnalysisTable.ALL) {
            writeAnalysis(table, analysis);
        }
    }

    private <T> void writeAnalysis(AnalysisTable<T> table, Analysis analysis) throws IOException {
        publish(StoreFiles.nameOf(table), table.table(), table.of(analysis));
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
        return files.readIfThere(StoreFiles.nameOf(table), table.table());
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
        return files.readIfThere(StoreFiles.FITS, fitTable);
    }

    private StudyResults results(Runs runs, List<FitRecord> fits) throws IOException {
        return new StudyResults(
                study,
                runs,
                fits,
                files.readIfThere(StoreFiles.PROFILES, new ProfileTable()),
                files.readIfThere(StoreFiles.TRACES, new TraceTable()),
                files.readIfThere(StoreFiles.CALIBRATIONS, new CalibrationTable()),
                files.readIfThere(StoreFiles.CURVES, new CurveTable()),
                readAnalysis());
    }

    private List<RunRecord> readPart(String part) {
        try {
            return runs(part).orElseThrow(() -> new IllegalStateException("the part " + part + " has vanished"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RunRecord> readRuns() throws IOException {
        List<RunRecord> runs = new ArrayList<>();
        for (String file : files.parts(StoreFiles.RUNS)) {
            runs.addAll(taken(file, files.read(file, runTable)));
        }
        return runs;
    }

    /** Of the rows of a file those that are taken from it. */
    <T> List<T> taken(String file, List<T> rows) throws IOException {
        if (!Packs.isPack(file)) {
            return rows;
        }
        List<T> taken = new ArrayList<>();
        for (Packs.Range range : packs.ranges(file)) {
            if (isTakenFrom(file, range.unit())) {
                int from = Math.toIntExact(range.from());
                taken.addAll(rows.subList(
                        from, from + Math.toIntExact(range.outline().runs())));
            }
        }
        return taken;
    }

    /** Tables by name, in the order in which they are offered. */
    List<RecordTable<?>> tables() {
        List<RecordTable<?>> tables = new ArrayList<>(List.of(
                runTable, fitTable, new ProfileTable(), new TraceTable(), new CalibrationTable(), new CurveTable()));
        AnalysisTable.ALL.forEach(t -> tables.add(t.table()));
        tables.add(new PlanTable());
        tables.add(new ParameterTable());
        tables.add(new SettingTable());
        return List.copyOf(tables);
    }

    /** The files themselves. */
    StoreFiles files() {
        return files;
    }

    /** Takes rows of a table one by one. */
    interface RowReader {
        void take(Row row) throws IOException;
    }

    /** Hands over the rows of a table as stored; runs part by part, one part in memory. None if the table is not there yet. */
    void rows(TableSchema table, RowReader reader) throws IOException {
        for (String file : files.of(table)) {
            if (folder.has(file)) {
                for (Row row : taken(file, files.read(file, table).rows())) {
                    reader.take(row);
                }
            }
        }
    }
}
