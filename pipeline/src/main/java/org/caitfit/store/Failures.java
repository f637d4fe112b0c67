package org.caitfit.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Status;

/** Numbers of failed runs by kind, as the footer of a part tells them. */
final class Failures {
    /** Key of the footer. */
    static final String KEY = "caitfit.failures";

    private Failures() {}

    static SortedMap<String, Long> of(List<RunRecord> runs) {
        return runs.stream()
                .filter(run -> run.status() == Status.FAILED)
                .collect(Collectors.groupingBy(RunRecord::failureKind, TreeMap::new, Collectors.counting()));
    }

    /** E.g. "INVALID_INPUT=12,STEP_TOO_SMALL=3"; empty for none. */
    static String text(SortedMap<String, Long> failures) {
        return failures.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }

    /** The inverse. @throws IllegalArgumentException if it is none */
    static SortedMap<String, Long> parse(String text) {
        SortedMap<String, Long> failures = new TreeMap<>();
        for (String entry : text.isEmpty() ? new String[0] : text.split(",")) {
            int at = entry.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("its footer says of failures: " + text);
            }
            failures.merge(entry.substring(0, at), Long.valueOf(entry.substring(at + 1)), Long::sum);
        }
        return failures;
    }

    /** Whether the footer of a part tells them; those written before it did do not. */
    static boolean told(Map<String, String> notes) {
        return notes.containsKey(KEY);
    }

    static SortedMap<String, Long> of(Map<String, String> notes) {
        return parse(Objects.requireNonNullElse(notes.get(KEY), ""));
    }
}
