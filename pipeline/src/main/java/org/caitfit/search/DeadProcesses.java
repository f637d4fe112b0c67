package org.caitfit.search;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.caitfit.results.WorkUnderWay;

/** What processes were doing that were killed. */
public final class DeadProcesses {
    /** None. */
    static final DeadProcesses NONE = new DeadProcesses(List.of());

    /** So many in a unit, and its runs are made one after another; so many in a run, and it is not made. */
    static final int TOO_MANY = 2;

    /** Of a process on another machine nothing is known but when it said so last. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final List<WorkUnderWay> work;

    private DeadProcesses(List<WorkUnderWay> work) {
        this.work = List.copyOf(work);
    }

    /** Those among all that left word. */
    static DeadProcesses among(List<WorkUnderWay> all, WorkUnderWay self) {
        Instant now = Instant.now();
        return new DeadProcesses(
                all.stream().filter(row -> isDead(row, self, now)).toList());
    }

    /** Whether the process of a row is not there any more, as far as this machine can tell. */
    public static boolean isDead(WorkUnderWay row) {
        return isDead(row, self(), Instant.now());
    }

    private static boolean isDead(WorkUnderWay row, WorkUnderWay self, Instant now) {
        if (row.process().equals(self.process())) {
            return false;
        }
        if (row.host().equals(self.host())) {
            return ProcessHandle.of(row.pid())
                    .filter(p -> startOf(p).equals(row.started()))
                    .isEmpty();
        }
        try {
            return Instant.parse(row.heard()).plus(SILENCE).isBefore(now);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    /** This process, without a unit. */
    static WorkUnderWay self() {
        ProcessHandle process = ProcessHandle.current();
        String name = ManagementFactory.getRuntimeMXBean().getName();
        String host = name.substring(name.indexOf('@') + 1);
        String started = startOf(process);
        return new WorkUnderWay(
                // letters and digits: it becomes the name of a file
                (host + "-" + process.pid() + "-" + Integer.toHexString(started.hashCode()))
                        .replaceAll("[^A-Za-z0-9-]", "-"),
                host,
                process.pid(),
                started,
                now(),
                "",
                "",
                OptionalLong.empty(),
                "");
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** Processes that died in a unit. */
    int in(String unit) {
        return (int) work.stream()
                .filter(row -> row.unit().equals(unit))
                .map(WorkUnderWay::process)
                .distinct()
                .count();
    }

    /** Processes that died while a run was run alone, or was overdue. @param run number in the unit */
    int in(String unit, long run) {
        return (int) work.stream()
                .filter(row -> row.unit().equals(unit) && row.run().equals(OptionalLong.of(run)))
                .map(WorkUnderWay::process)
                .distinct()
                .count();
    }

    /** Their names. */
    List<String> names() {
        return work.stream().map(WorkUnderWay::process).distinct().toList();
    }
}
