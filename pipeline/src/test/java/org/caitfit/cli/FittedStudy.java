package org.caitfit.cli;

import static org.caitfit.cli.Said.caitfit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.caitfit.SyntheticStudy;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A small study that the program fitted, once for the tests of all commands. They leave its files as they are.
 *
 * @param study the study file; its data are beside it
 * @param results the result folder
 * @param fit what the fit said
 */
record FittedStudy(Path study, Path results, Said fit) {
    private static FittedStudy in(Path folder) {
        Path study =
                SyntheticStudy.cait(folder, 2, 5, "starts: 1", "max_evaluations: 12", "fits: {K: [K], joint: [K, Rb]}");
        Path results = folder.resolve("results");
        return new FittedStudy(study, results, caitfit("fit", study, "--out", results, "--threads", 2));
    }

    /** Hands it to constructors of test classes. */
    static final class Once implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FittedStudy.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(FittedStudy.class))
                    .getOrComputeIfAbsent(Kept.class)
                    .fitted;
        }
    }

    /** Deletes the files after the last test. */
    static final class Kept implements AutoCloseable {
        private final Path folder;
        private final FittedStudy fitted;

        Kept() {
            try {
                folder = Files.createTempDirectory("caitfit");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            fitted = in(folder);
        }

        @Override
        public void close() throws IOException {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
