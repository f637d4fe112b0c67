package org.caitfit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.caitfit.results.Analysis;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.RunOrder;
import org.caitfit.results.RunRecord;
import org.caitfit.results.Runs;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.results.TracePoint;
import org.caitfit.store.files.Folder;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/**
 * The tables of a store. Those of the fits, what belongs to them and the analysis are a file each, replaced as a whole; the runs
 * are published as {@link StoredUnits}. All are read here.
 */
public final class StoredTables {
    private final Folder folder;
    private final StoreFiles files;
    private final StoreWriter writer;
    private final StudyRecord study;
    private final StoredUnits units;
    private final RunTable runTable;
    private final FitTable fitTable;

    StoredTables(Folder folder, StoreFiles files, StoreWriter writer, StudyRecord study, StoredUnits units) {
        this.folder = folder;
        this.files = files;
        this.writer = writer;
        this.study = study;
        this.units = units;
        this.runTable = new RunTable(study.parameters());
        this.fitTable = new FitTable(study.parameters());
    }

    /** Publishes the table of fits in place of the one that may be there. */
    public void writeFits(List<FitRecord> fits) throws IOException {
        writer.publish(StoreFiles.FITS, fitTable, fits);
    }

    /** Publishes the table of profiles in place of the one that may be there. */
    public void writeProfiles(List<ProfilePoint> profiles) throws IOException {
        writer.publish(StoreFiles.PROFILES, new ProfileTable(), profiles);
    }

    /** Publishes the table of traces in place of the one that may be there. */
    public void writeTraces(List<TracePoint> traces) throws IOException {
        writer.publish(StoreFiles.TRACES, new TraceTable(), traces);
    }

    /** Publishes the table of calibrations in place of the one that may be there. */
    public void writeCalibrations(List<CalibrationValue> calibrations) throws IOException {
        writer.publish(StoreFiles.CALIBRATIONS, new CalibrationTable(), calibrations);
    }

    /** Publishes the table of curves in place of the one that may be there. */
    public void writeCurves(List<CurvePoint> curves) throws IOException {
        writer.publish(StoreFiles.CURVES, new CurveTable(), curves);
    }

    /** Publishes the tables of the analysis in place of those that may be there. */
    public void writeAnalysis(Analysis analysis) throws IOException {
        for (AnalysisTable<?> table : AnalysisTable.ALL) {
            writeAnalysis(table, analysis);
        }
    }

    private <T> void writeAnalysis(AnalysisTable<T> table, Analysis analysis) throws IOException {
        writer.publish(StoreFiles.nameOf(table), table.table(), table.of(analysis));
    }

    /**
     * Reads everything but the runs, which are read unit by unit when they are gone through. Tables that are not there yet are
     * empty.
     *
     * @throws StoreException DAMAGED with the name of the file; of one with runs when they are gone through
     */
    public StudyResults results() throws IOException {
        return results(Runs.of(units.names(), this::readUnit), readFits());
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

    private List<RunRecord> readUnit(String unit) {
        try {
            return units.runs(unit).orElseThrow(() -> new IllegalStateException("the part " + unit + " has vanished"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RunRecord> readRuns() throws IOException {
        List<RunRecord> runs = new ArrayList<>();
        for (String file : files.parts(StoreFiles.RUNS)) {
            runs.addAll(units.packs().taken(file, files.read(file, runTable)));
        }
        return runs;
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

    /** Tables by name, in the order in which they are offered. */
    List<RecordTable<?>> all() {
        List<RecordTable<?>> tables = new ArrayList<>(List.of(
                runTable, fitTable, new ProfileTable(), new TraceTable(), new CalibrationTable(), new CurveTable()));
        AnalysisTable.ALL.forEach(t -> tables.add(t.table()));
        tables.add(new PlanTable());
        tables.add(new ParameterTable());
        tables.add(new SettingTable());
        return List.copyOf(tables);
    }

    /** Takes rows of a table one by one. */
    interface RowReader {
        void take(Row row) throws IOException;
    }

    /** Hands over the rows of a table as stored, one file of them in memory. None if the table is not there yet. */
    void rows(TableSchema table, RowReader reader) throws IOException {
        for (String file : files.of(table)) {
            if (folder.has(file)) {
                for (Row row : units.packs().taken(file, files.read(file, table).rows())) {
                    reader.take(row);
                }
            }
        }
    }
}
