package org.caitfit.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one reading; the same problem found twice is kept once. */
final class Problems {
    private final Set<ConfigProblem> problems = new LinkedHashSet<>();

    /** Adds a problem. @param maybe the mend, a sentence that begins with "Maybe" */
    void add(
            ConfigProblem.Kind kind,
            SourceFile source,
            int line,
            int column,
            String path,
            String message,
            String maybe) {
        problems.add(new ConfigProblem(kind, source.path(), line, column, path, message, maybe, source.line(line)));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    int size() {
        return problems.size();
    }

    /** Those of the configuration first, then by file, line and column. */
    List<ConfigProblem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparing(ConfigProblem::kind)
                        .thenComparing(p -> p.file().toString())
                        .thenComparingInt(ConfigProblem::line)
                        .thenComparingInt(ConfigProblem::column))
                .toList();
    }
}
