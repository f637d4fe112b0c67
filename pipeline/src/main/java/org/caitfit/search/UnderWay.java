package org.caitfit.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.caitfit.results.WorkUnderWay;
import org.caitfit.store.ResultStore;

/**
 * What this process has begun and not ended, written into the store: what is left of a process that was killed tells what it was
 * doing. Also names runs that take far longer than the others. Never changes rows. Thread-safe.
 */
public final class UnderWay implements AutoCloseable {
    /** A run is overdue when it takes longer than this, s ... */
    static final double OVERDUE_SECONDS = 180;

    /** ... and than so many times the mean. */
    static final double OVERDUE_FACTOR = 100;

    private static final long SECONDS_BETWEEN_SIGNS = 30;

    private final Journal journal;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final WorkUnderWay self;
    private final DeadProcesses dead;
    private final ScheduledExecutorService clock;
    private final Map<String, Unit> units = new ConcurrentHashMap<>();
    private final LongAdder doneNanos = new LongAdder();
    private final LongAdder doneRuns = new LongAdder();
    private boolean closed;

    /** Where it is written. */
    interface Journal {
        /** Replaces what was written before. @param rows none to leave nothing */
        void write(String process, List<WorkUnderWay> rows) throws IOException;
    }

    /** @param nanoTime monotonic, ns */
    UnderWay(Journal journal, Progress progress, LongSupplier nanoTime, DeadProcesses dead) {
        this.journal = journal;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.self = DeadProcesses.self();
        this.dead = dead;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "under-way");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Tells nobody. */
    static UnderWay untold() {
        return new UnderWay((process, rows) -> {}, Progress.silent(), System::nanoTime, DeadProcesses.NONE);
    }

    /** Writes into a store, and finds there what processes that died were doing. */
    public static UnderWay in(ResultStore store, Progress progress) throws IOException {
        WorkUnderWay self = DeadProcesses.self();
        UnderWay underWay = new UnderWay(
                store.units()::writeWork,
                progress,
                System::nanoTime,
                DeadProcesses.among(store.units().work(), self));
        underWay.clock.scheduleWithFixedDelay(
                underWay::sign, SECONDS_BETWEEN_SIGNS, SECONDS_BETWEEN_SIGNS, TimeUnit.SECONDS);
        return underWay;
    }

    /** All that was asked for is done: what processes that died were doing matters no more. */
    void forgetDead() throws IOException {
        for (String process : dead.names()) {
            journal.write(process, List.of());
        }
    }

    /** What processes that died were doing. */
    DeadProcesses dead() {
        return dead;
    }

    /** A unit begins; it ends when it is closed, after its rows have been published. */
    Unit begin(String unit) {
        Unit begun = new Unit(unit, DeadProcesses.now());
        units.put(unit, begun);
        write();
        return begun;
    }

    /** Gives a sign of life, and looks for runs that are overdue. */
    void sign() {
        for (Unit unit : units.values()) {
            for (Run run : unit.runs) {
                double seconds = (nanoTime.getAsLong() - run.began) * 1e-9;
                if (!run.named && seconds > OVERDUE_SECONDS && seconds > OVERDUE_FACTOR * meanSeconds()) {
                    run.named = true;
                    progress.note(String.format(
                            Locale.ROOT,
                            "run %d of %s has been under way for %.0f s, the mean is %.2g s: %s",
                            run.number,
                            unit.name,
                            seconds,
                            meanSeconds(),
                            run.parameters.get()));
                }
            }
        }
        if (!units.isEmpty()) {
            write();
        }
    }

    private double meanSeconds() {
        return doneNanos.sum() * 1e-9 / Math.max(1, doneRuns.sum());
    }

    private synchronized void write() {
        if (!closed) {
            write(rows(false));
        }
    }

    private void write(List<WorkUnderWay> rows) {
        try {
            journal.write(self.process(), rows);
        } catch (IOException e) {
            // what is under way is good to know, no more; whatever is wrong with the disk, the next unit will tell
        }
    }

    private List<WorkUnderWay> rows(boolean overdueOnly) {
        List<WorkUnderWay> rows = new ArrayList<>();
        String now = DeadProcesses.now();
        units.values().stream().sorted(Comparator.comparing(unit -> unit.name)).forEach(unit -> {
            if (!overdueOnly) {
                rows.add(row(unit, now, OptionalLong.empty(), ""));
            }
            unit.runs.stream()
                    .filter(run -> run.named)
                    .forEach(run -> rows.add(row(unit, now, OptionalLong.of(run.number), run.parameters.get())));
        });
        return rows;
    }

    private WorkUnderWay row(Unit unit, String now, OptionalLong run, String note) {
        return new WorkUnderWay(
                self.process(), self.host(), self.pid(), self.started(), now, unit.name, unit.begun, run, note);
    }

    /** The process is told to stop: what is under way is left well, but for runs that are overdue. */
    public synchronized void stop() {
        closed = true;
        clock.shutdownNow();
        write(rows(true));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            clock.shutdownNow();
            write(List.of());
        }
    }

    /** A unit that was begun. */
    final class Unit implements AutoCloseable {
        private final String name;
        private final String begun;
        private final Queue<Run> runs = new ConcurrentLinkedQueue<>();

        private Unit(String name, String begun) {
            this.name = name;
            this.begun = begun;
        }

        String name() {
            return name;
        }

        /**
         * Makes a run.
         *
         * @param number in the unit
         * @param parameters as text, asked for if need be
         */
        <T> T run(long number, Supplier<String> parameters, Supplier<T> work) {
            Run run = new Run(number, parameters, nanoTime.getAsLong());
            runs.add(run);
            return made(run, work);
        }

        /** The same, of a run that may kill the process: it is named at once. */
        <T> T alone(long number, Supplier<String> parameters, Supplier<T> work) {
            Run run = new Run(number, parameters, nanoTime.getAsLong());
            run.named = true;
            runs.add(run);
            write();
            return made(run, work);
        }

        private <T> T made(Run run, Supplier<T> work) {
            try {
                return work.get();
            } finally {
                runs.remove(run);
                doneNanos.add(nanoTime.getAsLong() - run.began);
                doneRuns.increment();
            }
        }

        @Override
        public void close() {
            units.remove(name, this);
        }
    }

    /** A run that was begun. */
    private static final class Run {
        private final long number;
        private final Supplier<String> parameters;
        private final long began;
        /** In what is written: it is overdue, or run alone. */
        private volatile boolean named;

        private Run(long number, Supplier<String> parameters, long began) {
            this.number = number;
            this.parameters = parameters;
            this.began = began;
        }
    }
}
