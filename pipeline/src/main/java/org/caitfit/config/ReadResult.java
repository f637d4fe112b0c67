package org.caitfit.config;

import java.util.List;
import java.util.stream.Collectors;
import org.caitfit.study.Study;

/** What became of reading a study. */
public sealed interface ReadResult {

    /** The study is complete and consistent. */
    record Read(Study study) implements ReadResult {}

    /**
     * The study cannot be used.
     *
     * @param problems all of them, at least one, those of the configuration first, then by place
     */
    record Refused(List<ConfigProblem> problems) implements ReadResult {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a problem");
            }
        }

        /** 3 if the configuration has to be mended, 4 if only data files have. */
        public int exitCode() {
            return problems.stream().anyMatch(p -> p.kind() == ConfigProblem.Kind.CONFIG) ? 3 : 4;
        }

        /** All problems for a terminal, with a last line that counts them. */
        public String format() {
            return problems.stream().map(ConfigProblem::format).collect(Collectors.joining("\n"))
                    + "\n"
                    + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                    + "\n";
        }
    }
}
