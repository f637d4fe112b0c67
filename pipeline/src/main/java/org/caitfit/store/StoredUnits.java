package org.caitfit.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caitfit.results.PlannedWork;
import org.caitfit.results.RefinementState;
import org.caitfit.results.RunRecord;
import org.caitfit.results.WorkUnderWay;
import org.caitfit.store.files.Folder;
import org.caitfit.store.parquet.ParquetTable;

/**
 * The units of work of a search in its store: those that the study asks for, those under way, those done and those set aside.
 *
 * <p>One that is done is a part of the table of runs: in a file of its own, or in one with many ({@link Packs}). Several
 * threads may publish units of different names at the same time.
 */
public final class StoredUnits {
    private final Folder folder;
    private final StoreFiles files;
    private final StoreWriter writer;
    private final StoreParts parts;
    private final RunTable runTable;
    private final Packs packs;

    StoredUnits(Folder folder, StoreFiles files, StoreWriter writer, RunTable runTable) {
        this.folder = folder;
        this.files = files;
        this.writer = writer;
        this.parts = new StoreParts(folder, files);
        this.runTable = runTable;
        this.packs = new Packs(folder, files, runTable);
    }

    /** Names of the units that are done, sorted. */
    public List<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>(packs.index().keySet());
        names.addAll(loose());
        return List.copyOf(names);
    }

    /** Those of the named units that are done; ones that were set aside are taken back. */
    public Set<String> present(List<String> wanted) throws IOException {
        Set<String> present = new HashSet<>(parts.present(StoreFiles.RUNS, wanted));
        wanted.stream().filter(packs.index().keySet()::contains).forEach(present::add);
        return present;
    }

    /** All that are done in short, by name; of recent files the footers alone are read. */
    public List<UnitOutline> outlines() throws IOException {
        List<UnitOutline> outlines = new ArrayList<>();
        for (String unit : names()) {
            String file = StoreParts.file(StoreFiles.RUNS, unit);
            if (folder.has(file)) {
                outlines.add(outline(unit, file));
            } else {
                outlines.add(Objects.requireNonNull(packs.index().get(unit)).outline());
            }
        }
        return outlines;
    }

    private UnitOutline outline(String unit, String file) throws IOException {
        ParquetTable.Outline outline = files.outline(file, runTable.schema());
        return new UnitOutline(
                unit,
                outline.rows(),
                Failures.told(outline.notes())
                        ? Failures.of(outline.notes())
                        : Failures.of(files.read(file, runTable)));
    }

    /**
     * Publishes the runs of a unit, which is done then, but for a refinement ({@link #writeRefinement}). One of that name is
     * replaced; the same work has the same rows.
     *
     * @param unit its name, derived from the content of the work: letters, digits, '.', '_', '-'
     * @param runs in order
     */
    public void appendRuns(String unit, List<RunRecord> runs) throws IOException {
        if (unit.startsWith(Packs.PREFIX)) {
            throw new IllegalArgumentException("not a name for a part: \"" + unit + "\"");
        }
        Map<String, String> failures = Map.of(Failures.KEY, Failures.text(Failures.of(runs)));
        writer.publish(StoreParts.file(StoreFiles.RUNS, unit), runTable, runs, failures);
    }

    /**
     * Runs of a unit if it is done; one that was set aside is taken back.
     *
     * @throws StoreException DAMAGED if they cannot be read
     */
    public Optional<List<RunRecord>> runs(String unit) throws IOException {
        String file = parts.takenBack(StoreFiles.RUNS, unit);
        return folder.has(file) ? Optional.of(files.read(file, runTable)) : packs.runs(unit);
    }

    /** Publishes an ended refinement, after its runs: that makes the unit done. */
    public void writeRefinement(RefinementState refinement) throws IOException {
        writer.publish(
                StoreParts.file(StoreFiles.REFINEMENTS, refinement.unit()), new RefinementTable(), List.of(refinement));
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

    /**
     * Sets units aside that the study does not ask for any more, be it runs or refinements: they are not among the results, and
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

    /** Gives each unit of a file one of its own. */
    private void unpack(String file) throws IOException {
        for (Packs.Range range : packs.ranges(file)) {
            if (packs.isTakenFrom(file, range.unit())) {
                appendRuns(range.unit(), packs.runs(range.unit()).orElseThrow());
            }
        }
        packs.delete(Set.of(file));
    }

    /** Number of files of units that the study does not ask for at present. */
    public int filesAside() throws IOException {
        return files.parts(StoreFiles.ASIDE + "/" + StoreFiles.RUNS).size()
                + files.parts(StoreFiles.ASIDE + "/" + StoreFiles.REFINEMENTS).size();
    }

    /** When a unit or the table of fits was published last, ms since 1970-01-01; 0 if there is none. */
    public long lastPublished() throws IOException {
        long last = folder.modified(StoreFiles.FITS);
        for (String table : List.of(StoreFiles.RUNS, StoreFiles.REFINEMENTS)) {
            for (String file : files.parts(table)) {
                last = Math.max(last, folder.modified(file));
            }
        }
        return last;
    }

    /** Publishes what the study asks for. */
    public void writePlan(List<PlannedWork> plan) throws IOException {
        writer.publish(StoreFiles.PLAN, new PlanTable(), plan);
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
            writer.publish(file, new WorkTable(), work);
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

    /** Names of those done that have files of their own. */
    List<String> loose() throws IOException {
        return parts.names(StoreFiles.RUNS).stream()
                .filter(name -> !name.startsWith(Packs.PREFIX))
                .toList();
    }

    /** Deletes files of units that are in others, too. */
    void deleteLoose(Set<String> names) throws IOException {
        for (String name : names) {
            folder.delete(StoreParts.file(StoreFiles.RUNS, name));
        }
    }

    /** Files with many units. */
    Packs packs() {
        return packs;
    }
}
